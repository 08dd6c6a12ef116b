/**
 * `npm run bench -- log-page`: a log of 100,000 lines is opened in "Explain a log", in a real Chromium: no task of the
 * page may take longer than 50 ms, neither while it opens nor while someone scrolls through it or goes to its end. It
 * needs a built page (`npm run build`).
 */
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, visit } from '../support/browser.ts';
import { LONG_LOGS, type LongLog } from '../support/long-logs.ts';
import { pageProcess } from './servers.ts';
import { TaskRecorder } from './tasks.ts';

const LINES = 100_000;
const GOAL = 50;

/** The longest task since the last call. What other programs take of the processor meanwhile is not the page's doing. */
async function verdict(tasks: TaskRecorder, page: Page): Promise<string> {
  await page.waitForTimeout(300);
  const { processor, clock } = await tasks.longest();
  const reached = processor <= GOAL ? 'reached' : 'missed';
  return `${processor.toFixed(0)} ms of the processor (goal ${GOAL}: ${reached}), ${clock.toFixed(0)} ms by the clock`;
}

const FRAMES = 60;

/** Scrolls from top to end in a second or two, as who drags the scroll bar does: a jump each frame. */
async function scrollThrough(page: Page): Promise<void> {
  const box = page.locator('.log-scroll');
  for (let frame = 1; frame <= FRAMES; frame++) {
    await box.evaluate((list, part) => {
      list.scrollTop = list.scrollHeight * part;
      return new Promise((resolve) => requestAnimationFrame(resolve));
    }, frame / FRAMES);
  }
}

const memory = (page: Page) =>
  page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize / 2 ** 20,
  );

async function explain(
  page: Page,
  tasks: TaskRecorder,
  url: string,
  file: string,
  { name, lines }: LongLog,
): Promise<void> {
  const text = lines(LINES).join('\n');
  writeFileSync(file, text);
  await page.goto(`${url}explain`);
  await page.locator('#log-text').waitFor();
  await tasks.longest();
  const say = (what: string, figure: string) => console.log(`  ${what}: ${figure}`);
  console.log(`${name}, ${LINES} lines, ${(text.length / 1e6).toFixed(1)} MB`);
  const begin = performance.now();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.unit').first().waitFor();
  say('first lines explained after', `${(performance.now() - begin).toFixed(0)} ms`);
  await page.waitForFunction((least) => {
    const count = document.querySelector('.unit')?.getAttribute('aria-setsize');
    return Number(count) >= least;
  }, LINES);
  say('all explained after', `${((performance.now() - begin) / 1000).toFixed(1)} s`);
  say('longest task while it opened', await verdict(tasks, page));
  await scrollThrough(page);
  say('longest task while it was scrolled through', await verdict(tasks, page));
  await page.locator('.unit-line').first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  say('longest task while the ends were visited', await verdict(tasks, page));
  say('elements in the page', String(await page.locator('*').count()));
  say('heap of the page', `${(await memory(page)).toFixed(0)} MiB`);
}

export async function benchLogPage(): Promise<void> {
  const plusok = await pageProcess('default');
  const browser = await launchBrowser();
  const folder = await mkdtemp(join(tmpdir(), 'plusok-log-page-'));
  try {
    for (const log of LONG_LOGS) {
      const visitor = await visit(browser, 'about:blank');
      const tasks = await TaskRecorder.start(browser, visitor.page);
      await explain(visitor.page, tasks, plusok.url, join(folder, log.name), log);
      await tasks.stop();
      await visitor.leave();
    }
  } finally {
    await browser.close();
    await plusok.stop();
    await rm(folder, { recursive: true });
  }
}
