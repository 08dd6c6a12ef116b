import { describe, expect, it } from 'vitest';
import { LANGS, type Lang, type Lesson } from '../../lessons/model.ts';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { noBrowser } from '../support/browser.ts';
import {
  button,
  escaped,
  filmIsOver,
  lessons,
  lessonsInBrowser,
  takeStep,
  typedIn,
} from '../support/lessons.ts';

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
  const browser = lessonsInBrowser();
  const open = (lesson: Lesson, language: Lang) => browser.open(`lesson/${lesson.id}`, { language });

  it.each(journeys)('%s is done by typing, in %s', async (_, lang, lesson) => {
    const visitor = await open(lesson, lang);
    await visitor.page.locator('.console').first().waitFor();
    for (const step of lesson.steps) {
      await takeStep(visitor, step);
      await button(visitor.page, PLAYER_TEXTS[lang].nextStep).click();
    }
    await visitor.page.locator('.lesson-step h2', { hasText: PLAYER_TEXTS[lang].now }).waitFor();
    expect(await visitor.page.locator('.step-passed').count()).toBe(lesson.steps.length);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it.each(journeys)('%s is watched to its end, in %s', async (_, lang, lesson) => {
    const visitor = await open(lesson, lang);
    const { page } = visitor;
    await button(page, PLAYER_TEXTS[lang].watch).click();
    while (!(await filmIsOver(page))) await button(page, PLAYER_TEXTS[lang].forward).click();
    const last = lesson.replay.lines.findLast((line) => line.kind === 'line');
    await visitor.hears(new RegExp(`^${escaped(last?.kind === 'line' ? last.text.trim() : '')}`));
    await button(page, PLAYER_TEXTS[lang].back).click();
    expect(await filmIsOver(page)).toBe(false);
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
    expect(typedIn(lesson, line)).toEqual(['USER nicolas', 'PASS mot_passe', 'STAT', 'LIST']);
    await visitor.say('LIST 2', /^\+OK 2 440$/);
    await visitor.page.locator('.conditions-met').waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });
});
