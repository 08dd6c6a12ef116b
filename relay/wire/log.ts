import type { Protocol, Side } from './protocol.ts';

/**
 * The wire log: the one truth about a connection. An append-only list of entries; console, explanations, state
 * diagram, lesson checks, replays and exports are views of it.
 */
export type LogEntry = BytesEntry | EventEntry;

export interface BytesEntry {
  readonly kind: 'bytes';
  /** Milliseconds since the log began. */
  readonly at: number;
  readonly from: Side;
  readonly bytes: Uint8Array;
}

export interface EventEntry {
  readonly kind: 'event';
  /** Milliseconds since the log began. */
  readonly at: number;
  readonly event: WireEvent;
}

/** What happened to the connection itself, between the bytes. */
export type WireEvent =
  /** `target` is empty in a recording, which does not say where it was made. */
  | { readonly type: 'connected'; readonly protocol: Protocol; readonly target: string }
  | ({ readonly type: 'secured' } & SecuredFacts)
  | { readonly type: 'compressed' }
  /** One side sent its end of stream; the other may still speak. */
  | { readonly type: 'ended'; readonly by: Side }
  | ({ readonly type: 'closed'; readonly by: ClosedBy } & Why)
  | ({ readonly type: 'refused' } & Why);

interface Why {
  readonly code: string;
  /** The same in a sentence. */
  readonly reason: string;
  /** Where TLS is to blame. */
  readonly trouble?: TlsTrouble | undefined;
}

/** What is wrong with a certificate or with the server's TLS. The page has a sentence for each in both languages. */
export const TLS_TROUBLES = [
  'expired',
  'not-yet-valid',
  'other-name',
  'self-signed',
  'unknown-authority',
  'in-clear', // the server did not answer in TLS at all
  'too-old', // it only speaks a TLS older than 1.2
  'cut', // it hung up meanwhile
] as const;
export type TlsTrouble = (typeof TLS_TROUBLES)[number];

export type ClosedBy = 'client' | 'server' | 'relay' | 'network';

/** What a TLS handshake agreed on, as the page shows it. */
export interface SecuredFacts {
  /** "TLSv1.3" or "TLSv1.2". */
  readonly version: string;
  readonly cipher: string;
  readonly certificate: CertificateFacts;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601 dates. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256, colon-separated hexadecimal. */
  readonly fingerprint: string;
  /** True when the certificate was verified against the trusted roots and the target's name. */
  readonly verified: boolean;
  /** Why it is not verified, in a sentence, when an exception let it pass. */
  readonly problem?: string | undefined;
  readonly trouble?: TlsTrouble | undefined;
}
