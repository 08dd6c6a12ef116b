import { fromLatin1 } from '../../wire/bytes.ts';
import { type ArgumentReader, textOf } from '../../wire/imap/argument-reader.ts';
import type { ImapState } from '../../wire/imap/commands.ts';
import { decodeMutf7 } from '../../wire/imap/mutf7.ts';
import { formatNumbers, type SequenceSet, STAR } from '../../wire/imap/sequence-set.ts';
import { isUtf8 } from '../../wire/utf8.ts';
import type { Mailbox, Message } from '../store/model.ts';
import { canonicalName, type Store } from '../store/store.ts';
import { offered } from './capabilities.ts';
import { Contexts } from './contexts.ts';
import type { ImapFace } from './face.ts';
import type { ImapConnection, ImapHost } from './host.ts';
import type { Notifications } from './notify/notifications.ts';
import { Reply } from './reply.ts';
import { mailboxSpelling } from './strings.ts';
import { summarise } from './summary.ts';
import { type Changes, View } from './view.ts';

/** System flags in the order servers print them. */
export const DEFINED_FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Draft', '\\Seen'];

/** One connection as the commands see it: who signed in, what is selected, what was enabled, and the reply to fill. */
export class Session {
  readonly sandbox: ImapHost;
  readonly reply = new Reply();
  readonly face: ImapFace;
  /** Capabilities switched off for this sandbox, upper case. */
  readonly off: ReadonlySet<string>;
  /** Capabilities of old servers that this sandbox has, upper case. */
  readonly on: ReadonlySet<string>;
  /** All that the face says it can, upper case; undefined when it is this server's own. */
  readonly pretended: ReadonlySet<string> | undefined;
  /** Name of the account, once someone signed in. */
  user: string | undefined;
  view: View | undefined;
  secure: boolean;
  compressed = false;
  /** RFC 5161: `CONDSTORE`, `QRESYNC`, `UTF8=ACCEPT`, `IMAP4REV2`. */
  readonly enabled = new Set<string>();
  /** Set by LOGOUT, a BYE, or a client gone. */
  ended = false;
  failedLogins = 0;
  notifications: Notifications | undefined;
  /** Searches of the selected mailbox that are kept up to date. */
  contexts = new Contexts();
  /** The tag of the command that runs. */
  tag = '*';
  /** How the mailbox name read last was written, where that is not how names are kept here. */
  composedFrom: string | undefined;
  private toldKeywords: readonly string[] = [];

  constructor(sandbox: ImapHost, connection: ImapConnection) {
    this.sandbox = sandbox;
    this.secure = connection.secured;
    this.face = sandbox.face.imap;
    this.off = upperCase(sandbox.options.capabilitiesOff);
    this.on = upperCase(sandbox.options.capabilitiesOn);
    const { capabilities } = this.face;
    this.pretended = capabilities && upperCase([...capabilities.before, ...capabilities.after]);
  }

  get store(): Store {
    return this.sandbox.store;
  }

  get state(): ImapState {
    if (this.ended) return 'LOGOUT';
    if (this.user === undefined) return 'NOT AUTHENTICATED';
    return this.view ? 'SELECTED' : 'AUTHENTICATED';
  }

  /** The signed-in account's name. The state table lets no command run that asks too early. */
  get account(): string {
    if (this.user === undefined) throw new Error('nobody signed in');
    return this.user;
  }

  get selected(): View {
    if (!this.view) throw new Error('no mailbox is selected');
    return this.view;
  }

  offers(capability: string): boolean {
    return offered(this, capability);
  }

  /** Speaks as RFC 9051 has it: once enabled, or where there is no IMAP4rev1 to begin with (§6.3.1). */
  get rev2(): boolean {
    return this.enabled.has('IMAP4REV2') || this.off.has('IMAP4REV1');
  }

  get utf8(): boolean {
    return this.rev2 || this.enabled.has('UTF8=ACCEPT');
  }

  get condstore(): boolean {
    return this.enabled.has('CONDSTORE');
  }

  get qresync(): boolean {
    return this.enabled.has('QRESYNC');
  }

