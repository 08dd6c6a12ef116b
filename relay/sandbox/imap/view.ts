import { inSet, resolveSet, type SequenceSet } from '../../wire/imap/sequence-set.ts';
import { sameFlags } from '../store/flags.ts';
import type { Mailbox, Message } from '../store/model.ts';

/** What the selected mailbox became since it was last announced. */
export interface Changes {
  /** Sequence numbers gone, each counted after the ones before it were taken away (RFC 3501 §7.4.1). */
  readonly expunged: readonly number[];
  readonly expungedUids: readonly number[];
  /** How many new messages stand at the end. */
  readonly arrived: number;
  /** Sequence numbers (after the expunges) whose flags or mod-sequence changed. */
  readonly changed: readonly number[];
}

const NOTHING: Changes = { expunged: [], expungedUids: [], arrived: 0, changed: [] };

/**
 * A session's view of its selected mailbox: the messages and numbers it has been told of. The store's values never
 * change, so what others expunged stays readable here until it is announced (RFC 2180 §4.1.2).
 */
export class View {
  readonly mailboxId: string;
  readonly readOnly: boolean;
  /** The store's mailbox as last compared; the messages told of may differ by expunges held back. */
  mailbox: Mailbox;
  /** Message `n` is at index `n - 1`. */
  messages: readonly Message[];
  /** UIDs that are \Recent in this session, as ascending ranges, the end excluded (RFC 3501 §2.3.2). */
  private readonly recent: [from: number, to: number][] = [];
  /** The client was told that expunges are still to come. */
  heldBack = false;
  /** UIDs of the last SEARCH that saved its result (RFC 5182). */
  saved: readonly number[] = [];

  constructor(mailbox: Mailbox, readOnly: boolean) {
    this.mailboxId = mailbox.id;
    this.readOnly = readOnly;
    this.mailbox = mailbox;
    this.messages = mailbox.messages;
    this.addRecent(mailbox);
  }

  get count(): number {
    return this.messages.length;
  }

  get recentCount(): number {
    let count = 0;
    for (const [from, to] of this.recent) count += this.indexFrom(to) - this.indexFrom(from);
    return count;
  }

  isRecent(uid: number): boolean {
    return this.recent.some(([from, to]) => uid >= from && uid < to);
  }

  private addRecent(mailbox: Mailbox): void {
    const last = this.recent.at(-1);
    const from = Math.max(mailbox.recentFrom, last ? last[1] : 0);
    if (from >= mailbox.uidNext) return;
    if (last && last[1] === from) last[1] = mailbox.uidNext;
    else this.recent.push([from, mailbox.uidNext]);
  }

  /** The index of the first message with this UID or a higher one. */
  indexFrom(uid: number): number {
    let low = 0;
    let high = this.messages.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.messages[middle]!.uid < uid) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The index of the message with this UID, or -1. */
  indexOf(uid: number): number {
    const index = this.indexFrom(uid);
    return this.messages[index]?.uid === uid ? index : -1;
  }

  /** Ascending indexes of the messages a set names. Numbers that name none are passed over. */
  select(set: SequenceSet, byUid: boolean): number[] {
    const indexes: number[] = [];
    const highest = byUid ? (this.messages.at(-1)?.uid ?? 0) : this.count;
    for (const { from, to } of resolveSet(set, highest)) {
      const first = byUid ? this.indexFrom(from) : Math.max(from - 1, 0);
      const end = byUid ? this.indexFrom(to + 1) : Math.min(to, this.count);
      for (let i = first; i < end; i++) indexes.push(i);
    }
    return indexes;
  }

  /** Whether this message has gone from the store, though its number still stands. */
  isGone(message: Message): boolean {
    const { messages } = this.mailbox;
    if (messages === this.messages) return false;
    let low = 0;
    let high = messages.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { uid } = messages[middle]!;
      if (uid === message.uid) return false;
      if (uid < message.uid) low = middle + 1;
      else high = middle - 1;
    }
    return true;
  }

  /** Compares with the store's present mailbox and takes its place, expunges only where they may be told. */
  update(present: Mailbox, expunges: boolean): Changes {
    const before = this.mailbox;
    const unchanged = present.messages === this.messages;
    this.mailbox = present;
    if (present === before && (unchanged || !expunges)) return NOTHING;
    this.addRecent(present);
    if (unchanged) return NOTHING;
    return this.merge(present.messages, expunges);
  }

  private merge(present: readonly Message[], expunges: boolean): Changes {
    const merged: Message[] = [];
    const expunged: number[] = [];
    const expungedUids: number[] = [];
    const changed: number[] = [];
    let p = 0;
    let broken = false;
    for (const old of this.messages) {
      const now = present[p];
      // Only a store put back to an earlier moment brings a message back, or gives a UID anew: all that follows is
      // then told as gone and come again, since a message cannot be announced in the middle.
      broken ||=
        now !== undefined && (now.uid < old.uid || (now.uid === old.uid && now.emailId !== old.emailId));
      if (broken && !expunges) return NOTHING;
      if (!broken && now?.uid === old.uid) {
        merged.push(now);
        if (now !== old && differs(old, now)) changed.push(merged.length);
        p++;
      } else if (expunges) {
        expunged.push(merged.length + 1);
        expungedUids.push(old.uid);
      } else merged.push(old);
    }
    const arrived = present.length - p;
    for (; p < present.length; p++) merged.push(present[p]!);
    this.messages = merged.length === present.length ? present : merged;
    return { expunged, expungedUids, arrived, changed };
  }
}

function differs(old: Message, now: Message): boolean {
  return old.modseq !== now.modseq || !sameFlags(old.flags, now.flags);
}

/** The messages' UIDs that lie in a set, `*` being the highest of them. */
export function uidsIn(messages: readonly Message[], set: SequenceSet): number[] {
  const resolved = resolveSet(set, messages.at(-1)?.uid ?? 0);
  return messages.filter((message) => inSet(resolved, message.uid)).map((message) => message.uid);
}
