import type { MailView } from '../wire/feed.ts';
import type { Misbehaviour } from '../wire/misbehaviour.ts';
import type { Protocol } from '../wire/protocol.ts';
import type { Engine, Surroundings } from './engine.ts';
import type { Face } from './face.ts';
import { ImapEngine } from './imap/engine.ts';
import { misbehaving } from './misbehaviour.ts';
import { Pop3Engine } from './pop3/engine.ts';
import { hasPassword, prepared } from './sasl/prepared.ts';
import { emptyAccount } from './seeds/build.ts';
import type { Seed } from './seeds/seed.ts';
import { SEEDS } from './seeds/seeds.ts';
import { SmtpEngine } from './smtp/engine.ts';
import type { Account, StoreState } from './store/model.ts';
import { Store, storeState } from './store/store.ts';
import { MailViewer } from './view.ts';

export interface SandboxOptions {
  /** A name of `SEEDS`; `default` unless told. */
  readonly seed?: string;
  /** The domain its accounts receive mail at, and the name its servers go by. */
  readonly domain?: string;
  /** Further accounts, each with an empty INBOX; one of a seed's names replaces that account. */
  readonly accounts?: readonly { readonly name: string; readonly password: string }[];
  /** Whether the driver can start TLS: STLS and STARTTLS are offered. */
  readonly tls?: boolean;
  /** Most octets of mail in all. */
  readonly quota?: number;
  /** False turns leniencies off: those of the SMTP grammar (`smtp/leniencies.ts`), and 8-bit headers in APPEND. */
  readonly lenient?: boolean;
  /** Capabilities not to have, upper case as their protocol names them: `APOP`, `STLS`, `CHUNKING`, `IDLE` … */
  readonly capabilitiesOff?: ReadonlySet<string>;
  /** Capabilities of old servers to have (`BYGONE_CAPABILITIES`), upper case. */
  readonly capabilitiesOn?: ReadonlySet<string>;
  readonly misbehaviour?: Misbehaviour | undefined;
}

/** What an engine is told about its connection. */
export interface ConnectionFacts {
  /** The client's address, for the Received field of what it sends. */
  readonly peer: string;
  /** TLS from the first octet. */
  readonly secured: boolean;
  /** The rules of the submission port (RFC 6409) instead of those of port 25. */
  readonly submission?: boolean;
}

export const DEFAULT_DOMAIN = 'plusok.test';

/** A mail server in miniature: one store under three engines, made from a seed, put back at will. */
export class Sandbox {
  readonly store: Store;
  readonly options: SandboxOptions;
  readonly seed: Seed;
  readonly face: Face;
  readonly domain: string;
  readonly surroundings: Surroundings;
  private readonly initial: StoreState;
  private readonly viewer: MailViewer;

  /** Throws a RangeError that lists the seeds when `options.seed` names none. */
  constructor(options: SandboxOptions, surroundings: Surroundings) {
    this.options = options;
    this.seed = seedNamed(options.seed ?? 'default');
    this.domain = (options.domain ?? DEFAULT_DOMAIN).toLowerCase();
    this.face = this.seed.face(this.domain);
    this.surroundings = surroundings;
    this.initial = storeState([...this.seed.accounts(), ...(options.accounts ?? []).map(added)]);
    this.store = new Store(this.initial, surroundings, options.quota);
    this.viewer = new MailViewer(this.store);
  }

  /** A server's side of a new connection. */
  open(protocol: Protocol, connection: ConnectionFacts): Engine {
    const engine = this.engine(protocol, connection);
    const { misbehaviour } = this.options;
    return misbehaviour ? misbehaving(engine, misbehaviour) : engine;
  }

  private engine(protocol: Protocol, connection: ConnectionFacts): Engine {
    switch (protocol) {
      case 'pop3':
        return new Pop3Engine(this, connection);
      case 'imap':
        return new ImapEngine(this, connection);
      case 'smtp':
        return new SmtpEngine(this, connection);
    }
  }

  /** False when the options switch the capability off. */
  has(capability: string): boolean {
    return !this.options.capabilitiesOff?.has(capability);
  }

  /** The account someone means who signs in as `nicolas` or `nicolas@plusok.test`. */
  accountOf(login: string): Account | undefined {
    const name = prepared(login);
    return this.store.account(name) ?? this.accountAt(name);
  }

  /** The account that receives mail at an address; `postmaster` is the first account (RFC 5321 §4.5.1). */
  accountAt(address: string): Account | undefined {
    const at = address.lastIndexOf('@');
    const local = at < 0 ? address : address.slice(0, at);
    if (at >= 0 && !this.isLocalDomain(address.slice(at + 1))) return undefined;
    const { accounts } = this.store.state;
    const key = local.toLowerCase();
    for (const account of accounts.values()) if (account.name.toLowerCase() === key) return account;
    return key === 'postmaster' ? accounts.values().next().value : undefined;
  }

  isLocalDomain(domain: string): boolean {
    const key = domain.toLowerCase();
    return key === this.domain || this.seed.domains.includes(key);
  }

  /** The name of the account whose password this is, or undefined: which of the two was wrong is not told. */
  authenticate(login: string, password: string): string | undefined {
    const account = this.accountOf(login);
    return account && hasPassword(account, password) ? account.name : undefined;
  }

  /** What the mailbox pane and the lesson checks see. */
  view(): MailView {
    return this.viewer.view();
  }

  snapshot(): StoreState {
    return this.store.state;
  }

  restore(state: StoreState): void {
    this.store.restore(state);
  }

  /** Back to the seed. */
  reset(): void {
    this.store.restore(this.initial);
  }
}

function seedNamed(name: string): Seed {
  const seed = Object.hasOwn(SEEDS, name) ? SEEDS[name] : undefined;
  if (!seed) throw new RangeError(`no seed is called "${name}"; there are ${Object.keys(SEEDS).join(', ')}`);
  return seed;
}

const added = ({ name, password }: { name: string; password: string }) =>
  emptyAccount(prepared(name), password);
