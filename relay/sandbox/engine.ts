import type { Protocol } from '../wire/protocol.ts';

/**
 * A server's side of one connection, without a socket: octets in, outcomes out. The TCP driver (`relay/listen.ts`)
 * and the in-page driver of the static build are both thin loops over this.
 */
export interface Engine {
  readonly protocol: Protocol;
  /** The state's name in the RFC's words, for the page: "TRANSACTION", "SELECTED". */
  readonly state: string;
  /** Who signed in, once someone did. */
  readonly user: string | undefined;
  /** The connection is open: the greeting. */
  start(): readonly Outcome[];
  /**
   * Octets arrived from the client, cut anywhere. After the command that `until` (a time of `Surroundings`) passes by, it
   * stops, so that one client's commands do not keep all the others waiting.
   */
  receive(bytes: Uint8Array, until?: number): readonly Outcome[];
  /** It stopped, and goes on when `receive` is called again, be it without octets. */
  readonly busy: boolean;
  /** The TLS handshake asked for by a `starttls` outcome has succeeded, or TLS was there from the start. */
  secured(): void;
  /** The store changed or time has passed: what may be said unasked now (IDLE, NOTIFY, an autologout). */
  poll(): readonly Outcome[];
  /** The connection went away without QUIT or LOGOUT; locks are freed, marks forgotten. */
  lost(): void;
}

/** What the driver must do, in order. */
export type Outcome =
  /** Write these octets, all in one go: the parts of one reply leave in one write. Parts may be shared: never modify. */
  | { readonly type: 'write'; readonly parts: readonly Uint8Array[] }
  /** Start TLS as the server once what was written is out. Octets already received in clear are dropped (RFC 3207 §5). */
  | { readonly type: 'starttls' }
  /** DEFLATE both ways from the next octet on (RFC 4978). */
  | { readonly type: 'compress' }
  /** Wait so many milliseconds before the next outcome (a switchable misbehaviour, or a tarpit after bad passwords). */
  | { readonly type: 'delay'; readonly milliseconds: number }
  /** Close in order (FIN), or cut the connection (RST) when `abruptly`. */
  | { readonly type: 'close'; readonly abruptly: boolean };

/** What an engine is given from outside, so that it stays deterministic under test. */
export interface Surroundings {
  /** Milliseconds since the epoch. */
  now(): number;
  /** So many random octets. */
  random(count: number): Uint8Array;
}
