import type { Protocol } from '../../relay/wire/protocol.ts';

/**
 * Whose turn it is to speak: so that a script types its next line when the server has answered the one before, as a
 * person would, and neither earlier nor after a guessed delay.
 */
export class Turn {
  private readonly rule: Rule;
  private received = '';
  private owed = true; // the greeting comes unasked
  /** The line that the server is answering; undefined for the greeting. */
  private line: string | undefined;

  constructor(protocol: Protocol) {
    this.rule = RULES[protocol]();
  }

  /** True while the server has not finished what it must say. */
  get serverOwes(): boolean {
    return this.owed;
  }

  /** The client has sent a line, given without its CR LF. */
  sent(line: string): void {
    this.line = line;
    this.received = '';
    this.owed = this.rule.sent(line);
  }

  /** The server has sent these octets, each as one character. */
  heard(octets: string): void {
    if (!this.owed) return;
    this.received += octets;
    this.owed = !this.rule.isComplete(this.received, this.line);
  }

  /** The connection is over: nothing more will come. */
  closed(): void {
    this.owed = false;
  }
}

interface Rule {
  /** True when the server answers this line. */
  sent(line: string): boolean;
  /** True when what came since is a whole answer to `line`, or a whole greeting when there is none. */
  isComplete(received: string, line: string | undefined): boolean;
}

const RULES: Readonly<Record<Protocol, () => Rule>> = { pop3: pop3Rule, smtp: smtpRule, imap: imapRule };

/** RFC 1939 §3: commands whose `+OK` is followed by lines up to a lone dot, when given so many arguments. */
const MULTI_LINE = /^\s*(?:(?:list|uidl|capa|auth|lang)\s*$|(?:retr|top)\b)/i;

function pop3Rule(): Rule {
  return {
    sent: () => true,
    isComplete: (received, line = '') => {
      if (!received.includes('\r\n')) return false;
      if (!received.startsWith('+OK') || !MULTI_LINE.test(line)) return true;
      return received.endsWith('\r\n.\r\n');
    },
  };
}

/** RFC 5321 §4.2.1: the last line of a reply has a space after its code. After 354 only the lone dot is answered. */
function smtpRule(): Rule {
  let inData = false;
  return {
    sent: (line) => !inData || line === '.',
    isComplete: (received) => {
      const last = /(?:^|\n)(\d{3})(?: .*)?\r\n$/.exec(received);
      if (last) inData = last[1] === '354';
      return last !== null;
    },
  };
}

/** RFC 3501 §2.2: a command is over at its tagged reply; a line that begins with `+` asks for the rest of it. */
function imapRule(): Rule {
  let tag = '';
  let continued = false;
  return {
    sent: (line) => {
      if (!continued) tag = line.split(' ', 1)[0] ?? '';
      continued = false;
      return line !== '';
    },
    isComplete: (received, line) => {
      if (!received.endsWith('\r\n')) return false;
      if (line === undefined) return true;
      continued = /(?:^|\n)\+(?: |\r)[^\n]*\n$/.test(received);
      return (
        continued || lines(received).some((text) => text.startsWith(`${tag} `) || text.startsWith('* BAD'))
      );
    },
  };
}

function lines(text: string): string[] {
  return text.split('\r\n');
}
