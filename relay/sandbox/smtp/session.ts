import type { SmtpState } from '../../wire/smtp/commands.ts';
import type { ConnectionFacts, Sandbox } from '../sandbox.ts';
import type { SaslDialogue } from '../sasl/dialogue.ts';
import { mechanismNames } from '../sasl/mechanisms.ts';
import type { Account } from '../store/model.ts';
import { LENIENT, type Leniencies, STRICT } from './leniencies.ts';
import type { Parameters } from './parameters.ts';
import type { Path } from './path.ts';

/** One mail under way (RFC 5321 §3.3): the envelope so far. */
export interface Transaction {
  readonly sender: Path;
  readonly parameters: Parameters;
  readonly recipients: Recipient[];
}

export interface Recipient {
  readonly path: Path;
  readonly parameters: Parameters;
  /** Name of the account that gets the mail. */
  readonly account: string;
}

/** Largest message in octets (RFC 1870), told by EHLO's SIZE. */
export const MAX_MESSAGE = 25 * 1024 * 1024;

/** One connection as its commands see it. */
export class SmtpSession {
  readonly sandbox: Sandbox;
  readonly connection: ConnectionFacts;
  readonly leniencies: Leniencies;
  secured: boolean;
  /** The name HELO or EHLO gave; undefined before. */
  hello: string | undefined;
  /** Greeted with EHLO: extensions may be used. */
  extended = false;
  user: string | undefined;
  transaction: Transaction | undefined;
  /** AUTH under way: the next line belongs to it. */
  authentication: SaslDialogue | undefined;
  /** Where the octets that come belong, when they are no command lines. */
  receiving: 'data' | 'chunk' | undefined;
  /** QUIT, or thrown out. */
  ended = false;

  constructor(sandbox: Sandbox, connection: ConnectionFacts) {
    this.sandbox = sandbox;
    this.connection = connection;
    this.secured = connection.secured;
    this.leniencies = sandbox.options.lenient === false ? STRICT : LENIENT;
  }

  get state(): SmtpState {
    if (this.ended) return 'CLOSED';
    if (this.receiving === 'data') return 'DATA';
    if (this.transaction) return this.transaction.recipients.length > 0 ? 'RCPT' : 'MAIL';
    return this.hello === undefined ? 'CONNECTED' : 'READY';
  }

  has(capability: string): boolean {
    return this.sandbox.has(capability);
  }

  get offersTls(): boolean {
    return this.sandbox.options.tls === true && !this.secured && this.has('STARTTLS');
  }

  /** Octets of a text that are kept while it comes: what could never be stored need not be. */
  get longestText(): number {
    return Math.min(MAX_MESSAGE, this.sandbox.store.quota);
  }

  get mechanisms(): string[] {
    return this.has('AUTH') ? mechanismNames(this.sandbox.options.capabilitiesOff) : [];
  }

  /** The account that gets mail for this path, if it is one of ours. */
  accountOf({ local, domain }: Path): Account | undefined {
    return this.sandbox.accountAt(domain === undefined ? local : `${local}@${domain}`);
  }

  /** True for a path of a domain this server takes mail for, known user or not. */
  isLocal({ domain }: Path): boolean {
    return domain === undefined || this.sandbox.isLocalDomain(domain);
  }
}
