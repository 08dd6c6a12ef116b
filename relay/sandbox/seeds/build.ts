import { utf8 } from '../../wire/utf8.ts';
import { Content } from '../mime/content.ts';
import { flagList } from '../store/flags.ts';
import type { Account, Mailbox, Message, ZonedDate } from '../store/model.ts';
import { octetsOf } from '../store/store.ts';

/** Small builders for the seeds' data. What they make is deterministic: the same ids and dates in every sandbox. */

export interface SeedMessage {
  /** The message with `\n` line ends; they become CRLF. */
  readonly text: string | Uint8Array;
  /** ISO 8601 with its zone, as in `2025-03-12T09:30:00+01:00`. */
  readonly arrived: string;
  readonly flags?: readonly string[];
}

export interface SeedMailbox {
  readonly name: string;
  readonly messages: readonly SeedMessage[];
  readonly specialUse?: string;
  readonly uidValidity?: number;
  /** UIDs below this are no longer \Recent; by default all messages are new. */
  readonly recentFrom?: number;
}

const UID_VALIDITY = 1735689600; // 1 January 2025: the seeds' mailboxes were all made then

export function seedAccount(name: string, password: string, mailboxes: readonly SeedMailbox[]): Account {
  const built = mailboxes.map((mailbox, i) => seedMailbox(name, mailbox, UID_VALIDITY + i));
  return {
    name,
    password,
    mailboxes: new Map(built.map((mailbox) => [mailbox.name, mailbox])),
    subscriptions: new Set(built.map((mailbox) => mailbox.name)),
    metadata: new Map(),
    lastUidValidity: Math.max(...built.map((mailbox) => mailbox.uidValidity)),
  };
}

/** An account with nothing but an empty INBOX. */
export function emptyAccount(name: string, password: string): Account {
  return seedAccount(name, password, [{ name: 'INBOX', messages: [] }]);
}

function seedMailbox(account: string, mailbox: SeedMailbox, uidValidity: number): Mailbox {
  const id = `F-${account}-${mailbox.name.replace(/[^A-Za-z0-9]/g, '-')}`;
  const messages = mailbox.messages.map((message, i) => seedMessage(`${id}-${i + 1}`, message, i + 1));
  return {
    id,
    name: mailbox.name,
    uidValidity: mailbox.uidValidity ?? uidValidity,
    uidNext: messages.length + 1,
    highestModSeq: 1,
    messages,
    octets: octetsOf(messages),
    expunged: [],
    forgottenUpTo: 0,
    recentFrom: mailbox.recentFrom ?? 1,
    specialUse: mailbox.specialUse,
    noSelect: false,
    metadata: new Map(),
  };
}

function seedMessage(id: string, { text, arrived, flags }: SeedMessage, uid: number): Message {
  const internalDate = zonedDate(arrived);
  return {
    uid,
    emailId: `M-${id}`,
    flags: flagList(flags ?? []),
    modseq: 1,
    internalDate,
    savedAt: internalDate.time,
    uidl: undefined,
    content: new Content(typeof text === 'string' ? utf8(withCrlf(text)) : text),
  };
}

/** Calls `make` when first asked, and gives the same value ever after. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Line ends of `text` as the wire has them. */
export const withCrlf = (text: string): string => text.replace(/\r?\n/g, '\r\n');

function zonedDate(iso: string): ZonedDate {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const zone = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return { time: Date.parse(iso), zone };
}
