import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../lessons/format/problem.ts';
import { LANGS, type Lesson } from '../../lessons/model.ts';
import { type Block, blocksOf, inlinesOf, plainText } from '../../lessons/prose.ts';
import { loadCourse } from '../../relay/course.ts';

const course = await loadCourse(`${import.meta.dirname}/../../lessons`);
const lessons = [...course.lessons.values()].map((lesson) => [lesson.id, lesson] as const);

/** Every lesson, the dialogues of the article it replays, and the errata it remarks on. */
const PLAN: Readonly<Record<string, { article?: string[]; errata?: string[] }>> = {
  'smtp/by-hand': { article: ['D1'], errata: ['E6'] },
  'smtp/dots-and-headers': { errata: ['E6'] },
  'smtp/ehlo': {},
  'pop3/greeting-and-login': { article: ['D2'], errata: ['E2', 'E11'] },
  'pop3/list-and-read': { article: ['D3', 'D4'], errata: ['E7'] },
  'pop3/delete-and-undo': { article: ['D5', 'D6', 'D8'] },
  'pop3/the-cable-is-cut': {},
  'pop3/top': { article: ['D7'] },
  'pop3/apop': { article: ['D9', 'D16'], errata: ['E4'] },
  'pop3/states': { errata: ['E5'] },
  'pop3/modern': { errata: ['E4', 'E11'] },
  'imap/greeting-and-tags': { article: ['D10'] },
  'imap/select': { article: ['D11'], errata: ['E1', 'E2'] },
  'imap/fetch-sizes': { article: ['D12'] },
  'imap/headers-and-literals': { article: ['D13'] },
  'imap/header-text-and-seen': { article: ['D14'], errata: ['E8'] },
  'imap/flags-and-expunge': {},
  'imap/folders': {},
  'imap/structure': {},
  'imap/search-sort-thread': {},
  'imap/two-clients': {},
  'imap/logout': { article: ['D15'] },
  'choose/pop-or-imap': { errata: ['E3'] },
};

/** A lesson's blocks in a language: its introduction and its steps. */
function blocks({ text, steps }: Lesson, lang: (typeof LANGS)[number]): Block[] {
  return [...blocksOf([...text[lang].intro, ...steps.flatMap(({ id }) => text[lang].steps[id]!.body)])];
}

describe('our own course', () => {
  it('compiles without a problem', () => {
    expect(course.problems.map(formatProblem)).toEqual([]);
  });

  it('has every lesson of the plan, and no other', () => {
    expect([...course.lessons.keys()]).toEqual(Object.keys(PLAN));
  });
});

describe.each(lessons)('%s', (id, lesson) => {
  it('has 3 to 10 steps, and says what one can do now', () => {
    expect(lesson.steps.length).toBeGreaterThanOrEqual(3);
    expect(lesson.steps.length).toBeLessThanOrEqual(10);
    for (const lang of LANGS) expect(lesson.text[lang].now.length).toBeGreaterThan(0);
  });

  it.each(LANGS)('states its purpose in one sentence, in %s', (lang) => {
    expect(lesson.text[lang].purpose).toMatch(/^[^.!?]+[.!?]$/);
  });

  it('ends the hints of each step on a general one, and somewhere diagnoses the mistake of this learner', () => {
    for (const step of lesson.steps) {
      expect(step.hints.at(-1), `the last hint of ${step.id}`).toEqual({ id: expect.any(String) });
    }
    expect(lesson.steps.flatMap(({ hints }) => hints).filter(({ when }) => when).length).toBeGreaterThan(0);
  });

  it('has words for each hint, each question and the speaker, in both languages', () => {
    for (const lang of LANGS) {
      for (const { title, body, speaker, hints, predict } of Object.values(lesson.text[lang].steps)) {
        expect(title).not.toBe('');
        for (const words of [body, speaker, ...Object.values(hints)]) expect(words.length).toBeGreaterThan(0);
        for (const { question, explanation } of Object.values(predict)) {
          expect(plainText(question)).toMatch(/[?.]$/);
          expect(explanation.length).toBeGreaterThan(0);
        }
      }
    }
  });

  it('replays the dialogues of the article that are its own, and remarks on the errata', () => {
    const { article = [], errata = [] } = PLAN[id] ?? {};
    expect(lesson.article).toEqual(expect.arrayContaining(article));
    for (const lang of LANGS) {
      const remarked = blocks(lesson, lang).flatMap((block) =>
        block.type === 'remark' ? block.erratum : [],
      );
      expect(remarked).toEqual(expect.arrayContaining(errata));
    }
  });

  it('points to the RFC sections met', () => {
    const sections = [...inlinesOf(blocks(lesson, 'en'))].filter(({ type }) => type === 'rfc');
    expect(sections.length).toBeGreaterThan(0);
    expect(lesson.rfcs.some((reference) => reference.includes('§'))).toBe(true);
  });

  it('says what must not pass', () => {
    for (const step of lesson.steps) expect(step.mustFail.length, step.id).toBeGreaterThan(0);
  });
});
