import type { Message } from '../store/model.ts';
import type { Store } from '../store/store.ts';

/**
 * The maildrop as one session has it: the INBOX at the moment it signed in, under the exclusive-access lock, with the
 * marks of DELE (RFC 1939 §4, §5). Message numbers never change, and mail that comes later waits for the next session.
 */
export class Maildrop {
  readonly account: string;
  readonly messages: readonly Message[];
  private readonly uidValidity: number;
  private readonly store: Store;
  private readonly marked = new Set<number>();
  /** Of the messages that are not marked: what STAT tells. */
  octets: number;

  private constructor(store: Store, account: string) {
    const inbox = store.expectMailbox(account, 'INBOX');
    this.store = store;
    this.account = account;
    this.messages = inbox.messages;
    this.octets = inbox.octets;
    this.uidValidity = inbox.uidValidity;
  }

  /** Undefined when another session holds the lock. */
  static open(store: Store, account: string): Maildrop | undefined {
    return store.lockMaildrop(account) ? new Maildrop(store, account) : undefined;
  }

  isMarked(message: Message): boolean {
    return this.marked.has(message.uid);
  }

  /** How many messages are not marked. */
  get count(): number {
    return this.messages.length - this.marked.size;
  }

  /** Messages not marked, with their numbers. */
  *listed(): Generator<readonly [number: number, message: Message]> {
    for (const [i, message] of this.messages.entries()) if (!this.isMarked(message)) yield [i + 1, message];
  }

  mark(message: Message): void {
    this.marked.add(message.uid);
    this.octets -= message.content.size;
    this.tell('marked', [message.uid]);
  }

  unmarkAll(): void {
    if (this.marked.size === 0) return;
    this.tell('unmarked', [...this.marked]);
    for (const message of this.messages) if (this.isMarked(message)) this.octets += message.content.size;
    this.marked.clear();
  }

  /**
   * The UPDATE state (RFC 1939 §6): removes the marked messages that are still there. A store put back meanwhile may
   * have given a UID to another message, hence the look at the contents.
   */
  update(): void {
    if (this.marked.size === 0) return;
    const present = this.store.mailbox(this.account, 'INBOX')?.messages ?? [];
    const doomed = new Map(this.messages.filter((m) => this.isMarked(m)).map((m) => [m.uid, m.content]));
    this.unmarkAll();
    const uids = new Set(present.filter((m) => doomed.get(m.uid) === m.content).map((m) => m.uid));
    this.store.expunge(this.account, 'INBOX', uids);
  }

  /** The end of the session, however it came: without `update` nothing is removed. */
  close(): void {
    this.unmarkAll();
    this.store.unlockMaildrop(this.account);
  }

  /** RFC 1939 §7 UIDL: 1 to 70 printable characters, never used again for another message. */
  uniqueId(message: Message): string {
    return message.uidl ?? `${eight(this.uidValidity)}${eight(message.uid)}`;
  }

  private tell(type: 'marked' | 'unmarked', uids: readonly number[]): void {
    this.store.tell({ type, account: this.account, mailbox: 'INBOX', uids });
  }
}

const eight = (n: number) => n.toString(16).padStart(8, '0');
