import type { Content } from '../mime/content.ts';
import { withAsciiHeader } from '../mime/surrogate.ts';
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
  /** No surrogate is needed: the client takes UTF-8 in headers (RFC 6856 §2.1), or there is none. */
  private readonly asTheyAre: boolean;
  private readonly marked = new Set<number>();
  /** Of the messages that are not marked: what STAT tells. */
  octets: number;

  private constructor(store: Store, account: string, utf8: boolean) {
    const inbox = store.expectMailbox(account, 'INBOX');
    this.store = store;
    this.account = account;
    this.messages = inbox.messages;
    this.asTheyAre = utf8 || haveAsciiHeaders(inbox.messages);
    this.octets = inbox.octets + this.surplus(inbox.messages);
    this.uidValidity = inbox.uidValidity;
  }

  /** Undefined when another session holds the lock. */
  static open(store: Store, account: string, utf8: boolean): Maildrop | undefined {
    return store.lockMaildrop(account) ? new Maildrop(store, account, utf8) : undefined;
  }

  /** The message as this session may have it; LIST tells the size of just this. */
  content({ content }: Message): Content {
    return this.asTheyAre ? content : withAsciiHeader(content);
  }

  /** By how much what stands for these messages is longer than they are. */
  private surplus(messages: readonly Message[]): number {
    if (this.asTheyAre) return 0;
    return messages.reduce((sum, { content }) => sum + withAsciiHeader(content).size - content.size, 0);
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
    this.octets -= this.content(message).size;
    this.tell('marked', [message.uid]);
  }

  unmarkAll(): void {
    if (this.marked.size === 0) return;
    this.tell('unmarked', [...this.marked]);
    for (const message of this.messages)
      if (this.isMarked(message)) this.octets += this.content(message).size;
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

/** Worked out once for each list of messages, which never changes: a maildrop is opened often. */
function haveAsciiHeaders(messages: readonly Message[]): boolean {
  let answer = ASCII_HEADERS.get(messages);
  if (answer === undefined) {
    answer = messages.every(({ content }) => withAsciiHeader(content) === content);
    ASCII_HEADERS.set(messages, answer);
  }
  return answer;
}

const ASCII_HEADERS = new WeakMap<readonly Message[], boolean>();

const eight = (n: number) => n.toString(16).padStart(8, '0');
