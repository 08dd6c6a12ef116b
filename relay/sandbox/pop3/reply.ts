import type { Outcome } from '../engine.ts';

/** The answer to a command (RFC 1939 §3) or to a step of AUTH (RFC 5034 §4). */
export type Reply = Positive | Negative | Continuation;

export interface Positive {
  readonly status: '+OK';
  readonly text: string;
  /** A multi-line response's lines as octets, terminator included. */
  readonly body?: readonly Uint8Array[];
  /** What the driver does once this is written. */
  readonly after?: Outcome;
}

export interface Negative {
  readonly status: '-ERR';
  /** RFC 2449 §8, RFC 3206 §4, RFC 6856 §5. */
  readonly code?: 'IN-USE' | 'AUTH' | 'SYS/TEMP' | 'SYS/PERM';
  readonly text: string;
  readonly after?: Outcome;
}

export interface Continuation {
  readonly status: '+';
  /** A challenge in base64, or empty. */
  readonly text: string;
}

export const ok = (text: string): Positive => ({ status: '+OK', text });

export const err = (text: string, code?: Negative['code']): Negative =>
  code ? { status: '-ERR', code, text } : { status: '-ERR', text };
