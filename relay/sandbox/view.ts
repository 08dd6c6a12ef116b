import { latin1 } from '../wire/bytes.ts';
import type { MailboxView, MailView, MessageView } from '../wire/feed.ts';
import { decodeWords } from './mime/encoded-words.ts';
import { firstValue, headerBlock } from './mime/header-fields.ts';
import type { Account, Mailbox, Message, StoreEvent, ZonedDate } from './store/model.ts';
import type { Store } from './store/store.ts';

const WHOLE = 16 * 1024;
const BEGINNING = 4 * 1024;
/** Most characters of sources, subjects and senders in one view; what comes behind them is told in brief. */
const MOST_TEXT = 2 * 1024 * 1024;
const BRIEF = 80;

/**
 * The store as the page sees it. Views are kept per message and per mailbox as long as these stay the same objects,
 * so a new view after a small change costs little.
 */
export class MailViewer {
  private readonly store: Store;
  private readonly mailboxViews = new WeakMap<Mailbox, MailboxView>();
  private readonly messageViews = new WeakMap<Message, MessageView>();
  /** UIDs that POP3 sessions have marked in an account's INBOX. */
  private readonly marks = new Map<string, Set<number>>();

  constructor(store: Store) {
    this.store = store;
    store.subscribe((event) => this.follow(event));
  }

  view(): MailView {
    const accounts = [...this.store.state.accounts.values()].map((account) => ({
      name: account.name,
      mailboxes: [...account.mailboxes.values()].map((mailbox) => this.mailboxView(account, mailbox)),
    }));
    return { accounts: withoutLength(accounts) };
  }

  private follow(event: StoreEvent): void {
    if (event.type !== 'marked' && event.type !== 'unmarked') return;
    const marks = this.marks.get(event.account) ?? new Set();
    for (const uid of event.uids) {
      if (event.type === 'marked') marks.add(uid);
      else marks.delete(uid);
    }
    if (marks.size > 0) this.marks.set(event.account, marks);
    else this.marks.delete(event.account);
  }

  private mailboxView(account: Account, mailbox: Mailbox): MailboxView {
    const base = this.mailboxViews.get(mailbox) ?? this.makeMailboxView(mailbox);
    const marks = mailbox.name === 'INBOX' ? this.marks.get(account.name) : undefined;
    const subscribed = account.subscriptions.has(mailbox.name);
    const messages = marks
      ? base.messages.map((each) => (marks.has(each.uid) ? { ...each, marked: true } : each))
      : base.messages;
    return { ...base, subscribed, messages };
  }

  private makeMailboxView(mailbox: Mailbox): MailboxView {
    const view = {
      name: mailbox.name,
      uidValidity: mailbox.uidValidity,
      uidNext: mailbox.uidNext,
      ...(mailbox.specialUse === undefined ? {} : { specialUse: mailbox.specialUse }),
      noSelect: mailbox.noSelect,
      subscribed: false,
      messages: mailbox.messages.map((message) => this.messageView(message)),
    };
    this.mailboxViews.set(mailbox, view);
    return view;
  }

  private messageView(message: Message): MessageView {
    const known = this.messageViews.get(message);
    if (known) return known;
    const { content } = message;
    // The structure is left unparsed: a list of subjects needs the header's first kilobytes only.
    const header = headerBlock(content.bytes, 0, Math.min(content.size, WHOLE));
    const decoded = (name: string) => decodeWords(firstValue(content.bytes, header, name) ?? '');
    const view = {
      uid: message.uid,
      flags: [...message.flags],
      size: content.size,
      subject: decoded('Subject'),
      from: decoded('From'),
      internalDate: isoDate(message.internalDate),
      marked: false,
      source: latin1(content.bytes, 0, content.size <= WHOLE ? content.size : BEGINNING),
    };
    this.messageViews.set(message, view);
    return view;
  }
}

/** A page that changes a full mailbox would else have it told, whole, again and again. */
function withoutLength(accounts: MailView['accounts']): MailView['accounts'] {
  let told = 0;
  for (const { mailboxes } of accounts) for (const { messages } of mailboxes) told += lengthOf(messages);
  if (told <= MOST_TEXT) return accounts;
  let room = MOST_TEXT;
  const fit = (message: MessageView): MessageView => {
    room -= lengthOf([message]);
    return room >= 0 ? message : inBrief(message);
  };
  return accounts.map(({ name, mailboxes }) => ({
    name,
    mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, messages: mailbox.messages.map(fit) })),
  }));
}

function lengthOf(messages: readonly MessageView[]): number {
  let length = 0;
  for (const { source, subject, from } of messages) length += source.length + subject.length + from.length;
  return length;
}

function inBrief(message: MessageView): MessageView {
  const { subject, from } = message;
  return { ...message, subject: subject.slice(0, BRIEF), from: from.slice(0, BRIEF), source: '' };
}

/** `2002-11-26T18:24:57+01:00`: the moment, written in the message's own zone. */
function isoDate({ time, zone }: ZonedDate): string {
  const local = new Date(time + zone * 60_000).toISOString().slice(0, 19);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${local}${zone < 0 ? '-' : '+'}${two(Math.abs(zone) / 60)}:${two(Math.abs(zone) % 60)}`;
}
