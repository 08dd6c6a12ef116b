import { type Command, plain } from '../command.ts';
import { ok } from '../completion.ts';

/** CLOSE (RFC 3501 §6.4.2): messages marked \Deleted go, without a word of EXPUNGE; EXAMINE's stay. */
export const close: Command = plain('CLOSE', (session) => {
  const view = session.selected;
  const present = session.present();
  if (!view.readOnly && present && !present.noSelect) {
    const deleted = present.messages.filter((message) => message.flags.includes('\\Deleted'));
    session.store.expunge(session.account, present.name, new Set(deleted.map((message) => message.uid)));
  }
  session.view = undefined;
  // No HIGHESTMODSEQ: the client does not know what was removed, and must not believe it does (RFC 7162 §3.2.8).
  return ok('CLOSE completed');
});

/** UNSELECT (RFC 3691 §2): like CLOSE, and nothing is removed. */
export const unselect: Command = plain('UNSELECT', (session) => {
  session.view = undefined;
  return ok('UNSELECT completed');
});

/** CHECK (RFC 3501 §6.4.1): a checkpoint; a store in memory has nothing to write out. */
export const check: Command = plain('CHECK', () => ok('CHECK completed'));
