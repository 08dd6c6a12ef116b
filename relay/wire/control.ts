import * as v from 'valibot';
import { TLS_TROUBLES } from './log.ts';

/**
 * Control messages on a `/relay` WebSocket: JSON in text frames, checked here on both sides. Binary frames are the
 * TCP octets themselves. One WebSocket carries one TCP connection.
 */

/**
 * Octets sent and not acknowledged at which the relay stops reading the server (the last read may pass it by one
 * message): bounds what waits in a browser whose tab is busy.
 */
export const RELAY_WINDOW = 4 * 1024 * 1024;
/** Octets a page consumes before it acknowledges them: soon enough that the relay need not wait, and cheap. */
export const ACKNOWLEDGE_EVERY = RELAY_WINDOW / 4;
/** Largest WebSocket message a page may send, in octets. */
export const MAX_MESSAGE = 64 * 1024;

const protocol = v.picklist(['pop3', 'imap', 'smtp']);
const shortText = v.pipe(v.string(), v.maxLength(2000));

export const clientMessage = v.variant('type', [
  /**
   * Opens the one connection. `target` is an id from the relay's list, and `token` what the feed gave with it. For the
   * target that stands for any server, `server` is its HOST:PORT. With `tls`, octets wait for `secured`.
   */
  v.strictObject({
    type: v.literal('open'),
    target: v.pipe(v.string(), v.minLength(1), v.maxLength(400)),
    token: v.pipe(v.string(), v.maxLength(200)),
    server: v.optional(v.pipe(v.string(), v.maxLength(400))),
    protocol,
    tls: v.boolean(),
  }),
  /** Upgrade in place, sent once the server's OK to STLS/STARTTLS has been read. */
  v.strictObject({ type: v.literal('starttls') }),
  /** `octets` more have been consumed by the page. */
  v.strictObject({ type: v.literal('ack'), octets: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
  /** Half-close: no more from the client, the server may still speak. */
  v.strictObject({ type: v.literal('end') }),
  /** Drop the connection as a cut cable would (RST); `end` is the polite way. */
  v.strictObject({ type: v.literal('close') }),
]);
export type ClientMessage = v.InferOutput<typeof clientMessage>;
export type OpenMessage = Extract<ClientMessage, { type: 'open' }>;

const trouble = v.optional(v.picklist(TLS_TROUBLES));
const certificate = v.object({
  subject: shortText,
  issuer: shortText,
  validFrom: shortText,
  validTo: shortText,
  fingerprint: shortText,
  verified: v.boolean(),
  problem: v.optional(shortText),
  trouble,
});

/** Why the relay refused or closed. The page has a sentence for each in both languages. */
export const REASON_CODES = [
  'bad-message', // a frame or control message the relay does not understand
  'unknown-target', // the id is not in the relay's list, or the free target is not HOST:PORT
  'expired', // the page's token is none, or no longer good
  'forbidden-address', // the name resolves to an address the relay must not dial
  'not-found', // the name does not resolve
  'connection-refused', // nothing listens there
  'unreachable', // no route, or reset while connecting
  'timeout', // connecting took too long
  'tls-failed', // handshake failed for a reason other than the certificate
  'certificate', // the certificate did not verify
  'injection', // octets in clear arrived between the OK to STARTTLS and the handshake
  'too-many', // a limit on sessions
  'no-mail', // what the page may not send to a server of its choosing
  'too-fast', // a limit on rate
  'idle', // nothing said for too long
  'ended', // the server or the client ended the connection in order
  'reset', // the connection was cut (RST)
  'shutdown', // the relay is stopping
  'internal', // our fault
] as const;
const reasonCode = v.picklist(REASON_CODES);
export type ReasonCode = (typeof REASON_CODES)[number];

export const relayMessage = v.variant('type', [
  v.object({ type: v.literal('opened'), address: shortText }),
  v.object({ type: v.literal('secured'), version: shortText, cipher: shortText, certificate }),
  /** The server half-closed. */
  v.object({ type: v.literal('ended') }),
  v.object({
    type: v.literal('closed'),
    by: v.picklist(['client', 'server', 'relay', 'network']),
    code: reasonCode,
    reason: shortText,
    trouble,
  }),
  v.object({ type: v.literal('refused'), code: reasonCode, reason: shortText, trouble }),
]);
export type RelayMessage = v.InferOutput<typeof relayMessage>;

/** Parses a text frame with `schema`; undefined when it is not JSON or does not fit. */
export function parseControl<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const result = v.safeParse(schema, json);
  return result.success ? result.output : undefined;
}
