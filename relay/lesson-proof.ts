import { evaluateAll } from '../lessons/checks/evaluate.ts';
import { rightAnswer } from '../lessons/checks/predictions.ts';
import type { Action } from '../lessons/format/script.ts';
import { type Lesson, type ReplayLine, type Step, steady } from '../lessons/model.ts';
import { LessonRun, type LiveSandbox } from './lesson-run.ts';
import type { Switches } from './wire/switches.ts';

/**
 * The proof that a lesson works: each step's solution and alternatives pass it, what must fail fails, and the session
 * to watch is what the live sandbox answers. Every script is played from a fresh sandbox of the lesson's seed.
 */

export type OpenSandbox = (seed: string, switches: Switches) => Promise<LiveSandbox>;

export interface ProofOptions {
  /** The server's lines must be the recorded ones: true unless another server than our sandbox answers. */
  readonly wordForWord?: boolean;
}

/** What does not hold, in sentences; empty when all is well. */
export async function proveLesson(
  lesson: Lesson,
  open: OpenSandbox,
  { wordForWord = true }: ProofOptions = {},
): Promise<string[]> {
  const faults: string[] = [];
  const withRun = async (what: string, proof: (run: LessonRun) => Promise<readonly string[]>) => {
    const sandbox = await open(lesson.seed, lesson.sandbox);
    const run = new LessonRun(sandbox, lesson);
    try {
      faults.push(...(await proof(run)).map((fault) => `${what}: ${fault}`));
    } catch (error) {
      faults.push(`${what}: ${(error as Error).message}`);
    } finally {
      await run.end();
      await sandbox.close();
    }
  };
  await withRun('solutions', (run) => proveSolutions(run, lesson.steps));
  for (const [index, step] of lesson.steps.entries()) {
    const before = lesson.steps.slice(0, index);
    for (const script of step.alternatives) {
      await withRun(`${step.id}, alternative ${quote(script)}`, (run) =>
        proveScript(run, before, step, script, true),
      );
    }
    for (const script of step.mustFail) {
      await withRun(`${step.id}, mustFail ${quote(script)}`, (run) =>
        proveScript(run, before, step, script, false),
      );
    }
  }
  await withRun('session.txt', (run) => proveReplay(run, lesson, wordForWord));
  return faults;
}

async function proveSolutions(run: LessonRun, steps: readonly Step[]): Promise<string[]> {
  const faults: string[] = [];
  for (const step of steps) {
    await run.enter(step.protocol);
    if (passes(run, step)) faults.push(`${step.id} passes before anything is typed`);
    predictRightly(run, step);
    await run.play(step.solution);
    if (!passes(run, step)) faults.push(`${step.id} does not pass: ${unmet(run, step)}`);
  }
  return faults;
}

async function proveScript(
  run: LessonRun,
  before: readonly Step[],
  step: Step,
  script: readonly Action[],
  expected: boolean,
): Promise<string[]> {
  for (const earlier of before) {
    await run.enter(earlier.protocol);
    await run.play(earlier.solution);
  }
  await run.enter(step.protocol);
  predictRightly(run, step);
  await run.play(script);
  if (passes(run, step) === expected) return [];
  return [expected ? `does not pass: ${unmet(run, step)}` : 'passes, and must not'];
}

function predictRightly(run: LessonRun, step: Step): void {
  for (const question of step.predict) run.predict(question.id, rightAnswer(question, run.evidence));
}

function passes(run: LessonRun, step: Step): boolean {
  return evaluateAll(step.passes, run.evidence).passes;
}

function unmet(run: LessonRun, step: Step): string {
  const { verdicts } = evaluateAll(step.passes, run.evidence);
  return verdicts
    .filter((verdict) => !verdict.holds)
    .map((verdict) => verdict.words.en)
    .join('; ');
}

function quote(script: readonly Action[]): string {
  return JSON.stringify(
    script.map((action) => (action.kind === 'type' ? action.text : `@${action.kind}`)).join(' / '),
  );
}

/** Types the recording's lines again: the server must say the same, and each step must pass where the next begins. */
async function proveReplay(run: LessonRun, lesson: Lesson, wordForWord: boolean): Promise<string[]> {
  const answers = await replay(run, lesson, wordForWord, (step) =>
    passes(run, step) ? [] : [`${step.id} is not done by its lines`],
  );
  if (!wordForWord) return answers.faults;
  const differing = run.heard().flatMap((said, i) => compareLines(lesson, answers.recorded[i] ?? [], said));
  return [...answers.faults, ...differing.slice(0, 5), ...secretsShown(run, lesson)];
}

/** How what the sandbox says on a connection differs from what was recorded. */
function compareLines(lesson: Lesson, recorded: readonly string[], said: readonly string[]): string[] {
  const differing = recorded.flatMap((was, i) => {
    const is = said[i] ?? '(nothing)';
    return steady(lesson, was) === steady(lesson, is) ? [] : [`recorded "${was}", the sandbox says "${is}"`];
  });
  return [...differing, ...said.slice(recorded.length).map((line) => `the sandbox also says "${line}"`)];
}

async function replay(
  run: LessonRun,
  lesson: Lesson,
  wordForWord: boolean,
  atEnd: (step: Step) => string[],
): Promise<{ recorded: string[][]; faults: string[] }> {
  const { lines, markers } = lesson.replay;
  const faults: string[] = [];
  const recorded: string[][] = [];
  let unasked = false;
  await run.enter(lesson.protocol);
  for (const [index, marker] of markers.entries()) {
    predictRightly(run, lesson.steps[index]!);
    for (const line of lines.slice(marker.line, markers[index + 1]?.line)) {
      if (line.kind !== 'line') unasked = line.kind === 'console';
      else if (line.from === 'client') unasked = false;
      else {
        recorded[run.current] ??= [];
        const count = recorded[run.current]!.push(line.text);
        if (unasked && wordForWord) await run.hears(count);
      }
      await replayLine(run, line);
    }
    faults.push(...atEnd(lesson.steps[index]!));
  }
  return { recorded, faults };
}

async function replayLine(run: LessonRun, line: ReplayLine): Promise<void> {
  if (line.kind !== 'line') await run.act(line);
  else if (line.from === 'client') await run.act({ kind: 'type', text: line.text });
}

/** Secrets in the recording that `lesson.yaml` does not declare. */
function secretsShown(run: LessonRun, lesson: Lesson): string[] {
  return run
    .secrets()
    .filter((secret) => !lesson.secrets.some((known) => known.includes(secret)))
    .map(
      (secret) => `the recording shows the secret "${secret}", which is not part of the lesson's "secrets"`,
    );
}
