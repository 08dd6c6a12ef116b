import type { Protocol } from '../../relay/wire/protocol.ts';
import { type Action, FIRST_CONSOLE } from '../format/script.ts';
import type { Lesson } from '../model.ts';

/** What one press of "next" does in class: a step is announced, or its next command typed. */
export interface Cue {
  readonly step: string;
  readonly protocol: Protocol;
  /** Empty for the announcement. */
  readonly actions: readonly Action[];
}

/** A lesson as whoever presents it goes through it: each step, then what its solution does, one thing at a time. */
export function cuesOf(lesson: Pick<Lesson, 'steps'>): Cue[] {
  return lesson.steps.flatMap(({ id, protocol, solution }) => [
    { step: id, protocol, actions: [] },
    ...oneByOne(solution).map((actions) => ({ step: id, protocol, actions })),
  ]);
}

/** What brings a fresh sandbox to after these cues; a step in another protocol begins with a connection. */
export function actionsOf(cues: readonly Cue[], first: Protocol): Action[] {
  let present = first;
  return cues.flatMap(({ protocol, actions }) => {
    const change: Action[] = protocol === present ? [] : [{ kind: 'connect', protocol }];
    present = protocol;
    return [...change, ...actions];
  });
}

/** Each thing done, in its console; what is waited for belongs to what is done then. */
function oneByOne(solution: readonly Action[]): Action[][] {
  const parts: Action[][] = [];
  let console = FIRST_CONSOLE;
  let waits: Action[] = [];
  for (const action of solution) {
    if (action.kind === 'console') console = action.name;
    else if (action.kind === 'wait') waits.push(...inConsole(console), action);
    else {
      parts.push([...waits, ...inConsole(console), action]);
      waits = [];
    }
  }
  parts.at(-1)?.push(...waits);
  return parts;
}

function inConsole(name: string): Action[] {
  return name === FIRST_CONSOLE ? [] : [{ kind: 'console', name }];
}
