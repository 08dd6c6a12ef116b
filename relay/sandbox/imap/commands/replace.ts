import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { withUidForm } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { hasRoomForKeywords } from '../flags.ts';
import { readOnly, tooManyKeywords, tryCreate } from '../refusals.ts';
import type { Session } from '../session.ts';
import { draftsOf, readOrder } from './append.ts';

/** REPLACE (RFC 8508): a new message takes the place of an old one, in one step; drafts are saved so. */
export const replace = withUidForm('REPLACE', 'REPLACE 4 Drafts (\\Draft) {6}', run, {
  changesMailbox: true,
});

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  args.space('a message number');
  const start = args.at;
  const set = session.readSet(args, byUid);
  const indexes = session.selected.select(set, byUid);
  if (set.length !== 1 || set[0]!.from !== set[0]!.to) {
    args.at = start;
    args.fail('one message');
  }
  args.space('a mailbox name');
  const name = session.readMailbox(args);
  args.space('flags, a date or a literal {n}');
  const order = readOrder(session, args);
  args.end();
  const old = indexes[0] === undefined ? undefined : session.selected.messages[indexes[0]];
  const source = session.present();
  const target = session.mailbox(name);
  if (session.selected.readOnly) return readOnly();
  if (!target || target.noSelect) return tryCreate(session, name);
  if (!old || !source || session.selected.isGone(old)) {
    return no('the message to be replaced is not there', 'NONEXISTENT');
  }
  if (!hasRoomForKeywords(target, order.flags)) return tooManyKeywords();
  const drafts = draftsOf(session, [order], old.content.size);
  if ('status' in drafts) return drafts;
  const [uid] = session.store.append(session.account, target.name, drafts);
  session.store.expunge(session.account, source.name, new Set([old.uid]));
  // As with MOVE, the client learns the new UID before it sees the old message go (§3.4).
  if (session.offers('UIDPLUS')) {
    session.reply.text(`* OK [APPENDUID ${target.uidValidity} ${uid}] Replacement message ready\r\n`);
  }
  return ok('REPLACE completed');
}
