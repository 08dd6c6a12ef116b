import type { Pop3State } from '../../../relay/wire/pop3/commands.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { Unit } from '../span.ts';
import type { Pop3Command } from './command.ts';

/** A command that waits for its reply. */
export interface Pending {
  readonly command: Pop3Command;
  readonly unit: Unit;
}

/** What a POP3 session has shown of itself so far. */
export class Pop3Session {
  state: Pop3State = 'AUTHORIZATION';
  /** True once the greeting has been seen, so that the log shows the session from its beginning. */
  greeted = false;
  secured = false;
  /** Name given by USER or APOP, and the one the server accepted. */
  claimed: string | undefined;
  user: string | undefined;
  /** The greeting held a timestamp, so the server offers APOP (RFC 1939 §7). */
  timestamp: string | undefined;
  /** CAPA's lines, upper case; undefined before any CAPA, or when TLS has made them stale (RFC 2595 §4). */
  capabilities: readonly string[] | undefined;
  /** Messages in the maildrop, from STAT or a whole LIST. */
  count: number | undefined;
  /** Messages this session has marked by DELE. */
  readonly marked = new Set<number>();
  sasl: SaslExchange | undefined;
  /** The octets may turn into TLS records: STLS was accepted and the log has not said that TLS began. */
  tlsPromised = false;

  /** True when the announced capabilities lack `name`; false when nothing was announced. */
  lacks(name: string): boolean {
    return this.capabilities?.every((line) => line !== name && !line.startsWith(`${name} `)) ?? false;
  }

  signIn(): void {
    this.state = 'TRANSACTION';
    this.user = this.claimed;
    this.marked.clear();
  }
}
