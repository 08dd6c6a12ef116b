import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { MEASURES } from '../../lessons/checks/figures.ts';
import { type Action, FIRST_CONSOLE } from '../../lessons/format/script.ts';
import type { Lesson, Ratio, Step } from '../../lessons/model.ts';
import { CourseHandler, loadCourse } from '../../relay/course.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { launchBrowser, type Visit, type Visitor, visit } from './browser.ts';
import { startPlusok } from './server.ts';

const FOLDER = `${import.meta.dirname}/../../lessons`;

/** The built-in course. */
export const { lessons } = await loadCourse(FOLDER);

/** PlusOK with its course, in this process. The caller stops it. */
export const startWithCourse = () => startPlusok({ handlers: [new CourseHandler(FOLDER).handle] });

/** PlusOK and a browser for the tests of one file; `open` goes to a page of it. */
export function lessonsInBrowser() {
  let plusok: Plusok;
  let browser: Browser;
  beforeAll(async () => {
    plusok = await startWithCourse();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
  });
  const open = (path: string, how: Visit = { language: 'en' }, at = plusok) =>
    visit(browser, at.url + path, how);
  return { open, url: () => plusok.url, visit: (url: string) => visit(browser, url, { language: 'en' }) };
}

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** One of two consoles with its explanation, or the only one. */
export function consoleOf(page: Page, name = FIRST_CONSOLE): Locator {
  return page.locator(`.lesson:not(:has(.two-consoles)), [data-console=${name}]`);
}

/** The lines of a console's conversation as its explanation lists them. */
export const linesOf = (console: Locator) => console.locator('.unit .unit-line code');

/** Waits until a line of a console's conversation fits. */
export const says = (console: Locator, words: RegExp) =>
  linesOf(console).filter({ hasText: words }).last().waitFor();

/** Answers a step's questions and does what its solution does, until its conditions are met. */
export async function takeStep(visitor: Visitor, step: Step): Promise<void> {
  const { page } = visitor;
  await page.locator('.connection-open, .connection-closed').first().waitFor();
  for (const { answer } of step.predict) {
    const question = page.locator('.predict:not(:has(output))').first();
    await question
      .locator('input')
      .fill(typeof answer === 'string' ? answer : await readOff(visitor, answer));
    await question.locator('button').click();
    await page.locator('.predict-right').last().waitFor();
  }
  let name = FIRST_CONSOLE;
  for (const action of step.solution) {
    if (action.kind === 'console') name = action.name;
    else await act(consoleOf(page, name), action);
  }
  await page.locator('.conditions-met').waitFor();
}

/** The ratio of two figures as the page's table has them. */
async function readOff({ page }: Visitor, { of, from, to }: Ratio): Promise<string> {
  const [many = 0, few = 1] = await Promise.all(
    [from, to].map(async (protocol) => {
      const row = page.locator('.traffic tbody tr', { hasText: protocol.toUpperCase() });
      return Number((await row.locator('td').nth(MEASURES.indexOf(of)).textContent())?.replace(/\D/g, ''));
    }),
  );
  return (many / few).toFixed(1);
}

async function act(console: Locator, action: Exclude<Action, { kind: 'console' }>): Promise<void> {
  if (action.kind === 'type') await typeInto(console, action.text);
  else if (action.kind === 'wait') await says(console, new RegExp(action.pattern));
  else {
    await console
      .locator('.lesson-connection button')
      .nth(action.kind === 'cut' ? 0 : 1)
      .click();
    await console.locator(action.kind === 'cut' ? '.connection-closed' : '.connection-open').waitFor();
  }
}

/** Types a line into a console and waits until all that is expected of it has been said. */
export async function typeInto(console: Locator, line: string, answer?: RegExp): Promise<void> {
  await console.locator('.terminal textarea').focus();
  await console.page().keyboard.type(`${line}\n`);
  if (answer) await says(console, answer);
}

/** The lines typed in a recording before its line `until`, all of them unless given. */
export function typedIn({ replay }: Lesson, until = replay.lines.length): string[] {
  return replay.lines
    .slice(0, until)
    .flatMap((line) => (line.kind === 'line' && line.from === 'client' ? [line.text] : []));
}

/** Presses any key again and again, as a speaker does who looks at the audience. */
export async function drumUntil(page: Page, done: () => Promise<boolean>): Promise<void> {
  for (let keys = 0; keys < 2000; keys++) {
    if (keys % 10 === 0 && (await done())) return;
    await page.keyboard.press('k');
  }
  throw new Error('the demo does not come to its end');
}

/** Whether a film is at its end. */
export async function filmIsOver(page: Page): Promise<boolean> {
  const slider = page.getByRole('slider');
  return (await slider.inputValue()) === (await slider.getAttribute('max'));
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
