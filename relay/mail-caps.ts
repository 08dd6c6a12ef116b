import { LF } from './wire/bytes.ts';

/** What one session may send to a real server, so that no page makes a spam cannon of the relay. */
export interface MailCaps {
  readonly recipients: number;
  readonly octets: number;
}

const RCPT = [...'RCPT'].map((letter) => letter.charCodeAt(0));
const UPPER_CASE = 0xdf; // clears the bit by which ASCII letters differ in case

/** Counts RCPT commands and octets of what a client says, whatever protocol it calls it and however it is cut. */
export class MailMeter {
  private readonly caps: MailCaps;
  private recipients = 0;
  private octets = 0;
  /** Letters of RCPT matched at the start of the current line; -1 once it is another line. */
  private matched = 0;

  constructor(caps: MailCaps) {
    this.caps = caps;
  }

  /** Counts `bytes`; the sentence to refuse with once a cap is passed. */
  count(bytes: Uint8Array): string | undefined {
    this.octets += bytes.length;
    for (let at = 0; at < bytes.length; at++) {
      if (this.matched < 0) {
        const lf = bytes.indexOf(LF, at);
        if (lf < 0) break;
        at = lf;
        this.matched = 0;
      } else this.match(bytes[at]!);
    }
    const { recipients, octets } = this.caps;
    if (this.recipients > recipients && recipients === 0)
      return 'Mail may not be sent to servers of your choosing.';
    if (this.recipients > recipients) return `A session may name ${recipients} recipients at most.`;
    return this.octets > octets ? `A session may send ${octets} octets at most.` : undefined;
  }

  private match(octet: number): void {
    if (octet === LF) this.matched = 0;
    else if ((octet & UPPER_CASE) !== RCPT[this.matched]) this.matched = -1;
    else if (++this.matched === RCPT.length) {
      this.recipients++;
      this.matched = -1;
    }
  }
}
