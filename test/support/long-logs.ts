/** Logs of many lines, each in a format of its own. */
export interface LongLog {
  readonly name: string;
  /** A log of so many lines, or a few more. */
  lines(count: number): string[];
  /** What the last line shows, and the beginning of what is said of it. */
  readonly last: RegExp;
}

const many = (count: number, line: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => line(i + 1));

const imapflow = (side: 'c' | 's', msg: string) =>
  JSON.stringify({ level: 20, time: 1772442000000, src: side, msg, cid: 'a1b2c3' });

const envelope = (n: number) =>
  `("Mon, 2 Mar 2026 10:00:00 +0100" "number ${n}" (("Sender ${n % 97}" NIL "sender${n % 97}" "plusok.test")) ` +
  `NIL NIL (("Nicolas" NIL "nicolas" "plusok.test")) NIL NIL NIL "<${n}@plusok.test>")`;

export const LONG_LOGS: readonly LongLog[] = [
  {
    name: 'imapflow.log',
    lines: (count) => [
      imapflow('s', '* OK [CAPABILITY IMAP4rev1 SASL-IR] ready'),
      imapflow('c', 'A1 LOGIN nicolas "mot_passe"'),
      imapflow('s', 'A1 OK done'),
      imapflow('c', 'A2 SELECT INBOX'),
      imapflow('s', `* ${count} EXISTS`),
      imapflow('s', 'A2 OK [READ-WRITE] done'),
      imapflow('c', 'A3 FETCH 1:* (UID FLAGS ENVELOPE)'),
      ...many(count, (n) => imapflow('s', `* ${n} FETCH (UID ${n} FLAGS (\\Seen) ENVELOPE ${envelope(n)})`)),
      imapflow('s', 'A3 OK FETCH done'),
    ],
    last: /^A3 OK FETCH done/,
  },
  {
    name: 'pop3.txt',
    lines: (count) => [
      'S: +OK POP3 server ready',
      'C: USER nicolas',
      'S: +OK',
      'C: PASS mot_passe',
      'S: +OK',
      ...many(count / 2, (n) => `C: DELE ${n}\nS: +OK message ${n} deleted`),
      'C: QUIT',
      'S: +OK bye',
    ],
    last: /^\+OK bye/,
  },
  {
    name: 'smtp.txt',
    lines: (count) => [
      'S: 220 mail.plusok.test ESMTP',
      'C: EHLO me.plusok.test',
      'S: 250-mail.plusok.test',
      'S: 250 AUTH PLAIN',
      'C: AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl',
      'S: 235 2.7.0 welcome',
      ...many(count / 2, (n) => `C: NOOP ${n}\nS: 250 2.0.0 ok ${n}`),
      'C: QUIT',
      'S: 221 2.0.0 bye',
    ],
    last: /^221 2\.0\.0 bye/,
  },
];
