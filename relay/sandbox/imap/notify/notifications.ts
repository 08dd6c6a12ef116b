import type { Account, Mailbox } from '../../store/model.ts';
import { tellStatus } from '../commands/status.ts';
import { writersOf } from '../fetch/writers.ts';
import type { Session } from '../session.ts';
import { astring } from '../strings.ts';
import { covers, type EventGroup, type EventName, isSelected } from './groups.ts';

/**
 * A client's standing order to be told (RFC 5465). The store's values never change, so what happened is the difference
 * between the account as last looked at and as it is.
 */
export class Notifications {
  private readonly groups: readonly EventGroup[];
  private seen: Account;

  constructor(session: Session, groups: readonly EventGroup[]) {
    this.groups = groups;
    this.seen = session.store.expectAccount(session.account);
  }

  /** The selected mailbox's own order: may news of it be told at once, and may expunges? */
  get selected(): 'at once' | 'expunges delayed' | 'not asked' {
    const group = this.groups.find(({ filter }) => isSelected(filter));
    if (!group?.events.has('MessageNew')) return 'not asked';
    return group.filter.type === 'SELECTED' ? 'at once' : 'expunges delayed';
  }

  /** Fetches what was asked of the messages with these numbers, new in the selected mailbox (§5.2). */
  tellNew(session: Session, from: number): void {
    const items = this.groups.find(({ filter }) => isSelected(filter))?.items ?? [];
    if (items.length === 0) return;
    const { write } = writersOf(session, items);
    const { messages } = session.selected;
    for (let index = from; index < messages.length; index++) {
      session.reply.text(`* ${index + 1} FETCH (`);
      write(messages[index]!);
      session.reply.text(')\r\n');
    }
  }

  /** STATUS of every mailbox under watch, as `NOTIFY SET STATUS` asks (§3.1). */
  tellAll(session: Session): void {
    for (const mailbox of this.seen.mailboxes.values()) {
      if (mailbox.noSelect || mailbox.id === session.view?.mailboxId) continue;
      const events = this.eventsOf(this.seen, mailbox.name);
      if (!events.has('MessageNew')) continue;
      const unseen = events.has('FlagChange') ? ['UNSEEN'] : [];
      tellStatus(session, mailbox, ['MESSAGES', 'UIDNEXT', 'UIDVALIDITY', ...unseen, ...modseq(session)]);
    }
  }

  /** Tells what happened outside the selected mailbox since the last time. */
  tell(session: Session): void {
    const before = this.seen;
    const now = session.store.account(session.account);
    if (!now || now === before) return;
    this.seen = now;
    this.tellMailboxes(session, before, now);
    if (before.subscriptions !== now.subscriptions) this.tellSubscriptions(session, before, now);
    if (before.metadata !== now.metadata && this.anyHas('ServerMetadataChange')) {
      tellEntries(session, '""', before.metadata, now.metadata);
    }
  }

  private tellMailboxes(session: Session, before: Account, now: Account): void {
    const old = new Map([...before.mailboxes.values()].map((mailbox) => [mailbox.id, mailbox]));
    for (const mailbox of now.mailboxes.values()) {
      const was = old.get(mailbox.id);
      old.delete(mailbox.id);
      if (was === mailbox) continue;
      const events = this.eventsOf(now, mailbox.name);
      if (was?.name !== mailbox.name && events.has('MailboxName')) tellName(session, mailbox, was);
      if (was) this.tellMailbox(session, was, mailbox, events);
    }
    for (const gone of old.values()) {
      if (this.eventsOf(before, gone.name).has('MailboxName')) {
        session.reply.text(`* LIST (\\NonExistent) "/" ${session.spell(gone.name)}\r\n`);
      }
    }
  }

  private tellMailbox(
    session: Session,
    was: Mailbox,
    mailbox: Mailbox,
    events: ReadonlySet<EventName>,
  ): void {
    if (was.metadata !== mailbox.metadata && events.has('MailboxMetadataChange')) {
      tellEntries(session, session.spell(mailbox.name), was.metadata, mailbox.metadata);
    }
    if (mailbox.id === session.view?.mailboxId || was.messages === mailbox.messages) return;
    const items = new Set<string>();
    if (events.has('MessageNew') && was.uidNext !== mailbox.uidNext) items.add('UIDNEXT').add('MESSAGES');
    if (events.has('MessageExpunge') && was.expunged !== mailbox.expunged) items.add('MESSAGES');
    if (events.has('FlagChange')) items.add('UNSEEN');
    if (items.size > 0) tellStatus(session, mailbox, [...items, ...modseq(session)]);
  }

  private tellSubscriptions(session: Session, before: Account, now: Account): void {
    const tell = (name: string, attribute: string) => {
      if (!this.eventsOf(now, name).has('SubscriptionChange')) return;
      const missing = now.mailboxes.has(name) ? [] : ['\\NonExistent'];
      const attributes = [...missing, ...(attribute === '' ? [] : [attribute])].join(' ');
      session.reply.text(`* LIST (${attributes}) "/" ${session.spell(name)}\r\n`);
    };
    for (const name of now.subscriptions) if (!before.subscriptions.has(name)) tell(name, '\\Subscribed');
    for (const name of before.subscriptions) if (!now.subscriptions.has(name)) tell(name, '');
  }

  /** The first group that covers a mailbox decides (§6). */
  private eventsOf(account: Account, name: string): ReadonlySet<EventName> {
    const group = this.groups.find(({ filter }) => covers(filter, name, account.subscriptions.has(name)));
    return group?.events ?? NO_EVENTS;
  }

  private anyHas(event: EventName): boolean {
    return this.groups.some(({ events }) => events.has(event));
  }
}

const NO_EVENTS: ReadonlySet<EventName> = new Set();

const modseq = (session: Session) => (session.condstore ? ['HIGHESTMODSEQ'] : []);

/** A mailbox made, or renamed: then with its old name (RFC 5465 §5.4). */
function tellName(session: Session, mailbox: Mailbox, was: Mailbox | undefined): void {
  const old = was ? ` ("OLDNAME" (${session.spell(was.name)}))` : '';
  const attributes = mailbox.noSelect ? '\\Noselect' : '';
  session.reply.text(`* LIST (${attributes}) "/" ${session.spell(mailbox.name)}${old}\r\n`);
}

/** `* METADATA name entry …`: the names of what changed, without values (RFC 5464 §4.4.2). */
function tellEntries(
  session: Session,
  name: string,
  before: ReadonlyMap<string, Uint8Array>,
  now: ReadonlyMap<string, Uint8Array>,
): void {
  const names = new Set([...before.keys(), ...now.keys()]);
  const changed = [...names].filter((entry) => before.get(entry) !== now.get(entry));
  if (changed.length > 0) session.reply.text(`* METADATA ${name} ${changed.map(astring).join(' ')}\r\n`);
}
