import { stringify } from 'yaml';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { LANGS } from '../model.ts';
import { chapterText, courseText, lessonText } from './draft-prose.ts';
import { type DraftStep, stepsOf } from './steps.ts';
import type { Take } from './take.ts';
import { variesBetween } from './varies.ts';

/** What a draft is made of: a session's lines, played twice on fresh sandboxes of one seed. */
export interface DraftSource {
  readonly protocol: Protocol;
  readonly seed: string;
  readonly typed: readonly string[];
  readonly takes: readonly [Take, Take];
  /** The present year. */
  readonly year: number;
}

/** The folder of the lesson inside its chapter. */
const LESSON = 'recorded';

/** A course of one lesson, by path: it compiles and is right as it is, and waits for its words. */
export function draftCourse(source: DraftSource): Map<string, string> {
  const { protocol, seed, typed, takes } = source;
  const steps = stepsOf(typed, takes[0]);
  if (steps.length === 0) throw new RangeError('nothing in this session was answered');
  const lesson = `${protocol}/${LESSON}`;
  const files = new Map([
    ['course.yaml', stringify({ chapters: [{ id: protocol, lessons: [LESSON] }] })],
    [`${protocol}/chapter.yaml`, stringify({ protocol, seed })],
    [`${lesson}/lesson.yaml`, lessonYaml(source, steps)],
    [`${lesson}/session.txt`, sessionText(source, steps)],
  ]);
  for (const lang of LANGS) {
    files.set(`${lang}.md`, courseText(lang));
    files.set(`${protocol}/${lang}.md`, chapterText(lang, protocol));
    files.set(`${lesson}/${lang}.md`, lessonText(lang, protocol, steps, typed));
  }
  return files;
}

function lessonYaml({ typed, takes, year }: DraftSource, steps: readonly DraftStep[]): string {
  const { secrets } = takes[0];
  const varies = variesBetween(takes[0].said, takes[1].said, year);
  return stringify(
    {
      ...(varies.length > 0 && { varies }),
      ...(secrets.length > 0 && { secrets }),
      steps: steps.map(({ id, command, outcome, times, from, to }) => ({
        id,
        passes: [{ answered: { command, outcome, times } }],
        solution: `${typed.slice(from, to).join('\n')}\n`,
        hints: [{ id: 'say-it' }],
      })),
    },
    { lineWidth: 0 },
  );
}

/** The session as the first take had it, with the steps marked. Lines after the last answer are left out. */
function sessionText({ typed, takes }: DraftSource, steps: readonly DraftStep[]): string {
  const server = (line: string) => (line === '' ? 'S:' : `S: ${line}`);
  const [greeting, ...answers] = takes[0].said;
  const lines = steps.flatMap(({ id, from, to }, i) => [
    `[${id}]`,
    ...(i === 0 ? (greeting ?? []).map(server) : []),
    ...typed
      .slice(from, to)
      .flatMap((line, k) => [`C: ${line}`.trimEnd(), ...(answers[from + k] ?? []).map(server)]),
  ]);
  return `${lines.join('\n')}\n`;
}
