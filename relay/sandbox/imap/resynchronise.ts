import { formatNumbers, inSet, resolveSet, type SequenceSet } from '../../wire/imap/sequence-set.ts';
import type { Mailbox } from '../store/model.ts';
import type { Resync } from './commands/select.ts';
import type { Session } from './session.ts';
import type { View } from './view.ts';

/** What SELECT (QRESYNC …) tells of the time the client was away (RFC 7162 §3.2.5.1, §3.2.5.2). */
export function resynchronise(session: Session, mailbox: Mailbox, resync: Resync): void {
  const known = resync.known && resolveSet(resync.known, mailbox.uidNext - 1);
  const from = resync.match ? lastAgreed(session.selected, resync.match) : 0;
  tellVanishedSince(session, mailbox, resync.modseq, known, from);
  session.selected.messages.forEach((message, i) => {
    if (message.modseq > resync.modseq && (!known || inSet(known, message.uid))) {
      session.tellFlags(i + 1, true);
    }
  });
}

/** `* VANISHED (EARLIER)`: the UIDs above `from`, of `known`, that went after `modseq`. */
export function tellVanishedSince(
  session: Session,
  mailbox: Mailbox,
  modseq: number,
  known: SequenceSet | undefined,
  from = 0,
): void {
  const uids = goneSince(mailbox, modseq).filter((uid) => uid > from && (!known || inSet(known, uid)));
  if (uids.length > 0) session.reply.text(`* VANISHED (EARLIER) ${formatNumbers(uids)}\r\n`);
}

/** UIDs that went after `modseq`, ascending; once that is forgotten, all that ever went (§3.2.10.1). */
function goneSince(mailbox: Mailbox, modseq: number): number[] {
  if (modseq >= mailbox.forgottenUpTo) {
    const since = mailbox.expunged.filter((gone) => gone.modseq > modseq);
    return since.map(({ uid }) => uid).sort((a, b) => a - b);
  }
  const present = new Set(mailbox.messages.map(({ uid }) => uid));
  const gone: number[] = [];
  for (let uid = 1; uid < mailbox.uidNext; uid++) if (!present.has(uid)) gone.push(uid);
  return gone;
}

/** The highest UID at which the client's numbers still agree with ours: below it nothing vanished (§3.2.5.2). */
function lastAgreed(view: View, [numbers, uids]: readonly [SequenceSet, SequenceSet]): number {
  let agreed = 0;
  const uidList = expand(uids);
  for (const [i, number] of expand(numbers).entries()) {
    const uid = uidList[i];
    if (uid === undefined || view.messages[number - 1]?.uid !== uid) return agreed;
    agreed = uid;
  }
  return agreed;
}

/** The numbers of a set in order; a client's sample is short, so a huge range is cut. */
function expand(set: SequenceSet): number[] {
  const numbers: number[] = [];
  for (const { from, to } of resolveSet(set, 0)) {
    for (let n = from; n <= to && numbers.length < 10_000; n++) numbers.push(n);
  }
  return numbers;
}
