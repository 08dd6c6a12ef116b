import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { utf8 } from '../../../relay/wire/utf8.ts';
import { guessProtocol } from '../../../web/annotator/logs/guess.ts';
import { LogError, type ReadLog } from '../../../web/annotator/logs/log.ts';
import { mergeLogs, readRawlog } from '../../../web/annotator/logs/rawlog.ts';
import { readLog } from '../../../web/annotator/logs/read-log.ts';

/** A log as `C: ` and `S: ` lines; events by their type. */
function shown(log: ReadLog): string[] {
  return log.entries.flatMap((entry) => {
    if (entry.kind === 'event') return [`(${entry.event.type})`];
    const side = entry.from === 'client' ? 'C' : 'S';
    return latin1(entry.bytes)
      .split('\r\n')
      .filter(Boolean)
      .map((line) => `${side}: ${line}`);
  });
}

const read = (text: string, name?: string): ReadLog => readLog(utf8(text), name);

describe('a log is told by its content', () => {
  it('C: and S: lines, indented and amid prose, TLS as a remark', () => {
    const log = read(`
   Example:
      C: STLS
      S: +OK Begin TLS negotiation
      C: <TLS negotiation>
      S: <TLS negotiation, continued>
      C: AUTH PLAIN
      S: +`);
    expect(shown(log)).toEqual([
      'C: STLS',
      'S: +OK Begin TLS negotiation',
      '(secured)',
      'C: AUTH PLAIN',
      'S: +',
    ]);
    expect(guessProtocol(log.entries)).toBe('pop3');
  });

  it('a telnet screen of POP3: what stands in a listing is the server’s', () => {
    const log = read(`Trying 192.0.2.1...
Connected to pop.example.org.
Escape character is '^]'.
+OK ready
USER nicolas
+OK
RETR 1
+OK 20 octets
QUIT
..
.
QUIT
+OK bye
Connection closed by foreign host.`);
    expect(shown(log)).toEqual([
      'S: +OK ready',
      'C: USER nicolas',
      'S: +OK',
      'C: RETR 1',
      'S: +OK 20 octets',
      'S: QUIT',
      'S: ..',
      'S: .',
      'C: QUIT',
      'S: +OK bye',
    ]);
    expect(log.protocol).toBe('pop3');
  });

  it('a telnet screen of SMTP: the text is the client’s even when it looks like a reply', () => {
    const log = read('220 mx.example.org\nDATA\n354 go\n250 ok\n.\n250 queued\n');
    expect(shown(log)).toEqual([
      'S: 220 mx.example.org',
      'C: DATA',
      'S: 354 go',
      'C: 250 ok',
      'C: .',
      'S: 250 queued',
    ]);
  });

  it('an openssl s_client screen of IMAP: a literal is the server’s', () => {
    const log = read(`CONNECTED(00000003)
depth=0 CN = mail.example.org
---
SSL-Session:
    Protocol  : TLSv1.3
---
* OK ready
a1 FETCH 1 BODY[TEXT]
* 1 FETCH (BODY[TEXT] {12}
a1 OK hehe
)
a1 OK done
DONE`);
    expect(shown(log)).toEqual([
      '(secured)',
      'S: * OK ready',
      'C: a1 FETCH 1 BODY[TEXT]',
      'S: * 1 FETCH (BODY[TEXT] {12}',
      'S: a1 OK hehe',
      'S: )',
      'S: a1 OK done',
    ]);
    expect(log.protocol).toBe('imap');
  });

  it('an openssl s_client -starttls screen, with session tickets in its midst', () => {
    const log = read(`CONNECTED(00000003)
---
250 HELP
---
Post-Handshake New Session Ticket arrived:
SSL-Session:
    Protocol  : TLSv1.3
    0000 - 51 55 49 54 0d 0a   QUIT..

    Max Early Data: 0
---
read R BLOCK
EHLO me.example.org
250 mx.example.org
QUIT
221 bye
closed`);
    expect(shown(log)).toEqual([
      '(secured)',
      'S: 250 HELP',
      'C: EHLO me.example.org',
      'S: 250 mx.example.org',
      'C: QUIT',
      'S: 221 bye',
    ]);
  });

  it('curl -v, with the lone dot that curl takes away put back', () => {
    const log = read(`* Host localhost:1110 was resolved.
*   Trying 127.0.0.1:1110...
* Connected to localhost (127.0.0.1) port 1110
< +OK ready
> CAPA
< +OK
< TOP
< .
> RETR 1
< +OK 12 octets
{ [12 bytes data]
Subject: x

.hello
* Connection #0 to host localhost left intact
> QUIT
< +OK bye`);
    expect(shown(log).slice(3)).toEqual([
      'S: TOP',
      'S: .',
      'C: RETR 1',
      'S: +OK 12 octets',
      'S: Subject: x',
      'S: ..hello',
      'S: .',
      'C: QUIT',
      'S: +OK bye',
    ]);
  });

  it('curl -v sending: the text is not shown, only that it ended', () => {
    const log = read(
      '* Connected to localhost port 25\n< 220 mx\n> DATA\n< 354 go\n} [9 bytes data]\n< 250 ok\n> QUIT',
    );
    expect(shown(log)).toEqual(['S: 220 mx', 'C: DATA', 'S: 354 go', 'C: .', 'S: 250 ok', 'C: QUIT']);
  });

  it('Thunderbird’s logs, of its old modules and of the new ones', () => {
    const old =
      read(`2024-05-01 10:00:00.000000 UTC - [Parent 77: IMAP]: I/IMAP 0x1:mail.example.org:NA:CreateNewLineFromSocket: * OK ready
2024-05-01 10:00:00.000001 UTC - [Parent 77: IMAP]: I/IMAP 0x1:mail.example.org:NA:SendData: 1 capability
2024-05-01 10:00:00.000002 UTC - [Parent 77: IMAP]: D/IMAP ReadNextLine [rv=0x0]`);
    expect(shown(old)).toEqual(['S: * OK ready', 'C: 1 capability']);
    expect(old.protocol).toBe('imap');
    const recent = read(`mailnews.smtp: Connecting to smtp://mail.example.org
mailnews.smtp: S: 220 mx.example.org
mailnews.smtp: C: EHLO [192.0.2.1]`);
    expect(shown(recent)).toEqual(['S: 220 mx.example.org', 'C: EHLO [192.0.2.1]']);
  });

  it('mutt’s debug log', () => {
    const log = read(`[2024-05-01 10:00:00] Connected to mail.example.org:143 on fd=4
[2024-05-01 10:00:00] 4< * OK ready
[2024-05-01 10:00:00] 4> a0000 CAPABILITY
[2024-05-01 10:00:01] 4< a0000 OK done`);
    expect(shown(log)).toEqual(['S: * OK ready', 'C: a0000 CAPABILITY', 'S: a0000 OK done']);
  });

  it('imapflow’s log, lines and raw octets', () => {
    const log = read(`{"level":20,"cid":"x","src":"s","msg":"* OK prêt"}
{"level":30,"cid":"x","msg":"Connection established"}
{"src":"c","msg":"read from socket","data":"QSBMT0dPVVQNCg=="}`);
    expect(shown(log)).toEqual(['S: * OK pr\u00c3\u00aat', 'C: A LOGOUT']);
    expect(log.protocol).toBe('imap');
  });

  it('network segments in .jsonl', () => {
    const log = read('{"from":"server","data":"K09L"}\n\n{"from":"server","data":"DQo="}\n');
    expect(log.entries.map((entry) => (entry.kind === 'bytes' ? latin1(entry.bytes) : ''))).toEqual([
      '+OK',
      '\r\n',
    ]);
  });

  it('a Dovecot rawlog, told by its name and merged by its clock', () => {
    const client = readRawlog(fromLatin1('1614854410.000100 USER a\r\n1614854410.000300 QUIT\r\n'), 'client');
    const server = readRawlog(fromLatin1('1614854410.000000 +OK\r\n1614854410.000200 +OK\r\n'), 'server');
    const merged = mergeLogs(client, server);
    expect(shown(merged)).toEqual(['S: +OK', 'C: USER a', 'S: +OK', 'C: QUIT']);
    expect(merged.entries[3]!.at).toBeCloseTo(0.3, 3);
    expect(shown(read('USER a\r\n', '20240501-1.in'))).toEqual(['C: USER a']);
  });
});

describe('a file that holds no conversation says why', () => {
  it.each([
    ['', 'the file is empty', 'empty'],
    ['Dear diary,\ntoday', 'no mail conversation was recognised in this file', 'unknown'],
    ['{"from":"nobody","data":""}', 'line 1: "from" must be "client" or "server"', 'damaged'],
    ['{"from":"client","data":"=="}', 'line 1: "data" must be base64', 'damaged'],
    ['{"from":"client","data":"QQ=="}\n{]', 'line 2 is not a JSON object', 'damaged'],
    ['{"level":20,"msg":"hello"}', 'the file holds no line of a conversation', 'silent'],
  ] as const)('%j', (text, message, fault) => {
    expect(() => read(text)).toThrow(new LogError(message, fault));
  });
});
