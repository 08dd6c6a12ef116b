import { describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { formatProblem, problemIn } from '../../lessons/format/problem.ts';
import { LESSON_EN, LESSON_YAML, smallCourse } from './support/small-course.ts';

function problemsOf(changes: Readonly<Record<string, string>>): string[] {
  return compileCourse(smallCourse(changes)).problems.map(formatProblem);
}
const withYaml = (from: string, to: string) => ({ 'pop3/enter/lesson.yaml': LESSON_YAML.replace(from, to) });
const withEnglish = (from: string, to: string) => ({ 'pop3/enter/en.md': LESSON_EN.replace(from, to) });

describe('a course that is right', () => {
  const { index, lessons, problems } = compileCourse(smallCourse());

  it('compiles without a problem', () => {
    expect(problems).toEqual([]);
    expect(index.chapters[0]?.lessons[0]).toMatchObject({
      id: 'pop3/enter',
      protocol: 'pop3',
      steps: ['enter'],
    });
  });

  it('inherits protocol and seed from the chapter', () => {
    expect(lessons.get('pop3/enter')).toMatchObject({ protocol: 'pop3', seed: 'article-pop3' });
  });

  it('turns directives into nodes that hold no HTML', () => {
    expect(lessons.get('pop3/enter')?.text.en.steps.enter?.body).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Type ' },
          { type: 'command', text: 'USER nicolas' },
          { type: 'text', text: ', see ' },
          { type: 'rfc', reference: '1939 §7', url: 'https://www.rfc-editor.org/rfc/rfc1939#section-7' },
          { type: 'text', text: '.' },
        ],
      },
    ]);
  });

  it('sets French typing as print does', () => {
    expect(lessons.get('pop3/enter')?.text.fr.purpose).toBe(
      'Ouvrir l’accès\u202f: «\u202fvite\u202f»\u202f!',
    );
  });
});

