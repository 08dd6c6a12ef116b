import type { Pop3State } from '../../wire/pop3/commands.ts';
import type { ConnectionFacts, Sandbox } from '../sandbox.ts';
import type { SaslDialogue } from '../sasl/dialogue.ts';
import { mechanismNames } from '../sasl/mechanisms.ts';
import { timestamp } from '../sasl/timestamp.ts';
import { Maildrop } from './maildrop.ts';
import { err, ok, type Reply } from './reply.ts';
import type { Texts } from './texts.ts';
import { ENGLISH } from './texts-en.ts';

/** Wrong passwords after which the connection is closed, so that nobody guesses on for ever. */
const MAX_FAILURES = 10;

/** One connection as its commands see it. */
export class Pop3Session {
  readonly sandbox: Sandbox;
  /** What APOP digests with the password, and the greeting shows; undefined when APOP is switched off. */
  readonly timestamp: string | undefined;
  secured: boolean;
  state: Pop3State = 'AUTHORIZATION';
  texts: Texts = ENGLISH;
  /** The name USER gave, until PASS. */
  named: string | undefined;
  /** AUTH under way: the next line belongs to it (RFC 5034 §4). */
  authentication: SaslDialogue | undefined;
  /** Whether UTF8 was given (RFC 6856 §2.1). */
  utf8 = false;
  private opened: Maildrop | undefined;
  private failures = 0;

  constructor(sandbox: Sandbox, connection: ConnectionFacts) {
    this.sandbox = sandbox;
    this.secured = connection.secured;
    this.timestamp = this.has('APOP') ? (sandbox.face.pop3.timestamp ?? timestamp(sandbox)) : undefined;
  }

  has(capability: string): boolean {
    return this.sandbox.has(capability);
  }

  get offersTls(): boolean {
    return this.sandbox.options.tls === true && !this.secured && this.has('STLS');
  }

  get mechanisms(): string[] {
    return this.has('SASL') ? mechanismNames(this.sandbox.options.capabilitiesOff) : [];
  }

  get user(): string | undefined {
    return this.opened?.account;
  }

  /** The maildrop of who signed in. The state table lets no command run that asks too early. */
  get maildrop(): Maildrop {
    if (!this.opened) throw new Error('nobody signed in');
    return this.opened;
  }

  /** The password was right: TRANSACTION, unless another session has the maildrop (RFC 1939 §4). */
  signIn(account: string): Reply {
    this.named = undefined;
    const failing = this.sandbox.options.misbehaviour?.maildropFails;
    if (failing === 'temporarily') return err(this.texts.failsNow, 'SYS/TEMP');
    if (failing === 'permanently') return err(this.texts.failsForGood, 'SYS/PERM');
    const maildrop = Maildrop.open(this.sandbox.store, account, this.utf8);
    if (!maildrop) return err(this.texts.inUse, 'IN-USE');
    this.opened = maildrop;
    this.state = 'TRANSACTION';
    return ok(this.texts.mailboxOpen(maildrop.messages.length));
  }

  /** The password was wrong. */
  refuse(text: string): Reply {
    this.named = undefined;
    const refusal = err(text, 'AUTH');
    if (++this.failures < MAX_FAILURES) return refusal;
    this.state = 'CLOSED';
    return { ...refusal, after: { type: 'close', abruptly: false } };
  }

  /** Removes what is marked, if that is how the session ends (RFC 1939 §6). */
  quit(): void {
    if (this.opened) {
      this.state = 'UPDATE';
      this.opened.update();
    } else this.state = 'CLOSED';
    this.leave();
  }

  /** Nothing is removed; the lock is freed. */
  close(): void {
    this.state = 'CLOSED';
    this.leave();
  }

  private leave(): void {
    this.opened?.close();
    this.opened = undefined;
  }
}
