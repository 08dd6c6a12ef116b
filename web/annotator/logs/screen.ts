import type { Protocol } from '../../../relay/wire/protocol.ts';
import { LogBuilder, type ReadLog } from './log.ts';

/** Lines that telnet, nc and `openssl s_client` write of their own once connected. */
const TALK =
  /^(Trying |Connected to |Escape character |Connection closed by|Ncat: |DONE$|closed$|read:errno=|read R BLOCK|RENEGOTIATING|---$|\$ |%|telnet> )/;
/** The greeting, or the last reply before TLS, which is the first that `openssl s_client -starttls` shows. */
const GREETING = /^(\+OK|-ERR|\* (OK|PREAUTH|BYE)|\. OK |2[25]0[ -])/i;
const MULTI_LINE = /^(RETR|TOP|CAPA|(LIST|UIDL|LANG|AUTH)\s*$)/i;

export function looksLikeScreen(lines: readonly string[]): boolean {
  return lines.some((line) => GREETING.test(line));
}

/**
 * A screen copied from telnet or `openssl s_client`: nothing says who typed which line, so each line is judged by the
 * protocol's own rules. The conversation begins at the greeting; whatever stands before it is the program's.
 */
export function readScreen(lines: readonly string[]): ReadLog {
  const begin = lines.findIndex((line) => GREETING.test(line));
  const log = new LogBuilder();
  const greeting = lines[begin] ?? '';
  const protocol: Protocol = /^[*.]/.test(greeting) ? 'imap' : /^\d/.test(greeting) ? 'smtp' : 'pop3';
  const judge = JUDGES[protocol]();
  const inTls = lines
    .slice(0, begin)
    .some((line) => /^(CONNECTED\(|SSL-Session:|New, TLS)/.test(line.trim()));
  if (inTls) log.secured();
  for (const line of conversationOf(lines.slice(begin))) log.line(judge(line), line);
  return log.done(protocol);
}

/** Session tickets arrive when the server likes, and s_client prints each as a block in the midst of the screen. */
const TICKET = /^Post-Handshake New Session Ticket arrived:/;

function conversationOf(lines: readonly string[]): string[] {
  let inTicket = false;
  return lines.filter((line) => {
    if (TICKET.test(line)) inTicket = true;
    const talk = inTicket || TALK.test(line);
    if (line === '---') inTicket = false;
    return !talk;
  });
}

type Judge = (line: string) => 'client' | 'server';

const JUDGES: Readonly<Record<Protocol, () => Judge>> = { pop3: pop3Judge, smtp: smtpJudge, imap: imapJudge };

/** After `+OK` to a multi-line command, all is the server's up to the lone dot. */
function pop3Judge(): Judge {
  let command = '';
  let listing = false;
  return (line) => {
    if (listing) {
      listing = line !== '.';
      return 'server';
    }
    if (/^(\+OK|-ERR)\b/i.test(line) || line.startsWith('+ ')) {
      listing = /^\+OK/i.test(line) && MULTI_LINE.test(command);
      command = '';
      return 'server';
    }
    command = line.trim();
    return 'client';
  };
}

/** After 354, all is the client's up to the lone dot; else what begins with a reply code is the server's. */
function smtpJudge(): Judge {
  let data = false;
  return (line) => {
    if (data) {
      data = line !== '.';
      return 'client';
    }
    if (!/^\d{3}([ -]|$)/.test(line)) return 'client';
    data = line.startsWith('354');
    return 'server';
  };
}

/** `*`, `+` and a tag with OK, NO or BAD are the server's: no command has such a name. So is an announced literal. */
function imapJudge(): Judge {
  let literal = 0;
  let unfinished = false; // the server's line went into a literal and goes on after it
  return (line) => {
    if (unfinished) {
      const octets = line.length + 2;
      const inside = octets <= literal;
      literal = inside ? literal - octets : literalOctets(line);
      unfinished = inside || literal > 0;
      return 'server';
    }
    const [tag = '', status = ''] = line.split(' ', 2);
    const server = tag === '*' || tag === '+' || /^(OK|NO|BAD)$/i.test(status);
    if (server) {
      literal = literalOctets(line);
      unfinished = literal > 0;
    }
    return server ? 'server' : 'client';
  };
}

function literalOctets(line: string): number {
  return Number(/\{(\d{1,10})\}$/.exec(line)?.[1] ?? 0);
}
