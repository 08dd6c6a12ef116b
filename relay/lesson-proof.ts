import type { LessonPlaces } from '../lessons/format/places.ts';
import type { Fault } from '../lessons/format/problem.ts';
import type { Action } from '../lessons/format/script.ts';
import type { Lesson, Step } from '../lessons/model.ts';
import { replayFaults } from './lesson-replay.ts';
import { LessonRun, type LiveSandbox } from './lesson-run.ts';
import type { Switches } from './wire/switches.ts';

/**
 * The proof that a lesson works: each step's solution and alternatives pass it, what must fail fails, and the session
 * to watch is what the live sandbox answers. Every script is played from a fresh sandbox of the lesson's seed.
 */

export type OpenSandbox = (seed: string, switches: Switches) => Promise<LiveSandbox>;

export interface ProofOptions {
  /** Where things stand in the lesson's files; without it every fault is on line 1. */
  readonly places?: LessonPlaces | undefined;
  /** The server's lines must be the recorded ones: true unless another server than our sandbox answers. */
  readonly wordForWord?: boolean;
}

/** A script of `lesson.yaml`, and where it stands there. */
interface Script {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly step: Step;
  readonly before: readonly Step[];
  readonly actions: readonly Action[];
  readonly mustPass: boolean;
}

/** What does not hold, with file and line; empty when all is well. */
export async function proveLesson(
  lesson: Lesson,
  open: OpenSandbox,
  { places, wordForWord = true }: ProofOptions = {},
): Promise<Fault[]> {
  const faults: Fault[] = [];
  const inYaml = (path: Script['path'], message: string) =>
    faults.push({ file: `${lesson.id}/lesson.yaml`, line: places?.yaml(path) ?? 1, message });
  const inSession = (index: number | undefined, message: string) => {
    const line = index === undefined ? 1 : (places?.session[index] ?? 1);
    faults.push({ file: `${lesson.id}/session.txt`, line, message });
  };
  const onFresh = async (proof: (run: LessonRun) => Promise<void>, failed: (message: string) => void) => {
    const sandbox = await open(lesson.seed, lesson.sandbox);
    const run = new LessonRun(sandbox, lesson);
    await proof(run).catch((error: Error) => failed(error.message));
    await run.end();
    await sandbox.close();
  };
  await onFresh(
    (run) => proveSolutions(run, lesson.steps, inYaml),
    (message) => inYaml(['steps'], `solutions: ${message}`),
  );
  for (const script of scriptsOf(lesson.steps)) {
    const told = (fault: string) => inYaml(script.path, `${script.name}: ${fault}`);
    await onFresh((run) => proveScript(run, script, told), told);
  }
  await onFresh(
    async (run) => {
      for (const { line, message } of await replayFaults(run, lesson, wordForWord)) inSession(line, message);
    },
    (message) => inSession(undefined, message),
  );
  return faults;
}

function scriptsOf(steps: readonly Step[]): Script[] {
  return steps.flatMap((step, index) => {
    const script = (kind: 'alternatives' | 'mustFail', mustPass: boolean) =>
      step[kind].map((actions, i) => ({
        path: ['steps', index, kind, i],
        name: `${step.id}, ${mustPass ? 'alternative' : kind} ${quote(actions)}`,
        step,
        before: steps.slice(0, index),
        actions,
        mustPass,
      }));
    return [...script('alternatives', true), ...script('mustFail', false)];
  });
}

async function proveSolutions(
  run: LessonRun,
  steps: readonly Step[],
  told: (path: Script['path'], message: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    await run.enter(step.protocol);
    if (run.judge(step).passes)
      told(['steps', index, 'passes'], `${step.id} passes before anything is typed`);
    run.predictRightly(step);
    await run.play(step.solution);
    if (!run.judge(step).passes) {
      told(['steps', index, 'solution'], `solutions: ${step.id} does not pass: ${unmet(run, step)}`);
    }
  }
}

async function proveScript(
  run: LessonRun,
  { step, before, actions, mustPass }: Script,
  told: (fault: string) => void,
): Promise<void> {
  for (const earlier of before) {
    await run.enter(earlier.protocol);
    run.predictRightly(earlier);
    await run.play(earlier.solution);
  }
  await run.enter(step.protocol);
  run.predictRightly(step);
  await run.play(actions);
  if (run.judge(step).passes === mustPass) return;
  told(mustPass ? `does not pass: ${unmet(run, step)}` : 'passes, and must not');
}

function unmet(run: LessonRun, step: Step): string {
  return run
    .judge(step)
    .verdicts.filter((verdict) => !verdict.holds)
    .map((verdict) => verdict.words.en)
    .join('; ');
}

function quote(script: readonly Action[]): string {
  return JSON.stringify(
    script.map((action) => (action.kind === 'type' ? action.text : `@${action.kind}`)).join(' / '),
  );
}
