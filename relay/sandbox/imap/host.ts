import type { SaslServer } from '../sasl/exchange.ts';
import type { Store } from '../store/store.ts';
import type { ImapFace } from './face.ts';

/** What the engine needs of the sandbox it serves; `Sandbox` is one. */
export interface ImapHost extends SaslServer {
  readonly store: Store;
  readonly face: { readonly imap: ImapFace };
  /** The name of the account whose password this is. */
  authenticate(login: string, password: string): string | undefined;
  readonly options: {
    /** Whether STARTTLS is offered. */
    readonly tls?: boolean;
    /** False: no leniency for what clients do against the RFCs. */
    readonly lenient?: boolean;
    readonly capabilitiesOff?: ReadonlySet<string>;
    readonly capabilitiesOn?: ReadonlySet<string>;
  };
}

/** What it needs to know of the connection. */
export interface ImapConnection {
  /** TLS from the start. */
  readonly secured: boolean;
}