  /** Reads a mailbox name: modified UTF-7, or UTF-8 (which this server takes before it is enabled too). */
  readMailbox(args: ArgumentReader): string {
    const start = args.at;
    const octets = args.astring('a mailbox name');
    const beyondAscii = /[\x80-\xff]/.test(octets);
    if (beyondAscii && !isUtf8(fromLatin1(octets))) {
      args.at = start;
      args.fail('UTF-8 in the mailbox name');
    }
    const name = this.utf8 || beyondAscii ? textOf(octets) : decodeMutf7(octets);
    if (name !== undefined) return this.normalised(name);
    args.at = start;
    return args.fail('modified UTF-7 in the mailbox name ("&" itself is written "&-")');
  }

  /** é is é, however it was composed (RFC 9051 §5.1, Net-Unicode): another spelling is kept for the client to be told. */
  private normalised(name: string): string {
    const composed = name.normalize('NFC');
    this.composedFrom = composed === name ? undefined : name;
    return canonicalName(composed);
  }

  /** A LIST reference or pattern: a name in which `%` and `*` may stand. What is no modified UTF-7 stays as it is. */
  decodePattern(octets: string): string {
    const asUtf8 = this.utf8 || /[\x80-\xff]/.test(octets);
    return (asUtf8 ? textOf(octets) : (decodeMutf7(octets) ?? octets)).normalize('NFC');
  }

  /**
   * A sequence set of message numbers or UIDs, or `$`, the saved result (RFC 5182 §2). A number above the highest
   * names no message and is refused (RFC 3501 §9 seq-number); a UID may name none.
   */
  readSet(args: ArgumentReader, byUid: boolean): SequenceSet {
    const view = this.selected;
    if (args.peek() === '$' && this.offers('SEARCHRES')) {
      args.at++;
      const numbers = byUid
        ? view.saved
        : view.saved.map((uid) => view.indexOf(uid) + 1).filter((n) => n > 0);
      return numbers.map((number) => ({ from: number, to: number }));
    }
    const start = args.at;
    if (!byUid && view.count === 0 && /^\d+(?![\d:])/.test(args.text.slice(start, start + 12))) {
      args.fail('no message number, for the mailbox is empty');
    }
    const set = args.sequenceSet(byUid ? 'a UID set like 1:3,5 or 1:*' : 'a sequence set like 1:3,5 or 1:*');
    if (
      !byUid &&
      set.some(({ from, to }) => Math.max(from, to) !== STAR && Math.max(from, to) > view.count)
    ) {
      args.at = start;
      args.fail(`numbers up to ${view.count}, the messages there are`);
    }
    return set;
  }

  spell(name: string): string {
    return mailboxSpelling(name, this.utf8);
  }

  mailbox(name: string): Mailbox | undefined {
    return this.store.mailbox(this.account, name);
  }

  select(mailbox: Mailbox, readOnly: boolean): View {
    const view = new View(mailbox, readOnly);
    if (!readOnly) {
      this.store.claimRecent(this.account, mailbox.name);
      view.mailbox = this.store.expectMailbox(this.account, mailbox.name);
    }
    this.view = view;
    this.contexts = new Contexts();
    this.toldKeywords = summarise(view.messages).keywords;
    return view;
  }

  /** FLAGS of SELECT, and again when a keyword is new (RFC 3501 §7.2.6). */
  get keywords(): readonly string[] {
    return this.toldKeywords;
  }

  /** The selected mailbox as the store has it, under whatever name now; undefined once it was deleted. */
  present(): Mailbox | undefined {
    const view = this.selected;
    const sameName = this.mailbox(view.mailbox.name);
    return sameName?.id === view.mailboxId ? sameName : this.store.mailboxById(this.account, view.mailboxId);
  }

  /** Compares the view with the store and returns what to tell; the caller tells it. */
  refresh(expunges: boolean): Changes | undefined {
    const view = this.selected;
    const present = this.present();
    if (!present || present.noSelect) return undefined;
    const changes = view.update(present, expunges);
    if (changes.arrived > 0 && !view.readOnly) {
      this.store.claimRecent(this.account, present.name);
      view.mailbox = this.store.expectMailbox(this.account, present.name);
    }
    return changes;
  }

