import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { type Fault, formatProblem, type Problem } from '../../lessons/format/problem.ts';
import { readCourse } from '../../relay/course.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';

const FOLDER = `${import.meta.dirname}/../../lessons/example`;
const LESSON = 'post/is-there-mail';
const right = await readCourse(FOLDER);

/** A mistake, what it replaces, and how it is told: by file, line and words. */
const MISTAKES: readonly [string, string, string, string, RegExp][] = [
  [
    'a solution that does not pass',
    'lesson.yaml',
    'STAT\n    # Other',
    'NOOP\n    # Other',
    /^lesson\.yaml:29: solutions: count does not pass: STAT or LIST accepted/,
  ],
  [
    'an alternative that does not pass',
    'lesson.yaml',
    '      - |\n        LIST\n',
    '      - |\n        UIDL\n',
    /^lesson\.yaml:33: count, alternative "UIDL": does not pass: STAT or LIST accepted/,
  ],
  [
    'something that passes and must not',
    'lesson.yaml',
    'STAT 1 2',
    'LIST 1',
    /^lesson\.yaml:36: count, mustFail "LIST 1": passes, and must not/,
  ],
  [
    'a step that passes before anything is typed',
    'lesson.yaml',
    '- closed: politely\n',
    '- state: TRANSACTION\n',
    /^lesson\.yaml:46: leave passes before anything is typed/,
  ],
  [
    'a recording that is not what the sandbox says',
    'session.txt',
    'S: +OK 3 1665',
    'S: +OK 4 1665',
    /^session\.txt:10: recorded "\+OK 4 1665", the sandbox says "\+OK 3 1665"/,
  ],
  [
    'a recording that lacks a line',
    'session.txt',
    'S: +OK 3 1665\n',
    '',
    /^session\.txt:\d+: (?:the sandbox also says|recorded)/,
  ],
  [
    'a recording that does not do its step',
    'session.txt',
    'C: STAT\nS: +OK 3 1665\n',
    '',
    /^session\.txt:\d+: count is not done by its lines/,
  ],
  [
    'a secret in a recording',
    'session.txt',
    'C: USER nicolas\n',
    'C: USER nicolas\nS: +OK User name accepted, password please\nC: PASS hunter2\nS: -ERR x\nC: USER nicolas\n',
    /^session\.txt:6: the recording shows the secret "hunter2"/,
  ],
  [
    'a missing language',
    'fr.md',
    '## Compter {#count}',
    '### Compter',
    /^fr\.md:\d+: .*\{#count\}" is missing/,
  ],
  [
    'a dead RFC reference',
    'en.md',
    ':rfc[1939 §5]',
    ':rfc[1939 §55]',
    /^en\.md:\d+: RFC 1939 has no known section 55/,
  ],
  [
    'a seed that does not exist',
    'lesson.yaml',
    'steps:\n',
    'seed: nowhere\nsteps:\n',
    /^lesson\.yaml:5: seed: .*"default"/,
  ],
];

describe('lessons:check tells a broken lesson from a right one', () => {
  let ground: Awaited<ReturnType<typeof provingGround>>;
  beforeAll(async () => {
    ground = await provingGround();
  });
  afterAll(() => ground.close());

  const faultsOf = async (files: ReadonlyMap<string, string>): Promise<string[]> => {
    const { lessons, places, problems } = compileCourse(files);
    const faults: (Problem | Fault)[] = [...problems];
    for (const [id, lesson] of lessons) {
      faults.push(...(await proveLesson(lesson, ground.open, { places: places.get(id) })));
    }
    return faults.map((fault) => formatProblem(fault).replace(`${LESSON}/`, ''));
  };

  it('finds nothing in the example', async () => expect(await faultsOf(right)).toEqual([]));

  it.each(MISTAKES)('%s', async (_, file, from, to, told) => {
    const text = right.get(`${LESSON}/${file}`)!;
    expect(text).toContain(from);
    const faults = await faultsOf(new Map([...right, [`${LESSON}/${file}`, text.replace(from, to)]]));
    expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(told)]));
  });
});
