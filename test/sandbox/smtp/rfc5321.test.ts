import { describe, expect, it } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../../relay/sandbox/sandbox.ts';
import { connect, converse, octetByOctet, sandbox } from '../../support/transcript.ts';

const open = (box: Sandbox) => {
  const engine = connect(box, 'smtp');
  engine.start();
  return engine;
};

const opened = (options: SandboxOptions = {}) => open(sandbox(options));

const inbox = (box: Sandbox, account = 'nicolas') =>
  box.store
    .expectMailbox(account, 'INBOX')
    .messages.map(({ content }) => Buffer.from(content.bytes).toString('latin1'));

/** The text below the trace fields. */
const delivered = (box: Sandbox) => inbox(box).map((text) => text.split('+0000\r\n')[1]);

const ENVELOPE = `C: HELO client.example
  C: MAIL FROM:<a@client.example>
  C: RCPT TO:<nicolas@plusok.test>
  C: DATA
  S: 250 plusok.test
  S: 250 MAIL FROM:<a@client.example> OK
  S: 250 RCPT TO:<nicolas@plusok.test> OK
  S: 354 Start mail input; end with <CRLF>.<CRLF>
`;

describe('SMTP (RFC 5321)', () => {
  it('§3.1, §4.1.1.1: greeting, EHLO and its keywords', () => {
    converse(
      connect(sandbox({ tls: true }), 'smtp'),
      `S: 220 plusok.test ESMTP PlusOK ready
       C: EHLO client.example
       S: 250-plusok.test
       S: 250-PIPELINING
       S: 250-SIZE 26214400
       S: 250-8BITMIME
       S: 250-SMTPUTF8
       S: 250-ENHANCEDSTATUSCODES
       S: 250-DSN
       S: 250-CHUNKING
       S: 250-STARTTLS
       S: 250-AUTH SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN
       S: 250-EXPN
       S: 250 HELP
       C: EHLO
       S: 501 5.5.4 EHLO needs the name of your machine, e.g. EHLO example.org`,
      octetByOctet,
    );
  });

  it('§4.1.4: commands in their order', () => {
    converse(
      opened(),
      `C: MAIL FROM:<a@b.example>
       S: 503 Greet first: EHLO and the name of your machine, then MAIL
       C: EHLO client.example
       S: …
       C: RCPT TO:<nicolas@plusok.test>
       S: 503 5.5.1 RCPT needs a sender first: MAIL FROM:<…>
       C: MAIL FROM:<a@b.example>
       S: 250 2.1.0 MAIL FROM:<a@b.example> OK
       C: MAIL FROM:<a@b.example>
       S: 503 5.5.1 The sender was given already; RSET begins anew
       C: DATA
       S: 503 5.5.1 DATA needs a recipient first: RCPT TO:<…>
       C: RSET
       S: 250 2.0.0 Nothing is under way any more
       C: DATA
       S: 503 5.5.1 DATA needs a sender first: MAIL FROM:<…>
       C: NOOP anything
       S: 250 2.0.0 Nothing done
       C: TURN
       S: 502 5.5.1 TURN is obsolete and not taken here
       C: FETCH
       S: 500 5.5.1 There is no command "FETCH"; HELP lists those there are`,
    );
  });

  it('§3.3: one refused and one accepted recipient; nothing is relayed', () => {
    converse(
      opened(),
      `C: EHLO client.example
       C: MAIL FROM:<>
       C: RCPT TO:<nobody@plusok.test>
       C: RCPT TO:<someone@elsewhere.example>
       C: RCPT TO:<Postmaster>
       C: RCPT TO:<@relay.example:NICOLAS@PlusOK.test>
       C: RCPT TO:<>
       S: …
       S: 250 2.1.0 MAIL FROM:<> OK
       S: 550 5.1.1 <nobody@plusok.test>: there is no such user here
       S: 550 5.7.1 <someone@elsewhere.example>: relaying denied, only plusok.test is delivered here
       S: 250 2.1.5 RCPT TO:<Postmaster> OK
       S: 250 2.1.5 RCPT TO:<NICOLAS@PlusOK.test> OK
       S: 501 5.1.3 A recipient cannot be empty: RCPT TO:<nicolas@example.org>`,
    );
  });

  it('§4.4, §4.5.2: the trace fields on top, the doubled dot single again', () => {
    const box = sandbox();
    const engine = open(box);
    converse(engine, ENVELOPE, octetByOctet);
    converse(
      engine,
      `C: Subject: dots
       C: 
       C: ..one
       C: ...two
       C: .
       S: 250 <…> Mail accepted
       C: QUIT
       S: 221 plusok.test closing connection
       S: [closed]`,
      octetByOctet,
    );
    expect(inbox(box)[0]).toMatch(
      /^Return-Path: <a@client.example>\r\nReceived: from client.example \(\[127\.0\.0\.1\]\)\r\n\tby plusok.test with SMTP id [0-9A-F]{16} for <nicolas@plusok.test>;\r\n\tWed, 12 Mar 2025 08:30:00 \+0000\r\n/,
    );
    expect(delivered(box)).toEqual(['Subject: dots\r\n\r\n.one\r\n..two\r\n']);
  });

  it('a text without header fields gets the blank line that parts it from the trace fields', () => {
    const box = sandbox();
    const engine = open(box);
    converse(engine, `${ENVELOPE}C: bonjour,\nC: .\nS: 250 <…> Mail accepted`);
    converse(
      engine,
      'C: MAIL FROM:<>\nC: RCPT TO:<nicolas>\nC: DATA\nC: .\nS: 250 …\nS: 250 …\nS: 354 …\nS: 250 …',
    );
    expect(delivered(box)).toEqual(['\r\nbonjour,\r\n', '\r\n']);
  });

  it('§4.1.1.4: only CRLF . CRLF ends the text, whatever else looks like it', () => {
    for (const smuggled of ['\n.\n', '\r\n.\n', '\n.\r\n', '\r.\r', '\r\n.\r']) {
      const box = sandbox();
      const engine = open(box);
      converse(engine, ENVELOPE);
      const text = `x${smuggled}MAIL FROM:<evil@example.org>\r\n.\r\n`;
      engine.receive(Buffer.from(text));
      expect(inbox(box).length, JSON.stringify(smuggled)).toBe(1);
      expect(inbox(box)[0]).toContain('MAIL FROM:<evil');
      expect(engine.state).toBe('READY');
    }
  });

  it('a bare LF becomes a line end, a last line without one gets it', () => {
    const box = sandbox();
    const engine = open(box);
    converse(engine, ENVELOPE);
    engine.receive(Buffer.from('A: b\n\nc\nd\r\n.\r\n'));
    expect(delivered(box)).toEqual(['A: b\r\n\r\nc\r\nd\r\n']);
  });

  it('one mail for two accounts, each once', () => {
    const box = sandbox({ accounts: [{ name: 'bob', password: 'x' }] });
    converse(
      open(box),
      `C: HELO client.example
       C: MAIL FROM:<a@b.example>
       C: RCPT TO:<nicolas@plusok.test>
       C: RCPT TO:<bob@plusok.test>
       C: RCPT TO:<nicolas@plusok.test>
       C: DATA
       C: Subject: x
       C: .
       S: …
       S: 250 <…> Mail accepted`,
    );
    expect([inbox(box).length, inbox(box, 'bob').length]).toEqual([1, 1]);
    expect(inbox(box)[0]).not.toContain(' for <');
  });

  it('§3.5: VRFY and EXPN; §4.1.1.8: HELP', () => {
    converse(
      opened(),
      `C: VRFY nicolas
       S: 250 <nicolas@plusok.test>
       C: VRFY <nicolas@plusok.test>
       S: 250 <nicolas@plusok.test>
       C: VRFY nobody
       S: 550 There is no such user here
       C: VRFY
       S: 501 VRFY needs a name, e.g. VRFY nicolas
       C: EXPN postmaster
       S: 250 <nicolas@plusok.test>
       C: EXPN staff
       S: 550 There is no mailing list of that name
       C: HELP mail
       S: 214-MAIL FROM:<reverse-path> [parameters]
       S: 214 RFC 5321 section 4.1.1.2
       C: HELP
       S: 214-The commands are
       S: 214-EHLO HELO MAIL RCPT DATA BDAT RSET VRFY EXPN HELP NOOP QUIT STARTTLS AUTH
       S: 214 HELP and a name tells how it is written`,
    );
  });

  it('§4.1.3: an address literal has four numbers up to 255', () => {
    converse(
      opened(),
      `C: HELO [127.0.0.1]
       C: MAIL FROM:<a@[256.0.0.1]>
       C: MAIL FROM:<a@[255.0.0.1]>
       S: 250 plusok.test
       S: 553 <a@[256.0.0.1]> is no address; one looks like nicolas@example.org
       S: 250 MAIL FROM:<a@[255.0.0.1]> OK`,
    );
  });

  it('named leniencies: taken by default, refused when switched off', () => {
    const script = (path: string) => `C: HELO client.example\nC: MAIL FROM:${path}\nS: 250 plusok.test\n`;
    converse(opened(), `${script(' <a@b.example>')}S: 250 MAIL FROM:<a@b.example> OK`);
    converse(opened(), `${script('a@b.example')}S: 250 MAIL FROM:<a@b.example> OK`);
    const strict = () => opened({ lenient: false });
    converse(
      strict(),
      `${script(' <a@b.example>')}S: 501 No space after the colon (RFC 5321 section 3.3): …`,
    );
    converse(strict(), `${script('a@b.example')}S: 501 The address stands in angle brackets: …`);
    converse(strict(), `${script('<a>')}S: 553 <a> is no address; one looks like nicolas@example.org`);
    converse(strict(), 'C: HELO my_pc\nS: 501 HELO needs the name of your machine, e.g. HELO example.org');
    converse(opened(), 'C: HELO my_pc\nS: 250 plusok.test');
  });

  it('§4.1.2: paths quoted, literal, malformed', () => {
    const paths: [string, string][] = [
      ['<"quoted > @ local"@b.example>', '250 2.1.0 …'],
      ['<a@[192.0.2.1]>', '250 2.1.0 …'],
      ['<a@[IPv6:2001:db8::1]>', '250 2.1.0 …'],
      ['<a..b@c.example>', '553 5.1.7 …'],
      ['<a@-b.example>', '553 5.1.7 …'],
      ['<a@b c>', '553 5.1.7 …'],
      ['<a@b.example', '501 5.5.4 …'],
      [`<${'x'.repeat(65)}@b.example>`, '553 5.1.7 …'],
      ['<é@b.example>', '553 5.6.7 …'],
      ['<é@b.example> SMTPUTF8', '250 2.1.0 …'],
    ];
    for (const [path, answer] of paths) {
      converse(opened(), `C: EHLO x.example\nS: …\nC: MAIL FROM:${path}\nS: ${answer}`);
    }
  });
});

