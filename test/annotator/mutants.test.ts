import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { annotateTurns, conversation, leavesOf, type Turn, turn, turnsOf } from './support.ts';

/** Lines that look like commands or replies, put where they are something else. No explanation may take the bait. */
const POP3_BAIT = [
  'QUIT',
  'DELE 1',
  '+OK',
  '-ERR no',
  '..',
  'From: x',
  '1 120',
  'PASS x',
  '+ cGFzcw==',
  'STLS',
  '. ',
  ' .',
  '.x',
  'RETR 1',
];
const SMTP_BAIT = [
  'QUIT',
  'RSET',
  'MAIL FROM:<a@b.org>',
  '250 ok',
  '354 go',
  'DATA',
  '..',
  'STARTTLS',
  'a1 LOGOUT',
  '. ',
  ' .',
  'BDAT 9',
  'EHLO x',
  '..QUIT',
];
const COMMANDS = /^(pop3|smtp)\.(cmd|ok|err|code|arg|dropListing|scanListing|state)\b/;

/** The ids of the leaves between two points of one direction. */
function idsBetween(protocol: Protocol, turns: readonly Turn[], bait: Turn): string[] {
  const at = turns.indexOf(bait);
  const start = turns
    .slice(0, at)
    .filter((each) => each.from === bait.from)
    .reduce((sum, each) => sum + each.bytes.length, 0);
  const leaves = annotateTurns(protocol, turns)
    .filter((unit) => unit.from === bait.from)
    .flatMap((unit) => unit.spans.flatMap(leavesOf));
  return leaves
    .filter((leaf) => leaf.end > start && leaf.start < start + bait.bytes.length)
    .map((leaf) => leaf.id);
}

const POP3_IN = turnsOf(
  conversation('S: +OK ready\nC: USER a\nS: +OK\nC: PASS b\nS: +OK\nC: RETR 1\nS: +OK'),
);
const SMTP_IN = turnsOf(
  conversation(
    'S: 220 mx.org\nC: EHLO x.org\nS: 250 mx.org\nC: MAIL FROM:<a@b.org>\nS: 250 ok\nC: RCPT TO:<c@d.org>\nS: 250 ok',
  ),
);
const DATA = [...SMTP_IN, turn('client', 'DATA\r\n'), turn('server', '354 go\r\n')];
/** Before the bait, inside of the content: at the top, in a header section, in a body, in a part. */
const PLACES = [
  'Subject: x\r\n\r\n',
  'Subject: x\r\n\r\ntext\r\n',
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n',
  'X: y\r\n\r\n..\r\n',
];
const BREAKS = ['\r\n', '\n', '\r\r\n'];

describe('content is never taken for the conversation', () => {
  it.each(POP3_BAIT)('%j inside of a RETR', (bait) => {
    for (const place of PLACES) {
      for (const lineBreak of BREAKS) {
        const text = turn('server', `${bait}${lineBreak}`);
        const turns = [
          ...POP3_IN,
          turn('server', place),
          text,
          turn('server', 'end\r\n.\r\n'),
          turn('client', 'NOOP\r\n'),
        ];
        expect(idsBetween('pop3', turns, text).filter((id) => COMMANDS.test(id))).toEqual([]);
        expect(idsBetween('pop3', turns, turns.at(-1)!)).toEqual(['pop3.cmd.NOOP', 'core.crlf']);
      }
    }
  });

  it.each(SMTP_BAIT)('%j inside of DATA', (bait) => {
    for (const place of PLACES) {
      for (const lineBreak of BREAKS) {
        const text = turn('client', `${bait}${lineBreak}`);
        const end = [
          turn('client', 'end\r\n.\r\n'),
          turn('server', '250 ok\r\n'),
          turn('client', 'NOOP\r\n'),
        ];
        const turns = [...DATA, turn('client', place), text, ...end];
        expect(idsBetween('smtp', turns, text).filter((id) => COMMANDS.test(id))).toEqual([]);
        expect(idsBetween('smtp', turns, end[2]!)).toEqual(['smtp.cmd.NOOP', 'core.crlf']);
      }
    }
  });

  it.each(SMTP_BAIT)('%j inside of a BDAT chunk', (bait) => {
    const text = turn('client', `${bait}\r\n`);
    const command = turn('client', `BDAT ${text.bytes.length} LAST\r\n`);
    const turns = [...SMTP_IN, command, text, turn('server', '250 ok\r\n'), turn('client', 'NOOP\r\n')];
    expect(idsBetween('smtp', turns, text)).toEqual(['smtp.chunk']);
    expect(idsBetween('smtp', turns, turns.at(-1)!)).toEqual(['smtp.cmd.NOOP', 'core.crlf']);
  });

  it.each(['UVVJVA==', 'QUIT', 'NOOP', 'REFUQQ=='])('%s as a SASL response', (line) => {
    for (const [protocol, challenge] of [
      ['pop3', '+ \r\n'],
      ['smtp', '334 \r\n'],
    ] as const) {
      const greeting = turn('server', protocol === 'pop3' ? '+OK\r\n' : '220 mx.org\r\n');
      const response = turn('client', `${line}\r\n`);
      const turns = [greeting, turn('client', 'AUTH PLAIN\r\n'), turn('server', challenge), response];
      expect(idsBetween(protocol, turns, response).filter((id) => COMMANDS.test(id))).toEqual([]);
    }
  });
});

