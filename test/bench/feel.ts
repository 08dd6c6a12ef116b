/**
 * `npm run bench -- feel`: in a real Chromium against the real relay and sandbox, the time from Enter to the explained
 * reply painted. Medians of several rounds; goal: 30 ms. It needs a built page (`npm run build`).
 */
import type { Page } from 'playwright-core';
import { launchBrowser, visit } from '../support/browser.ts';
import { median } from './measure.ts';
import { pageProcess } from './servers.ts';

const ROUNDS = 5;
const COMMANDS = 40;
const GOAL = 30;

/** Milliseconds from the next Enter to the frame after the server's reply stands explained in the pane. */
function nextReply(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressed = 0;
        addEventListener(
          'keydown',
          ({ key }) => {
            if (key === 'Enter') pressed = performance.now();
          },
          { capture: true, once: false },
        );
        const list = document.querySelector('.units')!;
        const watcher = new MutationObserver(() => {
          const last = list.lastElementChild!;
          if (pressed === 0 || last.classList.contains('sent') || !last.querySelector('.token-row')) return;
          watcher.disconnect();
          // A task posted from a frame runs once that frame has been painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - pressed);
            port2.postMessage(undefined);
          });
        });
        watcher.observe(list, { childList: true, subtree: true });
      }),
  );
}

export async function benchFeel(): Promise<void> {
  const plusok = await pageProcess('article-pop3');
  const browser = await launchBrowser();
  try {
    const medians: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const visitor = await visit(browser, `${plusok.url}console/pop3`);
      await visitor.hears(/^\+OK/);
      await visitor.say('USER nicolas', /accepted/);
      await visitor.say('PASS mot_passe', /Mailbox open/);
      const figures: number[] = [];
      for (let i = 0; i < COMMANDS; i++) {
        const answered = nextReply(visitor.page);
        await visitor.say(i % 2 ? 'STAT' : 'LIST 2');
        figures.push(await answered);
      }
      medians.push(median(figures));
      await visitor.leave();
    }
    const figure = median(medians);
    console.log(
      `from Enter to the explained reply painted: ${figure.toFixed(1)} ms (goal ${GOAL}: ${figure <= GOAL ? 'reached' : 'missed'})`,
    );
  } finally {
    await browser.close();
    await plusok.stop();
  }
}
