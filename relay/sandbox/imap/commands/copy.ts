import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { formatNumbers } from '../../../wire/imap/sequence-set.ts';
import type { Mailbox, Message } from '../../store/model.ts';
import { withUidForm } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { expungeIssued, overQuota, readOnly, tryCreate } from '../refusals.ts';
import type { Session } from '../session.ts';

/** COPY (RFC 3501 §6.4.7) and MOVE (RFC 6851), with COPYUID (RFC 4315 §3). All the messages, or none. */
export const copy = withUidForm('COPY', 'COPY 2:4 Archive', runCopy, { changesMailbox: true });
export const move = withUidForm('MOVE', 'MOVE 2:4 Trash', runMove, { changesMailbox: true });

function runCopy(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  const order = read(session, args, byUid);
  const name = byUid ? 'UID COPY' : 'COPY';
  if ('status' in order) return order;
  const { source, target, messages } = order;
  if (!session.store.hasRoomFor(octetsOf(messages), messages.length)) return overQuota();
  const pairs = session.store.copy(session.account, source.name, uidsOf(messages), target.name);
  return ok(`${name} completed`, copyUid(session, target, pairs));
}

function runMove(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  const order = read(session, args, byUid);
  const name = byUid ? 'UID MOVE' : 'MOVE';
  if ('status' in order) return order;
  if (session.selected.readOnly) return readOnly();
  const { source, target, messages } = order;
  const pairs = session.store.move(session.account, source.name, uidsOf(messages), target.name);
  // The client must learn where the messages went before it sees them go (RFC 6851 §4.3).
  const code = copyUid(session, target, pairs);
  if (code !== undefined) session.reply.text(`* OK [${code}] Moved\r\n`);
  const modseq = session.present()?.highestModSeq;
  // RFC 6851 §4.4: as EXPUNGE does.
  return ok(`${name} completed`, session.qresync && modseq ? `HIGHESTMODSEQ ${modseq}` : undefined);
}

interface Order {
  readonly source: Mailbox;
  readonly target: Mailbox;
  readonly messages: readonly Message[];
}

function read(session: Session, args: ArgumentReader, byUid: boolean): Order | Completion {
  args.space('a sequence set and a mailbox');
  const set = session.readSet(args, byUid);
  args.space('a mailbox name');
  const name = session.readMailbox(args);
  args.end();
  const target = session.mailbox(name);
  if (!target) return tryCreate(session, name);
  if (target.noSelect) return no('that name only holds other mailboxes, it takes no messages', 'CANNOT');
  const source = session.present();
  if (!source) return no('the selected mailbox was deleted', 'NONEXISTENT');
  const view = session.selected;
  const messages = view.select(set, byUid).map((index) => view.messages[index]!);
  // All or none: with one of the numbered messages gone the client must look again (RFC 2180 §4.4.1).
  if (!byUid && messages.some((message) => view.isGone(message))) return expungeIssued('COPY or MOVE');
  return { source, target, messages };
}

function copyUid(
  session: Session,
  target: Mailbox,
  pairs: readonly (readonly [number, number])[],
): string | undefined {
  if (pairs.length === 0 || !session.offers('UIDPLUS')) return undefined;
  const from = formatNumbers(pairs.map(([old]) => old));
  const to = formatNumbers(pairs.map(([, fresh]) => fresh));
  return `COPYUID ${target.uidValidity} ${from} ${to}`;
}

const uidsOf = (messages: readonly Message[]) => new Set(messages.map((message) => message.uid));

const octetsOf = (messages: readonly Message[]) =>
  messages.reduce((octets, message) => octets + message.content.size, 0);
