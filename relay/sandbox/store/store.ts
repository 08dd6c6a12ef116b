import type { Surroundings } from '../engine.ts';
import { hex } from '../hex.ts';
import type { Content } from '../mime/content.ts';
import { addFlags, type Flags, flagList, removeFlags, sameFlags } from './flags.ts';
import type { Account, Mailbox, Message, StoreEvent, StoreState, ZonedDate } from './model.ts';

/** A message about to be stored. */
export interface Draft {
  readonly content: Content;
  readonly flags?: Flags;
  readonly internalDate?: ZonedDate;
  readonly uidl?: string;
  readonly emailId?: string;
}

/** What a message costs beside its octets: an empty one takes memory too. */
export const MESSAGE_COST = 512;
/** Most UIDs of a mailbox that are remembered as gone; RFC 7162 §3.2.10.1 lets a server forget. */
const MAX_EXPUNGED = 10_000;

export type FlagChange = 'replace' | 'add' | 'remove';

/**
 * The mail store under the three engines. It holds one immutable state and replaces it at each change, in one step:
 * readers never see half a change, and `state` kept by anyone is a snapshot.
 */
export class Store {
  private current: StoreState;
  private readonly listeners = new Set<(event: StoreEvent) => void>();
  private readonly maildropLocks = new Set<string>();
  readonly surroundings: Surroundings;
  /** What all mail may cost; beyond it APPEND, COPY and delivery are refused ([OVERQUOTA], 452). */
  readonly quota: number;

  constructor(initial: StoreState, surroundings: Surroundings, quota = 64 * 1024 * 1024) {
    this.current = initial;
    this.surroundings = surroundings;
    this.quota = quota;
  }

  get state(): StoreState {
    return this.current;
  }

  /** Puts the store back to `state`, seen here before. Locks stay: they belong to connections. */
  restore(state: StoreState): void {
    this.commit(state, [{ type: 'restored' }]);
  }

