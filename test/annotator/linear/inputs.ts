import { fromLatin1 } from '../../../relay/wire/bytes.ts';
import type { Protocol, Side } from '../../../relay/wire/protocol.ts';
import type { Turn } from '../support.ts';

/** Input of any size: what each side sends, `n` times something. */
export interface Growing {
  readonly what: string;
  readonly protocol: Protocol;
  turns(n: number): Turn[];
}

type Said = readonly (readonly [Side, string])[];

const turnsOf = (said: Said): Turn[] => said.map(([from, text]) => ({ from, bytes: fromLatin1(text) }));
const lines = (n: number, line: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => `${line(i)}\r\n`).join('');

const IMAP: Said = [
  ['server', '* OK [CAPABILITY IMAP4rev1 LITERAL+] ready\r\n'],
  ['client', 'a LOGIN nicolas secret\r\n'],
  ['server', 'a OK done\r\n'],
  ['client', 'b SELECT INBOX\r\n'],
  ['server', '* 9 EXISTS\r\nb OK done\r\n'],
];
const POP3: Said = [
  ['server', '+OK ready\r\n'],
  ['client', 'USER nicolas\r\n'],
  ['server', '+OK\r\n'],
  ['client', 'PASS secret\r\n'],
  ['server', '+OK\r\n'],
];
const SMTP: Said = [
  ['server', '220 mail.plusok.test ready\r\n'],
  ['client', 'EHLO me.plusok.test\r\n'],
  ['server', '250-mail.plusok.test\r\n250-PIPELINING\r\n250 CHUNKING\r\n'],
  ['client', 'MAIL FROM:<nicolas@plusok.test>\r\n'],
  ['server', '250 ok\r\n'],
  ['client', 'RCPT TO:<alice@plusok.test>\r\n'],
  ['server', '250 ok\r\n'],
];

const BEFORE: Readonly<Record<Protocol, Said>> = { imap: IMAP, pop3: POP3, smtp: SMTP };

const after = (protocol: Protocol, what: string, said: (n: number) => Said): Growing => ({
  what,
  protocol,
  turns: (n) => turnsOf([...BEFORE[protocol], ...said(n)]),
});
const client = (protocol: Protocol, what: string, text: (n: number) => string) =>
  after(protocol, what, (n) => [['client', text(n)]]);
const server = (protocol: Protocol, what: string, text: (n: number) => string) =>
  after(protocol, what, (n) => [['server', text(n)]]);

const PROTOCOLS = ['imap', 'pop3', 'smtp'] as const;
const everywhere = PROTOCOLS.flatMap((protocol) =>
  ([client, server] as const).flatMap((from) => {
    const who = from === client ? 'client' : 'server';
    return [
      from(protocol, `${who}: a line without end`, (n) => 'a'.repeat(n * 100)),
      from(protocol, `${who}: a line of words`, (n) => `${'ab '.repeat(n)}\r\n`),
      from(protocol, `${who}: empty lines`, (n) => '\r\n'.repeat(n)),
      from(protocol, `${who}: bare line feeds`, (n) => '\n'.repeat(n)),
      from(protocol, `${who}: lines of one letter`, (n) => 'a\r\n'.repeat(n)),
      from(protocol, `${who}: octets of no text`, (n) => '\xff\0\x80'.repeat(n)),
    ];
  }),
);

