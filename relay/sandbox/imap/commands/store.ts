import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import { formatNumbers } from '../../../wire/imap/sequence-set.ts';
import { addFlags, type Flags, flagList, hasFlag, removeFlags, sameFlags } from '../../store/flags.ts';
import type { Mailbox, Message } from '../../store/model.ts';
import type { FlagChange } from '../../store/store.ts';
import { withUidForm } from '../command.ts';
import { type Completion, ok } from '../completion.ts';
import { enable } from '../enabling.ts';
import { hasRoomForKeywords, readFlags } from '../flags.ts';
import { expungeIssued, readOnly, tooManyKeywords } from '../refusals.ts';
import type { Session } from '../session.ts';

/** STORE (RFC 3501 §6.4.6) with UNCHANGEDSINCE (RFC 7162 §3.1.3). */
export const store = withUidForm('STORE', 'STORE 1:3 +FLAGS (\\Seen)', run, { holdsExpunges: true });

interface Order {
  readonly indexes: readonly number[];
  readonly change: FlagChange;
  readonly flags: Flags;
  readonly silent: boolean;
  readonly unchangedSince: number | undefined;
}

function run(session: Session, args: ArgumentReader, byUid: boolean): Completion {
  const order = read(session, args, byUid);
  const name = byUid ? 'UID STORE' : 'STORE';
  const view = session.selected;
  if (view.readOnly) return readOnly();
  const present = session.present();
  if (!present) return ok(`${name} completed`);
  if (order.change !== 'remove' && !hasRoomForKeywords(present, order.flags)) return tooManyKeywords();
  const before = view.messages;
  const named = order.indexes.map((index) => before[index]!);
  const uids = new Set(named.map((message) => message.uid));
  const set = (some: ReadonlySet<number>, unchangedSince?: number) =>
    session.store.setFlags(session.account, present.name, some, order.change, order.flags, unchangedSince);
  const harmless = changedElsewhere(named, present, order);
  for (const uid of harmless) uids.delete(uid);
  const modified = set(uids, order.unchangedSince);
  if (harmless.size > 0) set(harmless);
  const gone = named.some((message) => view.isGone(message));
  const changes = session.refresh(false);
  if (changes) {
    const silenced = silencer(session, order, before, modified);
    session.tell(changes, (number) => !silenced(number), byUid);
    if (!order.silent) tellUnchanged(session, order, new Set(changes.changed), byUid);
  }
  if (modified.length > 0) {
    const numbers = byUid ? modified : modified.map((uid) => view.indexOf(uid) + 1);
    return ok(`${name}: these messages had changed already`, `MODIFIED ${formatNumbers(numbers)}`);
  }
  return gone && !byUid ? expungeIssued(name) : ok(`${name} completed`);
}

/**
 * Messages that did change since then, but not in the flags that are to be set or unset: what the client knows of
 * those is still true, and nothing need keep it from its purpose (RFC 7162 §3.1.12).
 */
function changedElsewhere(
  known: readonly Message[],
  present: Mailbox,
  { change, flags, unchangedSince }: Order,
): Set<number> {
  const harmless = new Set<number>();
  if (unchangedSince === undefined || change === 'replace') return harmless;
  const candidates = new Map(
    known.filter(({ modseq }) => modseq <= unchangedSince).map((message) => [message.uid, message]),
  );
  for (const now of present.messages) {
    const then = candidates.get(now.uid);
    if (!then || now.modseq <= unchangedSince) continue;
    if (flags.every((flag) => hasFlag(then.flags, flag) === hasFlag(now.flags, flag))) harmless.add(now.uid);
  }
  return harmless;
}

function read(session: Session, args: ArgumentReader, byUid: boolean): Order {
  args.space('a sequence set');
  const set = session.readSet(args, byUid);
  args.space('FLAGS, +FLAGS or -FLAGS');
  let unchangedSince: number | undefined;
  if (args.peek() === '(' && session.offers('CONDSTORE')) {
    args.list('UNCHANGEDSINCE', () => {
      args.expect('UNCHANGEDSINCE');
      args.space('a mod-sequence');
      unchangedSince = args.modSequence();
    });
    enable(session, 'CONDSTORE');
    args.space('FLAGS, +FLAGS or -FLAGS');
  }
  const change = args.skip('+') ? 'add' : args.skip('-') ? 'remove' : 'replace';
  args.expect('FLAGS', 'FLAGS, +FLAGS or -FLAGS');
  const silent = args.skip('.SILENT');
  args.space('flags such as (\\Seen)');
  const flags = readFlags(args);
  args.end();
  return {
    indexes: session.selected.select(set, byUid),
    change,
    flags: flagList(flags),
    silent,
    unchangedSince,
  };
}

/**
 * Which numbers need no FETCH after a .SILENT: those whose new flags the client can work out, because only its own
 * change happened (RFC 3501 §6.4.6). With CONDSTORE it must still learn the mod-sequence (RFC 7162 §3.1.3).
 */
function silencer(
  session: Session,
  { indexes, change, flags, silent }: Order,
  before: Session['selected']['messages'],
  modified: readonly number[],
): (number: number) => boolean {
  if (!silent || session.condstore) return () => false;
  const own = new Set(indexes);
  return (number) => {
    const old = before[number - 1];
    const now = session.selected.messages[number - 1]!;
    if (!old || !own.has(number - 1) || modified.includes(now.uid)) return false;
    const expected =
      change === 'add'
        ? addFlags(old.flags, flags)
        : change === 'remove'
          ? removeFlags(old.flags, flags)
          : flags;
    return sameFlags(expected, now.flags);
  };
}

/** STORE shows the flags of every message it names, changed or not. */
function tellUnchanged(
  session: Session,
  { indexes }: Order,
  told: ReadonlySet<number>,
  byUid: boolean,
): void {
  const view = session.selected;
  for (const index of indexes) {
    if (!told.has(index + 1) && !view.isGone(view.messages[index]!)) session.tellFlags(index + 1, byUid);
  }
}