describe('limits', () => {
  it('§4.5.3.1.4: a command line of 512 octets and no more', () => {
    const fits = `NOOP ${'x'.repeat(505)}`;
    converse(
      opened(),
      `C: ${fits}\nS: 250 Nothing done\nC: ${fits}y\nS: 500 That line is too long: …\nC: NOOP\nS: 250 Nothing done`,
      octetByOctet,
    );
  });

  it('§4.5.3.1.6: a text line of 998 octets and no more, for the strict', () => {
    for (const [length, lenient, answer] of [
      [998, false, '250 <…> Mail accepted'],
      [999, false, '554 A line has more than 998 octets (RFC 5321 section 4.5.3.1.6)'],
      [999, true, '250 <…> Mail accepted'],
      [100_000, true, '250 <…> Mail accepted'],
    ] as const) {
      const box = sandbox({ lenient });
      const line = 'x'.repeat(length);
      converse(open(box), `${ENVELOPE}C: A: b\nC: \nC: ${line}\nC: .\nS: ${answer}`);
      const kept = inbox(box).map((text) => text.endsWith(`\r\n\r\n${line}\r\n`));
      expect(kept).toEqual(answer.startsWith('250') ? [true] : []);
    }
  });

  it('a mailbox over quota: 452, by SIZE already where given', () => {
    const engine = opened({ quota: 1000 });
    converse(
      engine,
      `C: EHLO client.example
       S: …
       C: MAIL FROM:<a@b.example> SIZE=2000
       S: 452 4.3.1 No room for so much mail now
       C: MAIL FROM:<a@b.example> SIZE=30000000
       S: 552 5.3.4 A message has at most 26214400 octets here
       C: MAIL FROM:<a@b.example>
       C: RCPT TO:<nicolas@plusok.test>
       C: DATA
       C: ${'x'.repeat(900)}
       C: .
       S: 250 …
       S: 250 …
       S: 354 …
       S: 452 4.2.2 The mailbox is full
       C: DATA
       S: 503 5.5.1 DATA needs a sender first: MAIL FROM:<…>`,
    );
  });

  it('101 recipients: the last is put off', () => {
    const engine = opened();
    converse(engine, 'C: EHLO x.example\nC: MAIL FROM:<>\nS: …');
    const hundred = 'C: RCPT TO:<nicolas>\n'.repeat(100);
    converse(
      engine,
      `${hundred}C: RCPT TO:<nicolas>\nS: …\nS: 452 4.5.3 Too many recipients: 100 for one mail`,
    );
  });

  it('a text too big is read to its end and refused', () => {
    const engine = opened();
    converse(engine, ENVELOPE);
    const line = new Uint8Array(1024 * 1024).fill(65);
    for (let i = 0; i < 26; i++) expect(engine.receive(line)).toEqual([]);
    converse(
      engine,
      'C: \nC: .\nS: 552 A message has at most 26214400 octets here\nC: NOOP\nS: 250 Nothing done',
    );
  });
});
