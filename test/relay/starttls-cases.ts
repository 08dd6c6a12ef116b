import type { Protocol } from '../../relay/wire/protocol.ts';

/**
 * What the "NO STARTTLS" research (Poddebniak and others, 2021) found mail programs to fall for, as tables: what a
 * forger on the way may say in clear around the OK, and what he may have the server hear.
 */
export interface Cases {
  readonly greeting: string;
  readonly command: string;
  readonly ok: string;
  /** What a server may say for its OK besides. */
  readonly otherOks: readonly string[];
  /** Replies for the client to take for part of the secure session. */
  readonly replies: readonly string[];
  /** Commands for the server to take for part of the secure session. */
  readonly commands: readonly string[];
  /** Answers that do not agree: the command stripped, refused, misunderstood, half an OK. */
  readonly refusals: readonly string[];
  /** A command with an answer of its own. */
  readonly probe: string;
  /** How that answer ends. */
  readonly probed: RegExp;
}

/** Octets that fit no protocol and any. */
const STRAY = [
  '\r\n',
  '\n',
  '\r',
  ' ',
  'x',
  '\0',
  '\x16\x03\x01',
  '\x15\x03\x03\x00\x02\x02\x28',
  '\xff\xfe',
];

export const CASES: Readonly<Record<Protocol, Cases>> = {
  pop3: {
    greeting: '+OK hello\r\n',
    command: 'STLS',
    ok: '+OK Begin TLS\r\n',
    otherOks: ['+OK\r\n', '+ok\r\n', '+OK \r\n', '+OK Begin TLS\n'],
    replies: [
      ...STRAY,
      '+OK\r\n',
      '-ERR [AUTH] wrong\r\n',
      '-ERR',
      '+OK 1 120\r\n.\r\n',
      '+OK\r\nSASL PLAIN\r\n.\r\n',
      '+OK logged in\r\n+OK 1 1\r\n',
      '.\r\n',
      '+',
    ],
    commands: [
      'NOOP',
      'CAPA',
      'USER nicolas',
      'USER nicolas\r\nPASS mot_passe',
      'APOP nicolas c4c9334bac560ecc979e58001b3e22fb',
      'AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl',
      'AUTH PLAIN',
      'STLS',
      'QUIT',
      'nonsense',
    ],
    refusals: [
      '',
      '-ERR no\r\n',
      '-ERR [SYS/TEMP] later\r\n',
      '+OK',
      '+OK Begin TLS',
      '+OK Begin TLS\r',
      '+OKAY\r\n',
      '+ OK\r\n',
      'OK\r\n',
      ' +OK\r\n',
      '\r\n+OK\r\n',
      '.\r\n',
      '-ERR unknown command\r\n+OK\r\n',
      '220 Go\r\n',
    ],
    probe: 'CAPA',
    probed: /\r\n\.\r\n$/,
  },
  smtp: {
    greeting: '220 mail.test hello\r\n',
    command: 'STARTTLS',
    ok: '220 2.0.0 Ready to start TLS\r\n',
    otherOks: ['220\r\n', '220 Go\r\n', '220-Go\r\n220 ahead\r\n', '220 Go\n'],
    replies: [
      ...STRAY,
      '220 again\r\n',
      '250 OK\r\n',
      '250-PIPELINING\r\n250 AUTH PLAIN\r\n',
      '235 2.7.0 welcome\r\n',
      '334 \r\n',
      '421 bye\r\n',
      '220-half',
      '2',
    ],
    commands: [
      'NOOP',
      'EHLO forged.test',
      'EHLO forged.test\r\nMAIL FROM:<forger@plusok.test>',
      'MAIL FROM:<forger@plusok.test>',
      'RCPT TO:<nicolas@plusok.test>',
      'AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl',
      'AUTH LOGIN',
      'VRFY nicolas',
      'STARTTLS',
      'RSET',
      'QUIT',
      'nonsense',
    ],
    refusals: [
      '',
      '454 4.7.0 TLS not available\r\n',
      '500 5.5.1 what\r\n',
      '501 no parameters\r\n',
      '502 5.5.1 not implemented\r\n',
      '503 5.5.1 first EHLO\r\n',
      '530 5.7.0 no\r\n',
      '250 OK\r\n',
      '220',
      '220 Ready',
      '220 Ready\r',
      '220-Ready\r\n',
      '220-Ready\r\n250 OK\r\n',
      '2200 Ready\r\n',
      ' 220 Ready\r\n',
      '500 no\r\n220 Ready\r\n',
    ],
    probe: 'EHLO probe.test',
    probed: /^250 .*\r\n$/m,
  },
  imap: {
    greeting: '* OK hello\r\n',
    command: 'a STARTTLS',
    ok: 'a OK Begin TLS\r\n',
    otherOks: ['a ok Begin TLS\r\n', '* 3 EXISTS\r\na OK Begin TLS\r\n', 'a OK Begin TLS\n'],
    replies: [
      ...STRAY,
      '* PREAUTH hello\r\n',
      '* CAPABILITY IMAP4rev1\r\n',
      '* OK [ALERT] pay\r\n',
      '* OK [REFERRAL imap://forger.test/] go there\r\n',
      'b OK done\r\n',
      '* 1 EXISTS\r\n',
      '* LIST () "/" INBOX\r\n',
      '* 1 FETCH (BODY[] {5}\r\nhello)\r\n',
      '+ go on\r\n',
      '* BYE\r\n',
      '*',
    ],
    commands: [
      'b NOOP',
      'b LOGIN nicolas mot_passe',
      'b LOGIN nicolas mot_passe\r\nc SELECT INBOX',
      'b LOGIN {7}\r\nnicolas mot_passe',
      'b LOGIN {7+}\r\nnicolas mot_passe',
      'b AUTHENTICATE PLAIN AG5pY29sYXMAbW90X3Bhc3Nl',
      'b AUTHENTICATE PLAIN',
      'b CAPABILITY',
      'b STARTTLS',
      'b LOGOUT',
      'b APPEND INBOX {310}',
      'nonsense',
    ],
    refusals: [
      '',
      'a NO not now\r\n',
      'a BAD what\r\n',
      '* PREAUTH hello\r\n',
      '* PREAUTH hello\r\na BAD already authenticated\r\n',
      '* BYE\r\n',
      '* OK Begin TLS\r\n',
      '+ OK Begin TLS\r\n',
      '+OK Begin TLS\r\n',
      'a OK',
      'a OK Begin TLS',
      'a OK Begin TLS\r',
      'a  OK Begin TLS\r\n',
      'OK Begin TLS\r\n',
      'a BAD what\r\na OK Begin TLS\r\n',
    ],
    probe: 'z NOOP',
    probed: /^z .*\r\n$/m,
  },
};
