/** The three mail protocols PlusOK speaks, and what the world agreed about them. */
export type Protocol = 'pop3' | 'imap' | 'smtp';

export const PROTOCOLS: readonly Protocol[] = ['pop3', 'imap', 'smtp'];

export const isProtocol = (word: unknown): word is Protocol => PROTOCOLS.includes(word as Protocol);

/** Who sent the bytes: the learner's side or the mail server. */
export type Side = 'client' | 'server';

/** Well-known TCP ports: in clear (RFC 1939 §3, RFC 3501 §2.1, RFC 5321 §4.5.4.2) and TLS from the start (RFC 8314 §3). */
export const WELL_KNOWN_PORTS: Readonly<Record<Protocol, { clear: number; tls: number }>> = {
  pop3: { clear: 110, tls: 995 },
  imap: { clear: 143, tls: 993 },
  smtp: { clear: 25, tls: 465 },
};
