import { type Command, plain } from '../command.ts';
import { type Completion, ok } from '../completion.ts';
import { readOnly } from '../refusals.ts';
import type { Session } from '../session.ts';
import { uidsIn } from '../view.ts';

/** EXPUNGE (RFC 3501 §6.4.3): removes what is marked \Deleted. The untagged EXPUNGEs are the engine's announcement. */
export const expunge: Command = {
  ...plain('EXPUNGE', (session) => remove(session, 'EXPUNGE', () => true)),
  changesMailbox: true,
};

/** UID EXPUNGE (RFC 4315 §2.1): of the named messages only. */
export const uidExpunge: Command = {
  name: 'UID EXPUNGE',
  changesMailbox: true,
  example: 'UID EXPUNGE 3:5',
  run(session, args) {
    args.space('a UID set');
    const set = session.readSet(args, true);
    args.end();
    const named = new Set(uidsIn(session.selected.messages, set));
    return remove(session, 'UID EXPUNGE', (uid) => named.has(uid));
  },
};

function remove(session: Session, name: string, wanted: (uid: number) => boolean): Completion {
  if (session.selected.readOnly) return readOnly();
  const present = session.present();
  if (present) {
    const doomed = present.messages.filter((m) => m.flags.includes('\\Deleted') && wanted(m.uid));
    session.store.expunge(session.account, present.name, new Set(doomed.map((message) => message.uid)));
  }
  const modseq = session.present()?.highestModSeq;
  return ok(`${name} completed`, session.qresync && modseq ? `HIGHESTMODSEQ ${modseq}` : undefined);
}
