import { ADMIN } from './admin.ts';
import { MAILBOX } from './mailbox.ts';
import { MESSAGE } from './message.ts';
import type { ReadArguments } from './reading.ts';
import { SEARCH } from './search.ts';
import { SESSION } from './session.ts';

/** How the arguments of each command are read. */
export const ARGUMENTS: ReadonlyMap<string, ReadArguments> = new Map([
  ...SESSION,
  ...MAILBOX,
  ...MESSAGE,
  ...SEARCH,
  ...ADMIN,
]);
