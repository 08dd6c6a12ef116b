import { type ImapFace, plainFace as plainImapFace } from './imap/face.ts';

/**
 * How a seed's servers present themselves: what they greet with, the capabilities they admit to, the few texts by
 * which one server differs from another. The engines behind every face are the same.
 */
export interface Face {
  readonly pop3: Pop3Face;
  readonly imap: ImapFace;
  readonly smtp: SmtpFace;
}

export interface Pop3Face {
  /** After `+OK` and before the timestamp of APOP. */
  readonly greeting: string;
  /** The same timestamp for every connection; undefined: a fresh one each time, as RFC 1939 §7 asks. */
  readonly timestamp: string | undefined;
  /** False for a server older than CAPA (RFC 2449), which refuses the command as unknown. */
  readonly capa: boolean;
}

export interface SmtpFace {
  /** After `220`; it begins with the server's name (RFC 5321 §4.2). */
  readonly greeting: string;
  /** The server's name after `250` when it answers HELO or EHLO (§4.1.1.1). */
  readonly hello: string;
  /** After `221`. */
  readonly goodbye: string;
}

/** The face of a seed that has none of its own. */
export const plainFace = (domain: string): Face => ({
  pop3: { greeting: 'PlusOK POP3 server ready', timestamp: undefined, capa: true },
  imap: plainImapFace(domain),
  smtp: {
    greeting: `${domain} ESMTP PlusOK ready`,
    hello: domain,
    goodbye: `${domain} closing connection`,
  },
});
