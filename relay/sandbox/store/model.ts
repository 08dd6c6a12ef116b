import type { Content } from '../mime/content.ts';

/**
 * The mail store's values. All are immutable: a change makes new objects along the path and shares the rest, so a
 * snapshot of the whole sandbox is one reference, and a session can keep the mailbox it last saw while others change it.
 */

export interface StoreState {
  readonly accounts: ReadonlyMap<string, Account>;
  /** What all messages cost, each copy counted: what the quota is measured on. See `costOf`. */
  readonly cost: number;
}

export interface Account {
  readonly name: string;
  /** Kept in clear: APOP, CRAM-MD5 and the lessons about them need it (RFC 1939 §13). */
  readonly password: string;
  /** By full name, `/` between levels, in Unicode; INBOX is always there. */
  readonly mailboxes: ReadonlyMap<string, Mailbox>;
  /** Names subscribed to; they need not exist (RFC 3501 §6.3.6). */
  readonly subscriptions: ReadonlySet<string>;
  /** Server annotations of this account (RFC 5464): entry name to value. */
  readonly metadata: ReadonlyMap<string, Uint8Array>;
  /** The highest UIDVALIDITY any mailbox of this account has had, deleted ones included. */
  readonly lastUidValidity: number;
}

export interface Mailbox {
  /** Never reused; stays through RENAME (RFC 8474 MAILBOXID). */
  readonly id: string;
  readonly name: string;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly highestModSeq: number;
  /** By ascending UID. */
  readonly messages: readonly Message[];
  /** The sum of the messages' sizes, kept so that a change need not add them all up again. */
  readonly octets: number;
  /** UIDs gone, with the mod-sequence of their going (RFC 7162 §3.2.10.1), oldest first; the last ones only. */
  readonly expunged: readonly { readonly uid: number; readonly modseq: number }[];
  /** Which UIDs went up to this mod-sequence is no longer known one by one. */
  readonly forgottenUpTo: number;
  /** Messages with this UID or a higher one have not been \Recent in any session yet (RFC 3501 §2.3.2). */
  readonly recentFrom: number;
  /** `\Sent`, `\Trash` … (RFC 6154), if any. */
  readonly specialUse: string | undefined;
  /** `\Noselect`: a name that only holds others (RFC 3501 §6.3.4). */
  readonly noSelect: boolean;
  readonly metadata: ReadonlyMap<string, Uint8Array>;
}

export interface Message {
  readonly uid: number;
  /** Same for every copy of these octets (RFC 8474 EMAILID). */
  readonly emailId: string;
  /** System flags as RFC 3501 spells them (`\Seen`), then keywords; sorted, no duplicate. Never `\Recent`. */
  readonly flags: readonly string[];
  readonly modseq: number;
  readonly internalDate: ZonedDate;
  /** When it entered this mailbox (RFC 8514 SAVEDATE), in milliseconds since the epoch. */
  readonly savedAt: number;
  /** The POP3 unique-id when a seed fixes one; otherwise made from UIDVALIDITY and UID. */
  readonly uidl: string | undefined;
  readonly content: Content;
}

/** A moment and the zone it is written in. */
export interface ZonedDate {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Minutes east of UTC, as in `+0100`. */
  readonly zone: number;
}

/** Every change is told as one of these, to the page and the lesson checks. */
export type StoreEvent =
  | {
      readonly type: 'delivered' | 'appended';
      readonly account: string;
      readonly mailbox: string;
      readonly uid: number;
      readonly size: number;
    }
  | {
      readonly type: 'flagged';
      readonly account: string;
      readonly mailbox: string;
      /** Messages that now have these flags, ascending. */
      readonly uids: readonly number[];
      readonly flags: readonly string[];
    }
  | {
      readonly type: 'expunged';
      readonly account: string;
      readonly mailbox: string;
      readonly uids: readonly number[];
    }
  | {
      readonly type: 'copied' | 'moved';
      readonly account: string;
      readonly from: string;
      readonly to: string;
      readonly uids: readonly number[];
    }
  | {
      readonly type: 'mailbox created' | 'mailbox deleted' | 'subscribed' | 'unsubscribed';
      readonly account: string;
      readonly mailbox: string;
    }
  | {
      readonly type: 'mailbox renamed';
      readonly account: string;
      readonly mailbox: string;
      readonly to: string;
    }
  | {
      readonly type: 'metadata changed';
      readonly account: string;
      readonly mailbox: string;
      readonly entry: string;
    }
  /** POP3: DELE marked a message, RSET or a lost connection unmarked it; the store itself is as before. */
  | {
      readonly type: 'marked' | 'unmarked';
      readonly account: string;
      readonly mailbox: string;
      readonly uids: readonly number[];
    }
  /** The whole store was put back to an earlier moment or to its seed. */
  | { readonly type: 'restored' };

/** The separator of mailbox levels. */
export const HIERARCHY_DELIMITER = '/';