describe('a mistake is told with its file, its line and what would be right', () => {
  it.each([
    [
      'a misspelt key',
      withYaml('solution:', 'solutoin:'),
      /^pop3\/enter\/lesson\.yaml:5: "solutoin" is not known here; did you mean "solution"\?/,
    ],
    [
      'an unknown kind of check',
      withYaml('- state: TRANSACTION', '- stat: TRANSACTION'),
      /^pop3\/enter\/lesson\.yaml:4: "stat" is not known here; did you mean "state"\?/,
    ],
    [
      'a check with two kinds',
      withYaml('- state: TRANSACTION', '- { state: TRANSACTION, visited: UPDATE }'),
      /^pop3\/enter\/lesson\.yaml:4: .*a condition has one of: state, visited/,
    ],
    [
      'an unknown action',
      withYaml('USER nicolas', '@unplug'),
      /^pop3\/enter\/lesson\.yaml:5: .*"@unplug" is not an action; there are "@connect"/,
    ],
    [
      'a wait for what is no pattern',
      withYaml('USER nicolas', '@wait ['),
      /^pop3\/enter\/lesson\.yaml:5: .*"\[" is not a regular expression/,
    ],
    [
      'a console that cannot be',
      withYaml('- state: TRANSACTION', '- { state: TRANSACTION, at: b }'),
      /^pop3\/enter\/lesson\.yaml:4: .*a console is named by a letter: A, B/,
    ],
    [
      'a console that the lesson has not, in a script',
      withYaml('USER nicolas', '@console B'),
      /^pop3\/enter\/lesson\.yaml:5: there is no console B in this lesson; there is A \("consoles: 2" makes two\)/,
    ],
    [
      'a console that the lesson has not, in a condition',
      withYaml('- state: TRANSACTION', '- { state: TRANSACTION, at: C }'),
      /^pop3\/enter\/lesson\.yaml:4: there is no console C in this lesson/,
    ],
    [
      'a console that the lesson has not, in the recording',
      { 'pop3/enter/session.txt': '[enter]\n@console B\nS: +OK\n' },
      /^pop3\/enter\/session\.txt:2: there is no console B in this lesson/,
    ],
    [
      'a loop that says nothing',
      withEnglish('Slowly.', '::repeat[1-50]'),
      /^pop3\/enter\/en\.md:14: "@repeat 1-50" repeats nothing; write "@repeat 1-50 TOP # 0"/,
    ],
    [
      'a star that YAML takes for an alias',
      withYaml('command: [PASS]', 'command: *PASS'),
      /^pop3\/enter\/lesson\.yaml:10: not valid YAML: "\*PASS" stands for nothing/,
    ],
    [
      'a colon in a text',
      withYaml('- id: order', '- id: order: x'),
      /^pop3\/enter\/lesson\.yaml:9: not valid YAML: a second key on one line/,
    ],
    ['broken YAML', withYaml('passes:', 'passes: ]'), /^pop3\/enter\/lesson\.yaml:3: not valid YAML/],
    [
      'a step without prose',
      withEnglish('{#enter}', '{#entre}'),
      /^pop3\/enter\/en\.md:5: there is no step "entre" in lesson\.yaml/,
    ],
    [
      'a heading without id',
      withEnglish(' {#enter}', ''),
      /^pop3\/enter\/en\.md:5: .*needs the id of its step/,
    ],
    ['a missing hint', withEnglish('{#order}', '{#odrer}'), /^pop3\/enter\/en\.md:9: no hint "odrer"/],
    ['a missing speaker note', withEnglish(':::speaker', ':::quoi'), /needs one ":::speaker" note/],
    [
      'raw HTML',
      withEnglish('Slowly.', 'Slowly <b>now</b>.'),
      /^pop3\/enter\/en\.md:14: <b> would be raw HTML/,
    ],
    [
      'a dead RFC reference',
      withEnglish('1939 §7', '1939 §77'),
      /^pop3\/enter\/en\.md:7: RFC 1939 has no known section 77/,
    ],
    [
      'a word not in the glossary',
      withEnglish('Slowly.', ':term[maildrop]'),
      /"maildrop" is not in the glossary/,
    ],
    ['a script for a link', withEnglish('Slowly.', '[x](javascript:x)'), /a link begins with https/],
    ['a number that begins a sentence', withEnglish('Slowly.', '883. That many.'), /write "883\\\."/],
    [
      'a missing file',
      { 'course.yaml': 'chapters:\n  - id: pop3\n    lessons: [leave]\n' },
      /^pop3\/leave\/lesson\.yaml:1: the file is missing/,
    ],
    [
      'languages that differ',
      withEnglish(':cmd[USER nicolas]', ':cmd[USER nicole]'),
      /the other language has :cmd\[USER nicolas\]/,
    ],
    [
      'a session that misses a step',
      { 'pop3/enter/session.txt': 'S: +OK\n' },
      /^pop3\/enter\/session\.txt:1: the markers must be, in this order: enter; found: none/,
    ],
    [
      'a line of a session by nobody',
      { 'pop3/enter/session.txt': '[enter]\nhello\n' },
      /session\.txt:2: "hello" begins with none/,
    ],
  ])('%s', (_, changes, message) => {
    expect(problemsOf(changes)).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
    for (const problem of compileCourse(smallCourse(changes)).problems) {
      expect(problemIn(problem, 'fr')).not.toBe(problemIn(problem, 'en'));
      expect(problemIn(problem, 'fr')).not.toMatch(/ [;!?»]| :(?![\w:])|« /); // the spaces are narrow and do not break
    }
  });

  it('leaves out the lesson that has problems and keeps the others', () => {
    const changes = {
      'course.yaml': 'chapters:\n  - id: pop3\n    lessons: [enter, other]\n',
      ...Object.fromEntries(
        ['lesson.yaml', 'en.md', 'fr.md', 'session.txt'].map((name) => [
          `pop3/other/${name}`,
          smallCourse().get(`pop3/enter/${name}`)!,
        ]),
      ),
      ...withYaml('state', 'stat'),
    };
    const { index } = compileCourse(smallCourse(changes));
    expect(index.chapters[0]?.lessons.map((lesson) => lesson.id)).toEqual(['pop3/other']);
  });
});