describe('what is wrong is not explained as if it were right', () => {
  const ids = (protocol: Protocol, turns: readonly Turn[]): string[] =>
    annotateTurns(protocol, turns).flatMap((unit) =>
      unit.spans.flatMap((span) => [span.id, ...leavesOf(span).map((leaf) => leaf.id)]),
    );
  const listing = (command: string, line: string): string[] =>
    ids('pop3', [
      ...POP3_IN.slice(0, 5),
      turn('client', `${command}\r\n`),
      turn('server', `+OK\r\n${line}\r\n.\r\n`),
    ]);

  it.each(['x 120', '1', '1 many', '-1 120', '1,120', '0x1 12', '1 12e3', '１ 120'])(
    'LIST line %j',
    (line) => {
      expect(listing('LIST', line)).toContain('pop3.listing.malformed');
      expect(listing('LIST', line)).not.toContain('pop3.scanListing.octets');
    },
  );

  it.each(['x abc', '1', ' 1'])('UIDL line %j', (line) => {
    expect(listing('UIDL', line)).not.toContain('pop3.uniqueIdListing.uid');
  });

  it.each(['two 320', '2', '2 many', '2,320', ''])('+OK %s to STAT', (text) => {
    const turns = [...POP3_IN.slice(0, 5), turn('client', 'STAT\r\n'), turn('server', `+OK ${text}\r\n`)];
    expect(ids('pop3', turns)).not.toContain('pop3.dropListing');
  });

  it.each(['RETR 0', 'RETR -1', 'RETR 1x', 'DELE one', 'TOP x 1', 'LIST 99999999999999999999'])(
    '%s',
    (line) => {
      const found = ids('pop3', [...POP3_IN.slice(0, 5), turn('client', `${line}\r\n`)]);
      expect(found).toContain('pop3.arg.badMsg');
    },
  );

  it.each(['25 ok', '2500 ok', '250ok', 'abc', '250\u00a0ok', '+OK', '٢٥٠ ok'])('reply %j', (line) => {
    const found = ids('smtp', [
      ...SMTP_IN.slice(0, 3),
      turn('client', 'NOOP\r\n'),
      turn('server', `${line}\r\n`),
    ]);
    expect(found).toContain('smtp.stray');
  });

  it('250- without a last line leaves the reply open', () => {
    const turns = [
      ...SMTP_IN.slice(0, 1),
      turn('client', 'EHLO x.org\r\n'),
      turn('server', '250-mx.org\r\n250-SIZE 9\r\n'),
    ];
    const units = annotateTurns('smtp', turns);
    expect(units.at(-1)).toMatchObject({ before: 'CONNECTED', after: 'CONNECTED' });
  });

  it.each(['5.1', '5.1.', '5.1.1.1', '9.1.1', '5.x.1', '2.1.1', '5.1.1234'])(
    '%s is no enhanced code of 550',
    (code) => {
      const turns = [
        ...SMTP_IN.slice(0, 5),
        turn('client', 'RCPT TO:<x@y.org>\r\n'),
        turn('server', `550 ${code} no\r\n`),
      ];
      expect(ids('smtp', turns).filter((id) => id.startsWith('smtp.esc'))).toEqual([]);
    },
  );

  it.each(['[UNKNOWN-CODE]', '[in use]', '[]', '[IN-USE', 'IN-USE]'])(
    '-ERR %s is no known response code',
    (text) => {
      const turns = [...POP3_IN.slice(0, 4), turn('server', `-ERR ${text} x\r\n`)];
      expect(
        ids('pop3', turns).filter((id) => id.startsWith('pop3.code.') && id !== 'pop3.code.unknown'),
      ).toEqual([]);
    },
  );
});
