import { type Action, FIRST_CONSOLE } from '../format/script.ts';

/** Something done in one console. */
export interface Placed {
  readonly console: string;
  readonly action: Action;
}

/** The script of what is done in several consoles: it begins in the first, and turns to another when that changes. */
export function inConsoles(parts: readonly Placed[]): Action[] {
  let present = FIRST_CONSOLE;
  return parts.flatMap(({ console, action }) => {
    const turn: Action[] = console === present ? [] : [{ kind: 'console', name: console }];
    present = console;
    return [...turn, action];
  });
}