  /** Calls `listener` after each change; the result stops it. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells listeners something that changed no state (POP3 marks). */
  tell(event: StoreEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  account(name: string): Account | undefined {
    return this.current.accounts.get(name);
  }

  /** The mailbox of that name; INBOX in any case (RFC 3501 §5.1). */
  mailbox(account: string, name: string): Mailbox | undefined {
    return this.account(account)?.mailboxes.get(canonicalName(name));
  }

  mailboxById(account: string, id: string): Mailbox | undefined {
    for (const mailbox of this.account(account)?.mailboxes.values() ?? [])
      if (mailbox.id === id) return mailbox;
    return undefined;
  }

  /** Whether so many messages with so many octets together may come in. */
  hasRoomFor(octets: number, messages = 1): boolean {
    return this.current.cost + octets + messages * MESSAGE_COST <= this.quota;
  }

  /** POP3's exclusive-access lock on a maildrop (RFC 1939 §4); false when another session holds it. */
  lockMaildrop(account: string): boolean {
    if (this.maildropLocks.has(account)) return false;
    this.maildropLocks.add(account);
    return true;
  }

  unlockMaildrop(account: string): void {
    this.maildropLocks.delete(account);
  }

  /** Stores messages at the end of a mailbox, in order; the UIDs they got. The caller has asked `hasRoomFor`. */
  append(
    account: string,
    name: string,
    drafts: readonly Draft[],
    as: 'delivered' | 'appended' = 'appended',
  ): number[] {
    const mailbox = this.expectMailbox(account, name);
    const modseq = mailbox.highestModSeq + 1;
    const added = drafts.map((draft, i) => this.message(draft, mailbox.uidNext + i, modseq));
    const events = added.map(
      (m): StoreEvent => ({ type: as, account, mailbox: mailbox.name, uid: m.uid, size: m.content.size }),
    );
    this.commitMailbox(account, appended(mailbox, added, modseq), events);
    return added.map((m) => m.uid);
  }

  /**
   * Changes flags of the messages with these UIDs, all in one step. With `unchangedSince`, messages whose
   * mod-sequence is higher are left alone and their UIDs returned (RFC 7162 §3.1.3).
   */
  setFlags(
    account: string,
    name: string,
    uids: ReadonlySet<number>,
    change: FlagChange,
    flags: Flags,
    unchangedSince = Number.MAX_SAFE_INTEGER,
  ): number[] {
    const mailbox = this.expectMailbox(account, name);
    const canonical = flagList(flags);
    const modseq = mailbox.highestModSeq + 1;
    const modified: number[] = [];
    // Most messages carry one of a few lists, so each list is changed once, and the result shared.
    const results = new Map<Flags, Flags>();
    const flagged = new Map<Flags, number[]>();
    const messages = mailbox.messages.map((message) => {
      if (!uids.has(message.uid)) return message;
      if (message.modseq > unchangedSince) {
        modified.push(message.uid);
        return message;
      }
      let next = results.get(message.flags);
      if (!next) {
        next = changed(message.flags, change, canonical);
        results.set(message.flags, next);
      }
      if (sameFlags(next, message.flags)) return message;
      const alike = flagged.get(next);
      if (alike) alike.push(message.uid);
      else flagged.set(next, [message.uid]);
      return withFlags(message, next, modseq);
    });
    if (flagged.size === 0) return modified;
    const events = [...flagged].map(([flags, uids]) => ({
      type: 'flagged' as const,
      account,
      mailbox: mailbox.name,
      uids,
      flags,
    }));
    this.commitMailbox(account, { ...mailbox, messages, highestModSeq: modseq }, events);
    return modified;
  }

  /** Removes messages for good; the UIDs that were there, ascending. */
  expunge(account: string, name: string, uids: ReadonlySet<number>): number[] {
    const mailbox = this.expectMailbox(account, name);
    const gone = mailbox.messages.filter((m) => uids.has(m.uid)).map((m) => m.uid);
    if (gone.length === 0) return [];
    this.commitMailbox(account, without(mailbox, new Set(gone)), [
      { type: 'expunged', account, mailbox: mailbox.name, uids: gone },
    ]);
    return gone;
  }

  /** Copies messages, flags and dates included (RFC 3501 §6.4.7); pairs of old and new UID, in order. */
  copy(account: string, from: string, uids: ReadonlySet<number>, to: string): [number, number][] {
    return this.transfer(account, from, uids, to, 'copied');
  }

  /** Moves messages in one step (RFC 6851 §3.3); pairs of old and new UID, in order. */
  move(account: string, from: string, uids: ReadonlySet<number>, to: string): [number, number][] {
    return this.transfer(account, from, uids, to, 'moved');
  }

  /** Marks every message up to now as no longer \Recent for later sessions (RFC 3501 §2.3.2). */
  claimRecent(account: string, name: string): void {
    const mailbox = this.expectMailbox(account, name);
    if (mailbox.recentFrom !== mailbox.uidNext) {
      this.commitMailbox(account, { ...mailbox, recentFrom: mailbox.uidNext }, []);
    }
  }

  /** Replaces one account's mailbox of the same name (or adds it) and tells `events`. For the files beside this one. */
  commitMailbox(account: string, mailbox: Mailbox, events: readonly StoreEvent[]): void {
    const before = this.expectAccount(account);
    const mailboxes = new Map(before.mailboxes).set(mailbox.name, mailbox);
    this.commitAccount({ ...before, mailboxes }, events);
  }

  /** Replaces one account and tells `events`. */
  commitAccount(account: Account, events: readonly StoreEvent[]): void {
    const before = this.expectAccount(account.name);
    const cost = this.current.cost + costOf(account) - costOf(before);
    const accounts = new Map(this.current.accounts).set(account.name, account);
    this.commit({ accounts, cost }, events);
  }

  private commit(state: StoreState, events: readonly StoreEvent[]): void {
    this.current = state;
    for (const event of events) this.tell(event);
  }

  private transfer(
    account: string,
    from: string,
    uids: ReadonlySet<number>,
    to: string,
    how: 'copied' | 'moved',
  ): [number, number][] {
    const source = this.expectMailbox(account, from);
    const originals = source.messages.filter((m) => uids.has(m.uid));
    if (originals.length === 0) return [];
    const target = this.expectMailbox(account, to);
    const modseq = target.highestModSeq + 1;
    const savedAt = this.surroundings.now();
    const copies = originals.map((m, i) => ({
      ...m,
      uid: target.uidNext + i,
      modseq,
      savedAt,
      uidl: undefined,
    }));
    const mailboxes = new Map(this.expectAccount(account).mailboxes).set(
      target.name,
      appended(target, copies, modseq),
    );
    if (how === 'moved') {
      const gone = new Set(originals.map((m) => m.uid));
      mailboxes.set(source.name, without(mailboxes.get(source.name)!, gone));
    }
    const event = {
      type: how,
      account,
      from: source.name,
      to: target.name,
      uids: originals.map((m) => m.uid),
    } as const;
    this.commitAccount({ ...this.expectAccount(account), mailboxes }, [event]);
    return originals.map((m, i) => [m.uid, copies[i]!.uid]);
  }

  private message(draft: Draft, uid: number, modseq: number): Message {
    const now = this.surroundings.now();
    return {
      uid,
      emailId: draft.emailId ?? this.newId('M'),
      flags: flagList(draft.flags ?? []),
      modseq,
      internalDate: draft.internalDate ?? { time: now, zone: 0 },
      savedAt: now,
      uidl: draft.uidl,
      content: draft.content,
    };
  }

  /** A fresh identifier of RFC 8474's alphabet. */
  newId(prefix: string): string {
    return prefix + hex(this.surroundings.random(8));
  }

  expectAccount(name: string): Account {
    const account = this.account(name);
    if (!account) throw new Error(`no account ${name}`);
    return account;
  }

  expectMailbox(account: string, name: string): Mailbox {
    const mailbox = this.mailbox(account, name);
    if (!mailbox) throw new Error(`no mailbox ${name}`);
    return mailbox;
  }
}

/**
 * `INBOX` in any case is INBOX (RFC 3501 §5.1), above other mailboxes too, or `inbox/x` would have a second one over
 * it; every other name is as written.
 */
export function canonicalName(name: string): string {
  return /^inbox(?=$|\/)/i.test(name) ? `INBOX${name.slice('INBOX'.length)}` : name;
}

/** Field by field: ten thousand of them are three times as fast to make so. */
function withFlags(message: Message, flags: Flags, modseq: number): Message {
  const { uid, emailId, internalDate, savedAt, uidl, content } = message;
  return { uid, emailId, flags, modseq, internalDate, savedAt, uidl, content };
}

function changed(flags: Flags, change: FlagChange, by: Flags): Flags {
  if (change === 'add') return addFlags(flags, by);
  if (change === 'remove') return removeFlags(flags, by);
  return by;
}

function appended(mailbox: Mailbox, added: readonly Message[], modseq: number): Mailbox {
  return {
    ...mailbox,
    messages: mailbox.messages.concat(added),
    octets: mailbox.octets + octetsOf(added),
    uidNext: mailbox.uidNext + added.length,
    highestModSeq: modseq,
  };
}

/** The mailbox once these messages are gone. */
export function without(mailbox: Mailbox, gone: ReadonlySet<number>): Mailbox {
  const modseq = mailbox.highestModSeq + 1;
  const removed = mailbox.messages.filter((m) => gone.has(m.uid));
  const expunged = mailbox.expunged.concat(removed.map(({ uid }) => ({ uid, modseq })));
  const forgotten = expunged.slice(0, Math.max(0, expunged.length - MAX_EXPUNGED)).at(-1);
  return {
    ...mailbox,
    messages: mailbox.messages.filter((m) => !gone.has(m.uid)),
    octets: mailbox.octets - octetsOf(removed),
    expunged: forgotten ? expunged.slice(-MAX_EXPUNGED) : expunged,
    forgottenUpTo: forgotten?.modseq ?? mailbox.forgottenUpTo,
    highestModSeq: modseq,
  };
}

/** The state in which a store holds these accounts; of two with one name the later stays. */
export function storeState(accounts: readonly Account[]): StoreState {
  const byName = new Map(accounts.map((account) => [account.name, account]));
  let cost = 0;
  for (const account of byName.values()) cost += costOf(account);
  return { accounts: byName, cost };
}

export function octetsOf(messages: readonly Message[]): number {
  let octets = 0;
  for (const message of messages) octets += message.content.size;
  return octets;
}

/** What an account's mail costs (RFC 9208 §5.1: STORAGE need not be the sum of the messages' sizes). */
function costOf(account: Account): number {
  let cost = 0;
  for (const { octets, messages } of account.mailboxes.values()) {
    cost += octets + messages.length * MESSAGE_COST;
  }
  return cost;
}
