import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../relay/wire/bytes.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { retained } from './retained.ts';
import { conversation } from './support.ts';

/** What comes before, who goes on without end, and with what. */
interface Flood {
  readonly protocol: Protocol;
  readonly before: string;
  readonly from: Side;
  readonly start: string;
  readonly more: string;
}

const SIGNED_IN = 'S: * PREAUTH hi\nC: a1 SELECT INBOX\nS: * 9 EXISTS\nS: a1 OK open';
const RETRIEVING = 'S: +OK\nC: USER a\nS: +OK\nC: PASS b\nS: +OK\nC: RETR 1\nS: +OK';
const MAIL =
  'S: 220 x\nC: EHLO x.org\nS: 250 x\nC: MAIL FROM:<a@b.c>\nS: 250 ok\nC: RCPT TO:<a@b.c>\nS: 250 ok';

const FLOODS: Readonly<Record<string, Flood>> = {
  'a literal of {4294967295} from an IMAP server': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'server',
    start: '* 1 FETCH (BODY[] {4294967295}\r\n',
    more: 'x',
  },
  'a literal of {4294967295+} from an IMAP client': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'client',
    start: 'a2 APPEND INBOX {4294967295+}\r\n',
    more: 'line\r\n',
  },
  'an IMAP response without end': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'server',
    start: '* 1 FETCH (FLAGS (',
    more: '\\Seen ',
  },
  'an IMAP command without end': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'client',
    start: 'a2 SEARCH ',
    more: 'NOT ',
  },
  'parentheses without end from an IMAP server': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'server',
    start: '* 1 FETCH (BODYSTRUCTURE ',
    more: '(',
  },
  'parentheses without end from an IMAP client': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'client',
    start: 'a2 SEARCH ',
    more: '(',
  },
  'literals without end in one IMAP response': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'server',
    start: '* 1 FETCH (',
    more: 'X {1}\r\nx ',
  },
  'IMAP responses that nobody asked for': {
    protocol: 'imap',
    before: SIGNED_IN,
    from: 'server',
    start: '',
    more: '* 5 EXISTS\r\n* 1 FETCH (FLAGS ())\r\n',
  },
  'a POP3 message without end': {
    protocol: 'pop3',
    before: RETRIEVING,
    from: 'server',
    start: 'Subject: x\r\n\r\n',
    more: 'line\r\n',
  },
  'a POP3 message of one line': {
    protocol: 'pop3',
    before: RETRIEVING,
    from: 'server',
    start: 'Subject: ',
    more: 'x',
  },
  'a POP3 reply without end': {
    protocol: 'pop3',
    before: 'S: +OK',
    from: 'server',
    start: '+OK ',
    more: 'x',
  },
  'a POP3 command without end': {
    protocol: 'pop3',
    before: 'S: +OK',
    from: 'client',
    start: 'USER ',
    more: 'x',
  },
  'an SMTP message without end': {
    protocol: 'smtp',
    before: `${MAIL}\nC: DATA\nS: 354 go`,
    from: 'client',
    start: 'Subject: x\r\n\r\n',
    more: 'line\r\n',
  },
  'an SMTP chunk of 4294967295': {
    protocol: 'smtp',
    before: MAIL,
    from: 'client',
    start: 'BDAT 4294967295\r\n',
    more: 'line\r\n',
  },
  'an SMTP command without end': {
    protocol: 'smtp',
    before: 'S: 220 x',
    from: 'client',
    start: 'HELO ',
    more: 'x',
  },
  'an SMTP reply line without end': {
    protocol: 'smtp',
    before: '',
    from: 'server',
    start: '220 ',
    more: 'x',
  },
  'an SMTP reply of lines without end': {
    protocol: 'smtp',
    before: 'S: 220 x\nC: EHLO x.org',
    from: 'server',
    start: '250-x\r\n',
    more: '250-KEYWORD\r\n',
  },
};

const CHUNK = 100_000;
const ROUNDS = 30;
/** What an annotator may keep of any flood: the longest command or response it reads as one, and its parts. */
const MOST = 3_000_000;

describe('memory is bounded', () => {
  it.each(Object.entries(FLOODS))('%s', (_name, { protocol, before, from, start, more }) => {
    const annotator = createAnnotator(protocol);
    for (const entry of conversation(before)) annotator.push(entry);
    annotator.push({ kind: 'bytes', at: 0, from, bytes: fromLatin1(start) });
    const sizes: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const bytes = fromLatin1(more.repeat(Math.ceil(CHUNK / more.length)));
      annotator.push({ kind: 'bytes', at: i, from, bytes });
      sizes.push(retained(annotator));
    }
    const half = Math.max(...sizes.slice(0, ROUNDS / 2));
    expect(Math.max(...sizes)).toBeLessThan(MOST);
    expect(Math.max(...sizes)).toBeLessThan(1.1 * half + 1000);
  });
});
