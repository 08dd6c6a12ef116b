import { fromLatin1 } from '../../relay/wire/bytes.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';

/** A dialogue, and the many octets that follow it: what the annotator's speed is measured on. */
export interface Workload {
  readonly what: string;
  readonly protocol: Protocol;
  /** What leads to the octets measured, side by side. */
  readonly before: readonly (readonly [Side, string])[];
  /** The octets measured: of one side, or of both in turns. */
  readonly said: readonly (readonly [Side, Uint8Array])[];
}

const times = (count: number, line: (n: number) => string): Uint8Array =>
  fromLatin1(Array.from({ length: count }, (_, i) => line(i + 1)).join(''));

const two = (n: number) => String(n % 60).padStart(2, '0');

const IMAP_BEFORE = [
  ['server', '* OK [CAPABILITY IMAP4rev1] ready\r\n'],
  ['client', 'a LOGIN nicolas secret\r\n'],
  ['server', 'a OK done\r\n'],
  ['client', 'b SELECT INBOX\r\n'],
  ['server', '* 5000 EXISTS\r\nb OK [READ-WRITE] done\r\n'],
] as const;
const POP3_BEFORE = [
  ['server', '+OK ready\r\n'],
  ['client', 'USER nicolas\r\n'],
  ['server', '+OK\r\n'],
  ['client', 'PASS secret\r\n'],
  ['server', '+OK\r\n'],
] as const;
const SMTP_BEFORE = [
  ['server', '220 mail.plusok.test ESMTP\r\n'],
  ['client', 'EHLO me.plusok.test\r\n'],
  ['server', '250-mail.plusok.test\r\n250 PIPELINING\r\n'],
  ['client', 'MAIL FROM:<nicolas@plusok.test>\r\n'],
  ['server', '250 2.1.0 ok\r\n'],
] as const;

const imap = (what: string, command: string, octets: Uint8Array): Workload => {
  return {
    what,
    protocol: 'imap',
    before: [...IMAP_BEFORE, ['client', command]],
    said: [['server', octets]],
  };
};
const pop3 = (what: string, command: string, octets: Uint8Array): Workload => {
  return {
    what,
    protocol: 'pop3',
    before: [...POP3_BEFORE, ['client', command]],
    said: [['server', octets]],
  };
};

const person = (n: number) => `("Sender ${n % 97}" NIL "sender${n % 97}" "plusok.test")`;
const envelope = (n: number) =>
  `("Mon, 2 Mar 2026 10:${two(n)}:00 +0100" "number ${n}" (${person(n)}) (${person(n)}) (${person(n)}) ` +
  `(("Nicolas" NIL "nicolas" "plusok.test")) NIL NIL NIL "<${n}@plusok.test>")`;
const STRUCTURE =
  '(("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" 1152 23)' +
  '("TEXT" "HTML" NIL NIL NIL "7BIT" 812 9) "ALTERNATIVE")';
const folder = (n: number) =>
  `* LIST (\\HasNoChildren \\Subscribed) "/" "Archives/${1990 + (n % 40)}/${n}"\r\n`;

/** IMAP lines that imapflow's parser can read too: one response a line, without literals. */
export const IMAP_LINES: readonly Workload[] = [
  imap('IMAP LIST lines', 'c LIST "" *\r\n', times(20_000, folder)),
  imap(
    'IMAP FETCH FLAGS lines',
    'c FETCH 1:* (UID FLAGS RFC822.SIZE)\r\n',
    times(
      20_000,
      (n) =>
        `* ${n} FETCH (UID ${n + 100} FLAGS (\\Seen $Important) RFC822.SIZE ${n * 7} MODSEQ (${n * 3}))\r\n`,
    ),
  ),
  imap(
    'IMAP FETCH ENVELOPE lines',
    'c FETCH 1:* ENVELOPE\r\n',
    times(8000, (n) => `* ${n} FETCH (ENVELOPE ${envelope(n)})\r\n`),
  ),
  imap(
    'IMAP FETCH ALL lines',
    'c FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE ENVELOPE BODY)\r\n',
    times(
      6000,
      (n) =>
        `* ${n} FETCH (UID ${n + 100} FLAGS (\\Seen $Important) RFC822.SIZE ${n * 7} ` +
        `INTERNALDATE "02-Mar-2026 10:00:00 +0100" ENVELOPE ${envelope(n)} BODY ${STRUCTURE})\r\n`,
    ),
  ),
];

const recipient = (n: number) => `<user${n}@plusok.test>`;
/** A client names many recipients, a hundred commands at a time (RFC 2920); each is answered. */
const recipients = Array.from({ length: 100 }, (_, group) => {
  const hundred = (line: (n: number) => string) => times(100, (n) => line(group * 100 + n));
  return [
    ['client', hundred((n) => `RCPT TO:${recipient(n)}\r\n`)],
    ['server', hundred((n) => `250 2.1.5 ${recipient(n)}: recipient ok\r\n`)],
  ] as const;
}).flat();

/** Lines of POP3 and SMTP. */
export const OTHER_LINES: readonly Workload[] = [
  pop3(
    'POP3 LIST lines',
    'LIST\r\n',
    withFirst(
      '+OK listing\r\n',
      times(60_000, (n) => `${n} ${(n * 37) % 100_000}\r\n`),
    ),
  ),
  pop3(
    'POP3 UIDL lines',
    'UIDL\r\n',
    withFirst(
      '+OK listing\r\n',
      times(40_000, (n) => `${n} 0123456789abcdef${n}\r\n`),
    ),
  ),
  { what: 'SMTP commands and replies', protocol: 'smtp', before: SMTP_BEFORE, said: recipients },
];

const TEXT = 'some ordinary text in a line of a message body, as they come\r\n'.repeat(300_000);
const MESSAGE = `Subject: big\r\n\r\n${TEXT}`;

export const BODIES: readonly Workload[] = [
  pop3('message by RETR', 'RETR 1\r\n', fromLatin1(`+OK\r\n${MESSAGE}.\r\n`)),
  {
    what: 'message by DATA',
    protocol: 'smtp',
    before: [
      ...SMTP_BEFORE,
      ['client', 'RCPT TO:<alice@plusok.test>\r\n'],
      ['server', '250 2.1.5 ok\r\n'],
      ['client', 'DATA\r\n'],
      ['server', '354 go on\r\n'],
    ],
    said: [['client', fromLatin1(`${MESSAGE}.\r\n`)]],
  },
  imap(
    'message by literal',
    'c FETCH 1 BODY[]\r\n',
    fromLatin1(`* 1 FETCH (BODY[] {${MESSAGE.length}}\r\n${MESSAGE})\r\n`),
  ),
];

function withFirst(first: string, rest: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + rest.length);
  all.set(fromLatin1(first));
  all.set(rest, first.length);
  return all;
}
