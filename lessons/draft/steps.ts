import type { Counts, Take } from './take.ts';

/** A step of the draft: lines to type, and what comes of them and of nothing before. */
export interface DraftStep {
  readonly id: string;
  /** Upper case: "LIST", "UID FETCH". */
  readonly command: string;
  readonly outcome: 'ok' | 'refused';
  /** How often that has happened when the step is done. */
  readonly times: number;
  /** Its lines: indexes of what was typed, the last one excluded. */
  readonly from: number;
  readonly to: number;
}

/** A lesson has at most so many steps. */
const MOST_STEPS = 10;

/**
 * The steps of a session: one for each command that was answered, with the lines that belong to it (a message's text,
 * a literal, what follows `+`). A name joins the password after it, and what is too much is joined evenly.
 */
export function stepsOf(typed: readonly string[], take: Take): DraftStep[] {
  const steps: Omit<DraftStep, 'id'>[] = [];
  let from = 0;
  let command = 0; // the first line of the command that is being answered
  for (const line of typed.keys()) {
    if (goesOn(take.said[line + 1])) continue;
    const to = line + 1;
    const answered = newIn(take.counts[command]!, take.counts[to]!);
    command = to;
    if (!answered || answered.command === 'USER') continue;
    steps.push({ ...answered, from, to });
    from = to;
  }
  return named(fewer(steps));
}

/** The server has said nothing, or asks for more: `+`, 334 and 354 (RFC 3501 §7.5, RFC 4954 §4, RFC 5321 §4.2.3). */
function goesOn(said: readonly string[] | undefined): boolean {
  const last = said?.at(-1);
  return last === undefined || /^(?:\+(?: |$)|334|354)/.test(last);
}

/** The command and outcome whose count has grown; the first, when the text that follows looks like a command too. */
function newIn(before: Counts, after: Counts): Pick<DraftStep, 'command' | 'outcome' | 'times'> | undefined {
  const grown = [...after].find(([key, times]) => times > (before.get(key) ?? 0));
  if (!grown) return undefined;
  const [key, times] = grown;
  const space = key.lastIndexOf(' ');
  return { command: key.slice(0, space), outcome: key.slice(space + 1) as DraftStep['outcome'], times };
}

function fewer<T extends Omit<DraftStep, 'id'>>(steps: readonly T[]): T[] {
  const each = Math.ceil(steps.length / MOST_STEPS);
  const last = (i: number) => steps[Math.min(i + each, steps.length) - 1]!;
  return steps.flatMap((step, i) => (i % each === 0 ? { ...last(i), from: step.from } : []));
}

function named(steps: readonly Omit<DraftStep, 'id'>[]): DraftStep[] {
  const used = new Map<string, number>();
  return steps.map((step) => {
    const word = step.command.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    const name = /^[a-z]/.test(word) && word !== 'now' ? word : 'step';
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return { ...step, id: count === 1 ? name : `${name}-${count}` };
  });
}
