import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MEASURES } from '../../lessons/checks/figures.ts';
import { type Action, FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { LANGS, type Lang, type Lesson, type Ratio, type Step } from '../../lessons/model.ts';
import { CourseHandler, loadCourse } from '../../relay/course.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { launchBrowser, noBrowser, type Visitor, visit } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

const FOLDER = `${import.meta.dirname}/../../lessons`;
const { lessons } = await loadCourse(FOLDER);
/** Every lesson in CI; elsewhere the first of each protocol, to keep `npm test` short. */
const FIRST = [
  'smtp/by-hand',
  'pop3/list-and-read',
  'imap/fetch-sizes',
  'imap/two-clients',
  'choose/pop-or-imap',
];
const chosen = [...lessons.values()].filter(({ id }) => process.env.CI || FIRST.includes(id));
const journeys = chosen.flatMap((lesson) => LANGS.map((lang) => [lesson.id, lang, lesson] as const));

describe.skipIf(noBrowser)('lessons in a real browser, through the real relay', () => {
  let plusok: Plusok;
  let browser: Browser;
  beforeAll(async () => {
    plusok = await startPlusok({ handlers: [new CourseHandler(FOLDER).handle] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
  });

  const open = (lesson: Lesson, language: Lang) =>
    visit(browser, `${plusok.url}lesson/${lesson.id}`, { language });

  it.each(journeys)('%s is done by typing, in %s', async (_, lang, lesson) => {
    const visitor = await open(lesson, lang);
    await visitor.page.locator('.console').first().waitFor();
    for (const step of lesson.steps) await takeStep(visitor, step, lang);
    await visitor.page.locator('.lesson-step h2', { hasText: PLAYER_TEXTS[lang].now }).waitFor();
    expect(await visitor.page.locator('.step-passed').count()).toBe(lesson.steps.length);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it.each(journeys)('%s is watched to its end, in %s', async (_, lang, lesson) => {
    const visitor = await open(lesson, lang);
    const button = (name: string) => visitor.page.getByRole('button', { name, exact: true });
    await button(PLAYER_TEXTS[lang].watch).click();
    const slider = visitor.page.getByRole('slider');
    const atEnd = async () => (await slider.inputValue()) === (await slider.getAttribute('max'));
    while (!(await atEnd())) await button(PLAYER_TEXTS[lang].forward).click();
    const last = lesson.replay.lines.findLast((line) => line.kind === 'line');
    await visitor.hears(new RegExp(`^${escaped(last?.kind === 'line' ? last.text.trim() : '')}`));
    await button(PLAYER_TEXTS[lang].back).click();
    expect(await atEnd()).toBe(false);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a film in two consoles is taken over in both, and F6 goes from one to the other', async () => {
    const lesson = lessons.get('imap/two-clients')!;
    const visitor = await open(lesson, 'en');
    const { page } = visitor;
    await page.getByRole('button', { name: 'Watch', exact: true }).click();
    await page.getByRole('button', { name: lesson.text.en.steps.expunge!.title, exact: true }).click();
    await page.getByRole('button', { name: 'Continue myself' }).click();
    const [a, b] = [consoleOf(page, 'A'), consoleOf(page, 'B')];
    const says = (console: Locator, words: RegExp) =>
      console.locator('.unit .unit-line code').filter({ hasText: words }).last().waitFor();
    await says(a, /^\* 1 FETCH .*Deleted/);
    await a.locator('.terminal textarea').focus();
    await page.keyboard.press('F6');
    await page.keyboard.type('b5 expunge');
    await page.keyboard.press('Enter');
    await says(b, /^b5 OK/);
    await says(a, /^\* 1 EXPUNGE/);
    await page.locator('.conditions-met').waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a film is taken over: a live session stands where it was', async () => {
    const lesson = lessons.get('pop3/list-and-read')!;
    const visitor = await open(lesson, 'en');
    await visitor.page.getByRole('button', { name: 'Watch', exact: true }).click();
    const { step, line } = lesson.replay.markers[3]!;
    await visitor.page.getByRole('button', { name: lesson.text.en.steps[step]!.title, exact: true }).click();
    await visitor.page.getByRole('button', { name: 'Continue myself' }).click();
    await visitor.hears(/^3 448$/);
    expect((await visitor.lines()).filter((said) => /^(LIST|STAT)$/.test(said))).toEqual(['STAT', 'LIST']);
    expect(typedBefore(lesson, line)).toEqual(['USER nicolas', 'PASS mot_passe', 'STAT', 'LIST']);
    await visitor.say('LIST 2', /^\+OK 2 440$/);
    await visitor.page.locator('.conditions-met').waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });
});

/** Lines typed in a recording before its line `until`. */
function typedBefore(lesson: Lesson, until: number): string[] {
  return lesson.replay.lines
    .slice(0, until)
    .flatMap((line) => (line.kind === 'line' && line.from === 'client' ? [line.text] : []));
}

async function takeStep(visitor: Visitor, step: Step, lang: Lang): Promise<void> {
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
  await page.getByRole('button', { name: PLAYER_TEXTS[lang].nextStep }).click();
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

/** One of two consoles, or the only one. */
function consoleOf(page: Page, name: string): Locator {
  const either = page.locator('.lesson-console');
  return either.and(page.locator(':not(:has(.two-consoles))')).or(page.locator(`[data-console=${name}]`));
}

async function act(console: Locator, action: Exclude<Action, { kind: 'console' }>): Promise<void> {
  if (action.kind === 'type') {
    await console.locator('.terminal textarea').focus();
    await console.page().keyboard.type(action.text);
    await console.page().keyboard.press('Enter');
  } else if (action.kind === 'wait') {
    const said = console.locator('.unit .unit-line code');
    await said
      .filter({ hasText: new RegExp(action.pattern) })
      .last()
      .waitFor();
  } else {
    await console
      .locator('.lesson-connection button')
      .nth(action.kind === 'cut' ? 0 : 1)
      .click();
    await console.locator(action.kind === 'cut' ? '.connection-closed' : '.connection-open').waitFor();
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
