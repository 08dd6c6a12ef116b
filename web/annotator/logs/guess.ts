import type { LogEntry } from '../../../relay/wire/log.ts';
import type { Protocol } from '../../../relay/wire/protocol.ts';
import { octetsOf } from './log.ts';

const SAMPLE = 4096;

/** Which protocol a conversation is in, judged by how each side's first lines look; undefined when nothing tells. */
export function guessProtocol(entries: readonly LogEntry[]): Protocol | undefined {
  const server = octetsOf(entries, 'server', SAMPLE);
  const client = octetsOf(entries, 'client', SAMPLE);
  return byServer(server) ?? byClient(client);
}

function byServer(text: string): Protocol | undefined {
  if (/^(\+OK|-ERR)\b/i.test(text)) return 'pop3';
  if (/^\* /.test(text) || /^\S+ (OK|NO|BAD) /i.test(text)) return 'imap';
  return /^[2-5]\d\d[ -]/.test(text) ? 'smtp' : undefined;
}

function byClient(text: string): Protocol | undefined {
  const [first = '', second = ''] = text.split(/[ \r\n]+/, 2).map((word) => word.toUpperCase());
  if (IMAP.has(second) && !POP3.has(first)) return 'imap';
  if (SMTP.has(first)) return 'smtp';
  return POP3.has(first) ? 'pop3' : undefined;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const SMTP = words('EHLO HELO LHLO MAIL RCPT DATA VRFY EXPN STARTTLS');
const POP3 = words('USER PASS APOP CAPA STAT LIST RETR DELE TOP UIDL STLS RSET NOOP QUIT AUTH UTF8 LANG');
const IMAP = words(
  'CAPABILITY NOOP LOGOUT LOGIN AUTHENTICATE STARTTLS SELECT EXAMINE CREATE DELETE RENAME LIST LSUB STATUS APPEND ' +
    'FETCH STORE COPY MOVE SEARCH UID IDLE ID ENABLE NAMESPACE EXPUNGE CLOSE',
);
