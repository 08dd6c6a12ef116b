import type { Protocol } from '../../relay/wire/protocol.ts';

export interface OpenRequest {
  /** A target's id from the relay's list. */
  readonly target: string;
  /** HOST:PORT, for the target that stands for any server. */
  readonly server?: string;
  readonly protocol: Protocol;
  /** TLS from the start. */
  readonly tls: boolean;
}

/**
 * A connection to a mail server, whoever carries it: the relay today, the sandbox inside the page tomorrow. What
 * arrives, and what happens to the connection, is written to the wire log given to it; nothing is kept here.
 */
export interface Link {
  /** Sends octets; what goes out is logged. False when the connection is not open. */
  send(bytes: Uint8Array): boolean;
  /** TLS from here on: to be called once the server's OK to STLS or STARTTLS has been read. */
  starttls(): void;
  /** No more from us; the server may still speak (FIN). */
  end(): void;
  /** The cable is cut (RST). */
  close(): void;
}
