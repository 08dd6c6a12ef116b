/**
 * `npm run bench -- ready`: a lesson's address is opened by a fresh visitor in a real Chromium with its processor
 * slowed down four times; the time until the console is connected, its greeting explained, and the page answers at once
 * (no task over 50 ms follows within a second). Medians of several rounds; goal: 1.5 s. It needs a built page.
 */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, SCREENS } from '../support/browser.ts';
import { median } from './measure.ts';
import { pageProcess } from './servers.ts';

const LESSONS = ['smtp/by-hand', 'pop3/list-and-read', 'imap/select'];
const ROUNDS = 5;
const SLOWDOWN = 4;
const GOAL = 1500;
const QUIET = 1000;
/** Milliseconds a new window of Chromium takes at most to load the pages of its own address bar. */
const WINDOW = 3000;

/** Runs in the page before anything of it: notes when the greeting stood explained, and the last long task's end. */
function watch(): void {
  const seen = { explained: 0, lastLongTask: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) seen.lastLongTask = startTime + duration;
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    if (seen.explained === 0 && document.querySelector('.unit .token-row')) {
      requestAnimationFrame(() => setTimeout(() => (seen.explained ||= performance.now())));
    }
  }).observe(document, { childList: true, subtree: true });
}

/** Waits until the page has been quiet for `QUIET`; milliseconds from navigation to interactive. */
async function interactive(page: Page): Promise<number> {
  const ready = await page.waitForFunction((quiet) => {
    const { seen } = window as unknown as { seen: { explained: number; lastLongTask: number } };
    const last = Math.max(seen.explained, seen.lastLongTask);
    return seen.explained > 0 && performance.now() - last > quiet && last;
  }, QUIET);
  return Number(await ready.jsonValue());
}

async function open(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: SCREENS.desk, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.addInitScript(watch);
    // Whoever follows a link has a window already: its start is not the page's.
    await page.waitForTimeout(WINDOW);
    await page.goto(url);
    return await interactive(page);
  } finally {
    await context.close();
  }
}

export async function benchReady(): Promise<void> {
  const plusok = await pageProcess('default');
  const browser = await launchBrowser();
  try {
    for (const lesson of LESSONS) {
      const figures: number[] = [];
      for (let round = 0; round < ROUNDS; round++)
        figures.push(await open(browser, `${plusok.url}lesson/${lesson}`));
      const figure = median(figures);
      console.log(
        `${lesson} interactive, processor ${SLOWDOWN} times slower: ${figure.toFixed(0)} ms (goal ${GOAL}: ${figure <= GOAL ? 'reached' : 'missed'})`,
      );
    }
  } finally {
    await browser.close();
    await plusok.stop();
  }
}
