import { type Lesson, type ReplayLine, steady } from '../lessons/model.ts';
import type { LessonRun } from './lesson-run.ts';

/** What is wrong with a recording, and at which of its lines. */
export interface ReplayFault {
  readonly line: number | undefined;
  readonly message: string;
}

/** A line that the server said when the session was recorded. */
interface Recorded {
  readonly text: string;
  readonly index: number;
}

/** A wrong recording differs in many lines; the first few tell. */
const MOST_TOLD = 5;

/** Types the recording's lines again: the server must say the same, and each step must pass where the next begins. */
export async function replayFaults(
  run: LessonRun,
  lesson: Lesson,
  wordForWord: boolean,
): Promise<ReplayFault[]> {
  const { recorded, faults } = await replay(run, lesson, wordForWord);
  if (!wordForWord) return faults;
  const differing = run.heard().flatMap((said, i) => compareLines(lesson, recorded[i] ?? [], said));
  return [...faults, ...differing.slice(0, MOST_TOLD), ...secretsShown(run, lesson)];
}

async function replay(
  run: LessonRun,
  lesson: Lesson,
  wordForWord: boolean,
): Promise<{ recorded: Recorded[][]; faults: ReplayFault[] }> {
  const { lines, markers } = lesson.replay;
  const faults: ReplayFault[] = [];
  const recorded: Recorded[][] = [];
  let unasked = false;
  await run.enter(lesson.protocol);
  for (const [i, marker] of markers.entries()) {
    const step = lesson.steps[i]!;
    run.predictRightly(step);
    const end = markers[i + 1]?.line ?? lines.length;
    for (let index = marker.line; index < end; index++) {
      const line = lines[index]!;
      if (line.kind !== 'line') unasked = line.kind === 'console';
      else if (line.from === 'client') unasked = false;
      else {
        recorded[run.current] ??= [];
        const count = recorded[run.current]!.push({ text: line.text, index });
        if (unasked && wordForWord) await run.hears(count);
      }
      await replayLine(run, line);
    }
    if (!run.judge(step).passes) {
      faults.push({ line: Math.max(marker.line, end - 1), message: `${step.id} is not done by its lines` });
    }
  }
  return { recorded, faults };
}

async function replayLine(run: LessonRun, line: ReplayLine): Promise<void> {
  if (line.kind !== 'line') await run.act(line);
  else if (line.from === 'client') await run.act({ kind: 'type', text: line.text });
}

/** How what the sandbox says on a connection differs from what was recorded. */
function compareLines(lesson: Lesson, recorded: readonly Recorded[], said: readonly string[]): ReplayFault[] {
  const differing = recorded.flatMap(({ text: was, index }, i) => {
    const is = said[i] ?? '(nothing)';
    if (steady(lesson, was) === steady(lesson, is)) return [];
    return { line: index, message: `recorded "${was}", the sandbox says "${is}"` };
  });
  const last = recorded.at(-1)?.index;
  const more = said.slice(recorded.length);
  return [...differing, ...more.map((line) => ({ line: last, message: `the sandbox also says "${line}"` }))];
}

/** Secrets in the recording that `lesson.yaml` does not declare. */
function secretsShown(run: LessonRun, lesson: Lesson): ReplayFault[] {
  return run
    .secrets()
    .filter((secret) => !lesson.secrets.some((known) => known.includes(secret)))
    .map((secret) => ({
      line: lesson.replay.lines.findIndex((line) => line.kind === 'line' && line.text.includes(secret)),
      message: `the recording shows the secret "${secret}", which is not part of the lesson's "secrets"`,
    }));
}
