import type { Protocol } from '../../relay/wire/protocol.ts';
import { type Action, FIRST_CONSOLE } from '../format/script.ts';
import type { Lesson } from '../model.ts';
import { inConsoles, type Placed } from './in-consoles.ts';

/** What one press of "next" does in class: a step is announced, or its next command typed. */
export interface Cue {
  readonly step: string;
  readonly protocol: Protocol;
  /** Empty for the announcement. */
  readonly parts: readonly Placed[];
}

/** A lesson as whoever presents it goes through it: each step, then what its solution does, one thing at a time. */
export function cuesOf(lesson: Pick<Lesson, 'steps'>): Cue[] {
  return lesson.steps.flatMap(({ id, protocol, solution }) => [
    { step: id, protocol, parts: [] },
    ...oneByOne(solution).map((parts) => ({ step: id, protocol, parts })),
  ]);
}

/** What brings a fresh sandbox to after these cues; a step in another protocol begins with a connection. */
export function actionsOf(cues: readonly Cue[], first: Protocol): Action[] {
  let present = first;
  const parts = cues.flatMap(({ protocol, parts }) => {
    const connect: Placed = { console: FIRST_CONSOLE, action: { kind: 'connect', protocol } };
    const change = protocol === present ? [] : [connect];
    present = protocol;
    return [...change, ...parts];
  });
  return inConsoles(parts);
}

/** Each thing done, in its console; what is waited for belongs to what is done then. */
export function oneByOne(script: readonly Action[]): Placed[][] {
  const deeds: Placed[][] = [];
  let console = FIRST_CONSOLE;
  let waits: Placed[] = [];
  for (const action of script) {
    if (action.kind === 'console') console = action.name;
    else if (action.kind === 'wait') waits.push({ console, action });
    else {
      deeds.push([...waits, { console, action }]);
      waits = [];
    }
  }
  deeds.at(-1)?.push(...waits);
  return deeds;
}
