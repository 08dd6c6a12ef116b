import type { Action } from '../format/script.ts';
import type { Lesson, ReplayLine } from '../model.ts';
import { oneByOne } from './cues.ts';
import type { Placed } from './in-consoles.ts';

/** One thing that a recording does, to be done again live. */
export interface Deed {
  readonly step: string;
  /** What is waited for, then what is done. */
  readonly parts: readonly Placed[];
  /** The line typed, where it is one, and the console it is done in. */
  readonly typed: string | undefined;
  readonly console: string;
}

/** What a recording does, one thing at a time, and the step each belongs to. */
export function demoOf({ replay, steps }: Pick<Lesson, 'replay' | 'steps'>): Deed[] {
  const script = replay.lines.flatMap((line, index) => {
    const action = actionOf(line);
    const step = replay.markers.filter((marker) => marker.line <= index).at(-1)?.step ?? steps[0]!.id;
    return action ? [{ action, step }] : [];
  });
  const stepOf = new Map(script.map(({ action, step }) => [action, step]));
  return oneByOne(script.map(({ action }) => action)).map((parts) => {
    const { console, action } = parts.find((part) => part.action.kind !== 'wait')!;
    return {
      step: stepOf.get(action)!,
      parts,
      typed: action.kind === 'type' ? action.text : undefined,
      console,
    };
  });
}

function actionOf(line: ReplayLine): Action | undefined {
  if (line.kind !== 'line') return line;
  return line.from === 'client' ? { kind: 'type', text: line.text } : undefined;
}