const hello = 'Subject: hello\r\n\r\n';
const nested = (n: number) => lines(n, (i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`);

const imap: Growing[] = [
  client('imap', 'open parentheses', (n) => `c SEARCH ${'('.repeat(n)}\r\n`),
  server('imap', 'open parentheses told', (n) => `* 1 FETCH ${'('.repeat(n)}\r\n`),
  server(
    'imap',
    'parentheses in parentheses',
    (n) => `* 1 FETCH (ENVELOPE ${'('.repeat(n)}${')'.repeat(n)})\r\n`,
  ),
  server('imap', 'many short lists', (n) => `* FLAGS (${'() '.repeat(n)})\r\n`),
  server(
    'imap',
    'parts of a body',
    (n) => `* 1 FETCH (BODY (${'("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)'.repeat(n)} "MIXED"))\r\n`,
  ),
  server('imap', 'a quoted string without end', (n) => `* LIST () "/" "${'a'.repeat(n * 4)}\r\n`),
  server('imap', 'quoted strings without end', (n) => lines(n, () => '* LIST () "/" "abc')),
  server('imap', 'escaped octets', (n) => `* LIST () "/" "${'\\"'.repeat(n)}"\r\n`),
  server('imap', 'announcements that announce nothing', (n) => `* OK ${'{1}'.repeat(n)} x\r\n`),
  server('imap', 'literals of one octet', (n) => `* ESEARCH ${'{1}\r\na '.repeat(n * 4)}\r\n`),
  client('imap', 'literals sent unasked', (n) => `c XLIST ${'{1+}\r\na '.repeat(n)}\r\n`),
  server('imap', 'empty literals', (n) => `* ESEARCH ${'{0}\r\n '.repeat(n)}\r\n`),
  server(
    'imap',
    'a large literal',
    (n) => `* 1 FETCH (BODY[] {${n * 64}}\r\n${`${'a'.repeat(62)}\r\n`.repeat(n)})\r\n`,
  ),
  server('imap', 'a message in a large literal', (n) => {
    const message = `${hello}${'a line\r\n'.repeat(n * 4)}`;
    return `* 1 FETCH (BODY[] {${message.length}}\r\n${message})\r\n`;
  }),
  server('imap', 'a literal without end', (n) => `* 1 FETCH (BODY[] {4294967295}\r\n${'a'.repeat(n * 8)}`),
  client('imap', 'a long sequence set', (n) => `c FETCH ${'1,'.repeat(n)}1 FLAGS\r\n`),
  client('imap', 'search keys', (n) => `c SEARCH ${'NOT '.repeat(n)}SEEN\r\n`),
  client('imap', 'search keys in OR', (n) => `c SEARCH ${'OR SEEN '.repeat(n)}SEEN\r\n`),
  server('imap', 'numbers found', (n) => `* SEARCH ${'1 '.repeat(n)}\r\n`),
  server('imap', 'listed mailboxes', (n) => lines(n, (i) => `* LIST (\\Noselect) "/" "box ${i}"`)),
  server('imap', 'capabilities', (n) => `* CAPABILITY IMAP4rev1 ${'X-ONE '.repeat(n)}\r\n`),
  after('imap', 'commands answered in turn', (n) =>
    Array.from({ length: n }, (_, i) => [
      ['client', `t${i} NOOP\r\n`] as const,
      ['server', `t${i} OK done\r\n`] as const,
    ]).flat(),
  ),
  after('imap', 'commands answered all at once', (n) => [
    ['client', lines(n, (i) => `t${i} NOOP`)],
    ['server', lines(n, (i) => `t${i} OK done`)],
  ]),
  after('imap', 'commands answered the last first', (n) => [
    ['client', lines(n, (i) => `t${i} NOOP`)],
    ['server', lines(n, (i) => `t${n - 1 - i} OK done`)],
  ]),
  after('imap', 'commands under one tag', (n) => [
    ['client', lines(n, () => 't NOOP')],
    ['server', lines(n, () => 't OK done')],
  ]),
  after('imap', 'mailboxes selected without waiting', (n) => [
    ['client', lines(n, (i) => `t${i} SELECT box${i}`)],
    ['server', `x OK who\r\n${lines(n, (i) => `* ${i} EXISTS`)}`],
  ]),
  after('imap', 'replies to nobody', (n) => [
    ['client', lines(n, (i) => `t${i} NOOP`)],
    ['server', lines(n, (i) => `u${i} OK done`)],
  ]),
];

const pop3: Growing[] = [
  after('pop3', 'a listing', (n) => [
    ['client', 'LIST\r\n'],
    ['server', `+OK\r\n${lines(n, (i) => `${i + 1} 42`)}.\r\n`],
  ]),
  after('pop3', 'capabilities', (n) => [
    ['client', 'CAPA\r\n'],
    ['server', `+OK\r\n${lines(n, () => 'SASL PLAIN')}.\r\n`],
  ]),
  after('pop3', 'a message of dots', (n) => [
    ['client', 'RETR 1\r\n'],
    ['server', `+OK\r\n${hello}${'..\r\n'.repeat(n)}.\r\n`],
  ]),
  after('pop3', 'a header section without end', (n) => [
    ['client', 'RETR 1\r\n'],
    ['server', `+OK\r\n${lines(n, (i) => `X-${i}: y`)}`],
  ]),
  after('pop3', 'a folded field without end', (n) => [
    ['client', 'RETR 1\r\n'],
    ['server', `+OK\r\nSubject: a\r\n${lines(n, () => ' more of it')}`],
  ]),
  after('pop3', 'parts in parts', (n) => [
    ['client', 'RETR 1\r\n'],
    ['server', `+OK\r\n${nested(n)}.\r\n`],
  ]),
  after('pop3', 'delimiters', (n) => [
    ['client', 'RETR 1\r\n'],
    ['server', `+OK\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(n)}.\r\n`],
  ]),
  after('pop3', 'commands sent without waiting', (n) => [
    ['client', 'DELE 1\r\n'.repeat(n)],
    ['server', '+OK\r\n'.repeat(n)],
  ]),
];

const smtp: Growing[] = [
  server('smtp', 'a reply without a last line', (n) => '250-ok\r\n'.repeat(n)),
  server('smtp', 'a reply line of hyphens', (n) => `${'250-'.repeat(n)}\r\n`),
  after('smtp', 'capabilities', (n) => [
    ['client', 'EHLO again.plusok.test\r\n'],
    ['server', `${'250-SIZE 1\r\n'.repeat(n)}250 HELP\r\n`],
  ]),
  after('smtp', 'recipients', (n) => [
    ['client', lines(n, (i) => `RCPT TO:<u${i}@plusok.test>`)],
    ['server', '250 2.1.5 ok\r\n'.repeat(n)],
  ]),
  client('smtp', 'a path of many hops', (n) => `RCPT TO:<${'@a.test,'.repeat(n)}u@b.test>\r\n`),
  client('smtp', 'parameters', (n) => `MAIL FROM:<> ${'SIZE=1 '.repeat(n)}\r\n`),
  after('smtp', 'a message of dots', (n) => [
    ['client', 'DATA\r\n'],
    ['server', '354 go\r\n'],
    ['client', `${hello}${'..\r\n'.repeat(n)}.\r\n`],
  ]),
  after('smtp', 'false ends', (n) => [
    ['client', 'DATA\r\n'],
    ['server', '354 go\r\n'],
    ['client', '\n.\n'.repeat(n)],
  ]),
  after('smtp', 'chunks of one octet', (n) => [
    ['client', 'BDAT 1\r\na'.repeat(n)],
    ['server', '250 ok\r\n'.repeat(n)],
  ]),
  client('smtp', 'one large chunk', (n) => `BDAT ${n * 64}\r\n${'a'.repeat(n * 64)}`),
];

/** Input that a careless reader takes more than linear time over. */
export const GROWING: readonly Growing[] = [...everywhere, ...imap, ...pop3, ...smtp];
