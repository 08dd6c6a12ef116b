import type { Outcome } from '../engine.ts';

/** How a command ends: its tagged response, and what the driver does once that is written. */
export interface Completion {
  readonly status: 'OK' | 'NO' | 'BAD';
  /** The response code, without its brackets: `TRYCREATE`, `APPENDUID 38505 3955`. */
  readonly code?: string | undefined;
  readonly text: string;
  readonly after?: Outcome;
  /** No EXPUNGE may be told now, though the command's UID form allows it: message numbers were named. */
  readonly holdsExpunges?: boolean;
}

/** A command that goes on with lines of its own: a SASL exchange, IDLE. What it prompts for is in the reply already. */
export interface Pending {
  readonly status: 'pending';
  /** True while the server may speak unasked (RFC 2177). */
  readonly idle: boolean;
  /** Each line the client sends, one character per octet; undefined when more are awaited. */
  receive(line: string): Completion | undefined;
}

export const ok = (text: string, code?: string): Completion => ({ status: 'OK', code, text });
export const no = (text: string, code?: string): Completion => ({ status: 'NO', code, text });
export const bad = (text: string, code?: string): Completion => ({ status: 'BAD', code, text });

/**
 * The tagged (or, with `*`, untagged) status line. Its text never ends like the announcement of a literal, for which
 * clients that look at line ends alone would take it, and wait for octets that never come.
 */
export function statusLine(tag: string, { status, code, text }: Completion): string {
  const harmless = text.replace(/\{(\d+)[+-]?\}$/, '$&, then $1 octets');
  return code === undefined ? `${tag} ${status} ${harmless}` : `${tag} ${status} [${code}] ${harmless}`;
}
