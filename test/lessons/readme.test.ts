import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { formatProblem } from '../../lessons/format/problem.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';
import { smallCourse } from './support/small-course.ts';

const README = readFileSync(`${import.meta.dirname}/../../lessons/README.md`, 'utf8');

/** The examples of the guide, in order: the folder, `lesson.yaml`, the prose, the session. */
const [, yaml = '', prose = '', session = ''] = [...README.matchAll(/^```\w*\n(.*?)^```$/gms)].map(
  (m) => m[1],
);
const GLOSSARY = '# Words\n\n## server {#server}\n\nThe program that answers.\n';
const { lessons, problems } = compileCourse(
  smallCourse({
    'pop3/enter/lesson.yaml': yaml,
    'pop3/enter/fr.md': prose,
    'pop3/enter/en.md': prose,
    'pop3/enter/session.txt': `${session}C: PASS mot_passe\nS: +OK\n`,
    'glossary/fr.md': GLOSSARY,
    'glossary/en.md': GLOSSARY,
  }),
);

describe('the example lesson of the guide', () => {
  let ground: Awaited<ReturnType<typeof provingGround>>;
  beforeAll(async () => {
    ground = await provingGround();
  });
  afterAll(() => ground.close());

  it('compiles as it is printed', () => expect(problems.map(formatProblem)).toEqual([]));

  it('works on a live sandbox, but for the words of its greeting', async () => {
    const faults = await proveLesson(lessons.get('pop3/enter')!, ground.open);
    expect(faults.filter(({ message }) => !message.startsWith('recorded'))).toEqual([]);
  });
});
