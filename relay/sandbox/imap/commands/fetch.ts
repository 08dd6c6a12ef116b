import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { resolveSet, type SequenceSet } from '../../../wire/imap/sequence-set.ts';
import type { Message } from '../../store/model.ts';
import { withUidForm } from '../command.ts';
import { type Completion, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { type FetchItem, fieldSpelling, readItems } from '../fetch/items.ts';
import { hasRoomFor, marksSeen, tooMuch, type Writers, writersOf } from '../fetch/writers.ts';
import { type Page, partialPage, readPage } from '../page.ts';
import { tellVanishedSince } from '../resynchronise.ts';
import type { Session } from '../session.ts';

/** FETCH (RFC 3501 §6.4.5), with CHANGEDSINCE and VANISHED (RFC 7162 §3.1.4, §3.2.6) and PARTIAL (RFC 9394 §3.3). */
export const fetch = withUidForm('FETCH', 'FETCH 1:3 (FLAGS RFC822.SIZE)', run, { holdsExpunges: true });

interface Order {
  readonly set: SequenceSet;
  readonly items: readonly FetchItem[];
  readonly changedSince: number | undefined;
  readonly vanished: boolean;
  readonly page: Page | undefined;
}

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  const order = read(session, args, byUid);
  const name = byUid ? 'UID FETCH' : 'FETCH';
  const view = session.selected;
  let indexes = view.select(order.set, byUid);
  if (order.changedSince !== undefined) {
    const since = order.changedSince;
    indexes = indexes.filter((index) => view.messages[index]!.modseq > since);
    if (order.vanished) {
      tellVanishedSince(session, view.mailbox, since, resolveSet(order.set, view.mailbox.uidNext - 1));
    }
  }
  if (order.page) indexes = partialPage(indexes, order.page);
  const seen = marksSeen(order.items) ? markSeen(session, indexes, byUid) : NONE;
  const writers = writersOf(session, order.items);
  let problem: Completion | undefined;
  for (const index of indexes) {
    if (!hasRoomFor(session, 0)) return tooMuch;
    const message = view.messages[index]!;
    problem ??= writeMessage(session, writers, index, message, seen.has(index));
  }
  return problem ?? ok(`${name} completed`);
}

const NONE: ReadonlySet<number> = new Set();

function read(session: Session, args: ArgumentReader, byUid: boolean): Order {
  args.space('a sequence set and items');
  const set = session.readSet(args, byUid);
  args.space('items such as FLAGS or (UID BODY[TEXT])');
  const items = readItems({
    args,
    offers: (capability) => session.offers(capability),
    spellField: fieldSpelling(session.face),
  });
  const modifiers = args.more() ? readModifiers(session, args, byUid) : {};
  args.end();
  const withModSeq = modifiers.changedSince !== undefined || items.some(isModSeq);
  if (withModSeq) enable(session, 'CONDSTORE');
  return {
    set,
    items: completed(items, byUid, modifiers.changedSince !== undefined),
    changedSince: modifiers.changedSince,
    vanished: modifiers.vanished ?? false,
    page: modifiers.page,
  };
}

const isModSeq = (item: FetchItem) => item.type === 'attribute' && item.name === 'MODSEQ';

/** UID FETCH answers with UID (RFC 3501 §6.4.8), CHANGEDSINCE with MODSEQ, asked for or not. */
function completed(items: readonly FetchItem[], uid: boolean, modseq: boolean): FetchItem[] {
  const has = (name: string) => items.some((item) => item.type === 'attribute' && item.name === name);
  const all = [...items];
  if (uid && !has('UID')) all.unshift({ type: 'attribute', name: 'UID' });
  if (modseq && !has('MODSEQ')) all.push({ type: 'attribute', name: 'MODSEQ' });
  return all;
}

interface Modifiers {
  changedSince?: number;
  vanished?: boolean;
  page?: Page;
}

function readModifiers(session: Session, args: ArgumentReader, byUid: boolean): Modifiers {
  const modifiers: Modifiers = {};
  const start = args.at;
  args.list('modifiers such as CHANGEDSINCE', () => {
    const word = args.at;
    const modifier = args.keyword('a modifier');
    if (modifier === 'CHANGEDSINCE' && session.offers('CONDSTORE')) {
      args.space('a mod-sequence');
      modifiers.changedSince = args.modSequence();
    } else if (modifier === 'VANISHED' && session.qresync && byUid) modifiers.vanished = true;
    else if (modifier === 'PARTIAL' && session.offers('PARTIAL') && byUid) {
      args.space('a range like 1:100');
      modifiers.page = readPage(args);
    } else {
      args.at = word;
      args.fail('CHANGEDSINCE; PARTIAL goes with UID FETCH, and VANISHED too after ENABLE QRESYNC');
    }
  });
  if (modifiers.vanished && modifiers.changedSince === undefined) {
    args.at = start;
    args.fail('CHANGEDSINCE beside VANISHED');
  }
  return modifiers;
}

/** Sets \Seen where a BODY[…] is read without PEEK (§6.4.5); the indexes whose flags this changed. */
function markSeen(session: Session, indexes: readonly number[], byUid: boolean): ReadonlySet<number> {
  const view = session.selected;
  const present = session.present();
  if (view.readOnly || !present) return NONE;
  // Another session may have taken \Seen away since this one was last told: then only the store knows.
  const upToDate = present.messages === view.messages;
  const unseen = indexes.filter((index) => !upToDate || !view.messages[index]!.flags.includes('\\Seen'));
  if (unseen.length === 0) return NONE;
  const uids = new Set(unseen.map((index) => view.messages[index]!.uid));
  session.store.setFlags(session.account, present.name, uids, 'add', ['\\Seen']);
  const changes = session.refresh(false);
  if (!changes) return NONE;
  const own = new Set(unseen);
  session.tell(changes, (number) => !own.has(number - 1), byUid);
  return new Set(changes.changed.filter((number) => own.has(number - 1)).map((number) => number - 1));
}

function writeMessage(
  session: Session,
  { write, tells }: Writers,
  index: number,
  message: Message,
  seen: boolean,
): Completion | undefined {
  const { reply } = session;
  reply.text(`* ${index + 1} FETCH (`);
  const problem = write(message);
  if (seen) reply.text(newFlags(session, message, tells));
  reply.text(')\r\n');
  return problem;
}

/** What the client must learn of a message that was marked \Seen, beside what it asked for (RFC 7162 §3.2.4). */
function newFlags(session: Session, message: Message, tells: Writers['tells']): string {
  const flags = tells('FLAGS') ? '' : ` FLAGS ${session.flagsOf(message)}`;
  const uid = session.tellsUid && !tells('UID') ? ` UID ${message.uid}` : '';
  const modseq = session.condstore && !tells('MODSEQ') ? ` MODSEQ (${message.modseq})` : '';
  return flags + uid + modseq;
}
