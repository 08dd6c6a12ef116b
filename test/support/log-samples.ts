import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { frame, pcap, pcapng } from './captures.ts';

/** A file as a program writes it, and lines of the conversation in it. */
export interface LogSample {
  readonly program: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** A line that the page shows of it. */
  readonly line: RegExp;
}

const text = (program: string, line: RegExp, lines: readonly string[], name = 'session.txt'): LogSample => ({
  program,
  files: [{ name, bytes: fromLatin1(`${lines.join('\n')}\n`) }],
  line,
});

const FRAMES = [
  { fromClient: true, sequence: 99, text: '', syn: true },
  { fromClient: false, sequence: 500, text: '+OK ready\r\n' },
  { fromClient: true, sequence: 100, text: 'STAT\r\n' },
  { fromClient: false, sequence: 511, text: '-ERR not yet\r\n' },
].map(frame);

/** One of each kind of text that "Explain a log" reads; each can be pasted. */
export const TEXT_SAMPLES: readonly LogSample[] = [
  text('a transcript', /^\+OK bye/, ['S: +OK ready', 'C: QUIT', 'S: +OK bye']),
  text('telnet', /^RETR 9/, [
    "Escape character is '^]'.",
    '+OK ready',
    'RETR 9',
    '-ERR no',
    'Connection closed by foreign host.',
  ]),
  text('openssl s_client', /^a1 OK done/, [
    'CONNECTED(00000003)',
    'SSL-Session:',
    '---',
    '* OK ready',
    'a1 NOOP',
    'a1 OK done',
    'DONE',
  ]),
  text('curl -v', /^CAPA/, [
    '* Connected to localhost (127.0.0.1) port 1110',
    '< +OK ready',
    '> CAPA',
    '< +OK',
    '< TOP',
    '< .',
  ]),
  text('Thunderbird', /^EHLO/, [
    'mailnews.smtp: Connecting to smtp://mail.example.org',
    'mailnews.smtp: S: 220 mx.example.org',
    'mailnews.smtp: C: EHLO [192.0.2.1]',
  ]),
  text('mutt', /^a0000 CAPABILITY/, [
    '[2024-05-01 10:00:00] Connected to mail.example.org:143 on fd=4',
    '[2024-05-01 10:00:00] 4< * OK ready',
    '[2024-05-01 10:00:00] 4> a0000 CAPABILITY',
    '[2024-05-01 10:00:01] 4< a0000 OK done',
  ]),
  text('imapflow', /^A1 NOOP/, [
    '{"level":20,"cid":"x","src":"s","msg":"* OK ready"}',
    '{"level":20,"cid":"x","src":"c","msg":"A1 NOOP"}',
    '{"level":20,"cid":"x","src":"s","msg":"A1 OK done"}',
  ]),
];

/** Those that are files only. */
export const FILE_SAMPLES: readonly LogSample[] = [
  {
    program: 'Dovecot rawlog',
    files: [
      { name: '20240501-1.in', bytes: fromLatin1('1614854410.000100 NOOP\r\n1614854410.000300 QUIT\r\n') },
      { name: '20240501-1.out', bytes: fromLatin1('1614854410.000000 +OK\r\n1614854410.000200 +OK\r\n') },
    ],
    line: /^QUIT/,
  },
  { program: 'pcap', files: [{ name: 'mail.pcap', bytes: pcap(FRAMES) }], line: /^-ERR not yet/ },
  { program: 'pcapng', files: [{ name: 'mail.pcapng', bytes: pcapng(FRAMES) }], line: /^-ERR not yet/ },
];
