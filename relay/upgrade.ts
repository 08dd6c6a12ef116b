import type { Protocol } from './wire/protocol.ts';

/**
 * Whether a server agreed to STLS or STARTTLS, read from the octets it sent since the client last spoke.
 * - `agreed`: a positive reply, whole, and nothing after it;
 * - `injection`: something follows the reply that arrived in clear and would be taken for part of the secure session
 *   (CVE-2021-38371 and its kin);
 * - `refused`: no positive reply.
 */
export type Agreement = 'agreed' | 'injection' | 'refused';

/** More than any server says before its OK; longer is not an answer to STARTTLS. */
const LONGEST_AGREEMENT = 8 * 1024;

const FINAL_LINE: Readonly<Record<Protocol, RegExp>> = {
  pop3: /^\+OK(?: [^\r\n]*)?\r?\n/i, // RFC 2595 §4
  smtp: /^(?:220-[^\r\n]*\r?\n)*220(?: [^\r\n]*)?\r?\n/, // RFC 3207 §4
  imap: /^(?:\* [^\r\n]*\r?\n)*[^\r\n*+ ][^\r\n ]* OK [^\r\n]*\r?\n/i, // RFC 9051 §6.2.1
};

/** Judges `reply`, each octet as one character. */
export function agreement(protocol: Protocol, reply: string): Agreement {
  if (reply.length > LONGEST_AGREEMENT) return 'injection';
  const match = FINAL_LINE[protocol].exec(reply);
  if (!match) return 'refused';
  return match[0].length === reply.length ? 'agreed' : 'injection';
}

/** What the server has said in clear since the client last spoke: the answer to STLS or STARTTLS, when it comes. */
export class ClearReply {
  private text = ''; // one character per octet

  heard(octets: Buffer): void {
    if (this.text.length <= LONGEST_AGREEMENT)
      this.text += octets.toString('latin1', 0, LONGEST_AGREEMENT + 1);
  }

  forget(): void {
    this.text = '';
  }

  agreement(protocol: Protocol): Agreement {
    return agreement(protocol, this.text);
  }
}