  /**
   * Tells what changed in the selected mailbox. Called between commands and in IDLE; `expunges` is false where the
   * client may be counting on its sequence numbers (RFC 3501 §7.4.1). False when the mailbox is no more.
   */
  announce(expunges: boolean, ownCommand = false): boolean {
    if (!this.view) return true;
    const changes = this.refresh(expunges);
    if (!changes) return false;
    const { notifications } = this;
    this.tell(changes, () => notifications?.tellsFlags ?? true);
    // The client need not be told of what it did itself (RFC 5465 §5.2).
    if (!ownCommand && changes.arrived > 0) notifications?.tellNew(this, changes.arrived);
    return true;
  }

  /** Writes the untagged responses of `changes`; FETCH only for the sequence numbers `wanted` lets pass. */
  tell(changes: Changes, wanted: (number: number) => boolean = () => true, withUid = false): void {
    const { reply } = this;
    const view = this.selected;
    if (changes.expungedUids.length > 0) {
      this.contexts.removing(this, changes);
      this.tellExpunged(changes);
    }
    if (changes.arrived > 0) {
      reply.text(`* ${view.count} EXISTS\r\n`);
      if (!this.rev2) reply.text(`* ${view.recentCount} RECENT\r\n`);
    }
    if (changes.changed.length > 0 || changes.arrived > 0) this.tellKeywords(changes);
    for (const number of changes.changed) if (wanted(number)) this.tellFlags(number, withUid);
    if (changes.arrived > 0 || changes.changed.length > 0) this.contexts.refresh(this, changes.arrived);
  }

  private tellExpunged({ expunged, expungedUids }: Changes): void {
    if (this.qresync) this.reply.text(`* VANISHED ${formatNumbers(expungedUids)}\r\n`);
    else for (const number of expunged) this.reply.text(`* ${number} EXPUNGE\r\n`);
  }

  /** FLAGS again, when a message that changed or came has a keyword not told of yet. */
  private tellKeywords({ changed, arrived }: Changes): void {
    const { messages } = this.selected;
    // Most messages share one of a few lists of flags.
    const lists = new Set(changed.map((number) => messages[number - 1]!.flags));
    for (const { flags } of messages.slice(messages.length - arrived)) lists.add(flags);
    const isNew = (flag: string) => !flag.startsWith('\\') && !this.toldKeywords.includes(flag);
    if (![...lists].some((flags) => flags.some(isNew))) return;
    this.toldKeywords = summarise(messages).keywords;
    this.reply.text(`* FLAGS ${this.mailboxFlags()}\r\n`);
  }

  /** The flags of the mailbox, in parentheses. */
  mailboxFlags(): string {
    return `(${[...DEFINED_FLAGS, ...this.toldKeywords].join(' ')})`;
  }

  /** Whether a FETCH nobody asked for has the UID too (RFC 7162 §3.2.4, RFC 5465 §5.1, RFC 9051 §7.5.2). */
  get tellsUid(): boolean {
    return this.rev2 || this.notifications !== undefined || (this.condstore && this.offers('QRESYNC'));
  }

  /** `* n FETCH (FLAGS (…))`, with UID and MODSEQ where they are due. */
  tellFlags(number: number, withUid = false): void {
    const message = this.selected.messages[number - 1]!;
    const uid = withUid || this.tellsUid ? `UID ${message.uid} ` : '';
    const modseq = this.condstore ? ` MODSEQ (${message.modseq})` : '';
    this.reply.text(`* ${number} FETCH (${uid}FLAGS ${this.flagsOf(message)}${modseq})\r\n`);
  }

  /** The message's flags in parentheses, \Recent among them where this session has it so (not in rev2). */
  flagsOf(message: Message): string {
    const flags = message.flags.join(' ');
    if (this.rev2 || !this.view?.isRecent(message.uid)) return `(${flags})`;
    return flags === '' ? '(\\Recent)' : `(${flags} \\Recent)`;
  }
}

const upperCase = (names: Iterable<string> = []) => new Set(Array.from(names, (name) => name.toUpperCase()));
