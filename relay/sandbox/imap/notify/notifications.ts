import type { Account } from '../../store/model.ts';
import { tellStatus } from '../commands/status.ts';
import { tellItems } from '../fetch/unasked.ts';
import type { Session } from '../session.ts';
import { covers, type EventGroup, type EventName, isSelected } from './groups.ts';
import { tellEntries, tellMessages, tellNames, tellSubscriptions } from './news.ts';

/**
 * A client's standing order to be told (RFC 5465). The store's values never change, so what happened is the difference
 * between the account as last looked at and as it is.
 */
export class Notifications {
  private readonly groups: readonly EventGroup[];
  /** Of the selected mailbox, if there is one. */
  private readonly own: EventGroup | undefined;
  private seen: Account;

  constructor(session: Session, groups: readonly EventGroup[]) {
    this.groups = groups;
    this.own = groups.find(({ filter }) => isSelected(filter));
    this.seen = session.store.expectAccount(session.account);
  }

  /** The selected mailbox's own order: may news of it be told at once, and may expunges? */
  get selected(): 'at once' | 'expunges delayed' | 'not asked' {
    if (!this.own?.events.has('MessageNew')) return 'not asked';
    return this.own.filter.type === 'SELECTED' ? 'at once' : 'expunges delayed';
  }

  /** Whether flags that others change in the selected mailbox are told. */
  get tellsFlags(): boolean {
    return this.own?.events.has('FlagChange') ?? false;
  }

  /** Fetches what was asked of the last messages, new in the selected mailbox (§5.2). */
  tellNew(session: Session, arrived: number): void {
    const { count } = session.selected;
    const indexes = Array.from({ length: arrived }, (_, i) => count - arrived + i);
    tellItems(session, this.own?.items ?? [], indexes);
  }

  /** STATUS of every mailbox under watch, as `NOTIFY SET STATUS` asks (§3.1). */
  tellAll(session: Session): void {
    for (const mailbox of this.seen.mailboxes.values()) {
      if (mailbox.noSelect || mailbox.id === session.view?.mailboxId) continue;
      const events = this.eventsOf(this.seen, mailbox.name);
      if (!events.has('MessageNew')) continue;
      const flags = events.has('FlagChange') ? ['UNSEEN'] : [];
      const modseq =
        session.condstore || (flags.length > 0 && session.offers('CONDSTORE')) ? ['HIGHESTMODSEQ'] : [];
      tellStatus(session, mailbox, ['UIDVALIDITY', 'UIDNEXT', 'MESSAGES', ...flags, ...modseq]);
    }
  }

  /** What the client did itself is no news to it (§5). */
  passOver(session: Session): void {
    this.seen = session.store.account(session.account) ?? this.seen;
  }

  /** Tells what happened outside the selected mailbox since the last time. */
  tell(session: Session): void {
    const before = this.seen;
    const now = session.store.account(session.account);
    if (!now || now === before) return;
    this.seen = now;
    tellNames(session, before, now, (name) => this.tellsOf(before, now, name, 'MailboxName'));
    this.tellMailboxes(session, before, now);
    if (before.subscriptions !== now.subscriptions) {
      const wanted = (name: string) => this.tellsOf(before, now, name, 'SubscriptionChange');
      tellSubscriptions(session, before, now, wanted);
    }
    const wantsServer = this.groups.some(({ events }) => events.has('ServerMetadataChange'));
    if (before.metadata !== now.metadata && wantsServer) {
      tellEntries(session, '""', before.metadata, now.metadata);
    }
  }

  private tellMailboxes(session: Session, before: Account, now: Account): void {
    const old = new Map([...before.mailboxes.values()].map((mailbox) => [mailbox.id, mailbox]));
    for (const mailbox of now.mailboxes.values()) {
      const was = old.get(mailbox.id);
      if (!was || was === mailbox) continue;
      const events = this.eventsOf(now, mailbox.name);
      if (was.metadata !== mailbox.metadata && events.has('MailboxMetadataChange')) {
        tellEntries(session, session.spell(mailbox.name), was.metadata, mailbox.metadata);
      }
      if (mailbox.id !== session.view?.mailboxId) tellMessages(session, was, mailbox, events);
    }
  }

  private tellsOf(before: Account, now: Account, name: string, event: EventName): boolean {
    return this.eventsOf(now, name).has(event) || this.eventsOf(before, name).has(event);
  }

  /** All that the groups covering a mailbox ask for together (§6). */
  private eventsOf(account: Account, name: string): ReadonlySet<EventName> {
    const subscribed = account.subscriptions.has(name);
    return new Set(
      this.groups
        .filter(({ filter }) => covers(filter, name, subscribed))
        .flatMap(({ events }) => [...events]),
    );
  }
}
