import { describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../relay/sandbox/sandbox.ts';
import { connect, converse, octetByOctet, sandbox } from '../../support/transcript.ts';

const greeted = (box: Sandbox, facts = {}) => {
  const engine = connect(box, 'smtp', facts);
  engine.start();
  converse(engine, 'C: EHLO client.example\nS: …');
  return engine;
};

const texts = (box: Sandbox) =>
  box.store
    .expectMailbox('nicolas', 'INBOX')
    .messages.map(({ content }) => Buffer.from(content.bytes).toString());

describe('SMTP extensions', () => {
  it('CHUNKING (RFC 3030 §4.2): BDAT counts octets, dots are nothing special', () => {
    const box = sandbox();
    const engine = greeted(box);
    converse(
      engine,
      `C: MAIL FROM:<a@b.example> BODY=8BITMIME
       C: RCPT TO:<nicolas@plusok.test>
       C: BDAT 14
       C: Subject: big
       S: 250 2.1.0 …
       S: 250 2.1.5 …
       S: 250 2.0.0 Octets received, more to come
       C: BDAT 5 LAST
       C: 
       C: .
       S: 250 2.0.0 <…> Mail accepted
       C: NOOP
       S: 250 2.0.0 Nothing done`,
      octetByOctet,
    );
    expect(texts(box)[0]).toMatch(/\+0000\r\nSubject: big\r\n\r\n\.\r\n$/);
  });

  it('BDAT out of order: its octets are taken all the same, so nothing is mistaken for a command', () => {
    converse(
      greeted(sandbox()),
      `C: BDAT 6 LAST
       C: QUIT
       S: 503 5.5.1 BDAT needs a sender first: MAIL FROM:<…>
       C: BDAT six
       S: 501 5.5.4 BDAT needs a number of octets, e.g. BDAT 120 LAST
       C: MAIL FROM:<>
       C: RCPT TO:<nicolas>
       C: BDAT 0
       C: DATA
       C: RSET
       S: 250 …
       S: 250 …
       S: 250 2.0.0 Octets received, more to come
       S: 503 5.5.1 DATA cannot follow BDAT in one mail (RFC 3030 section 2)
       S: 250 2.0.0 Nothing is under way any more
       C: MAIL FROM:<>
       C: RCPT TO:<nicolas>
       C: BDAT 6 LATS
       C: QUIT
       C: BDAT  6
       C: QUIT
       C: BDAT 2 last
       C: 
       S: 250 …
       S: 250 …
       S: 501 5.5.4 BDAT needs a number of octets, e.g. BDAT 120 LAST
       S: 501 5.5.4 BDAT needs a number of octets, e.g. BDAT 120 LAST
       S: 250 2.0.0 <…> Mail accepted`,
    );
  });

  it('DSN (RFC 3461 §4): what was asked is kept in the message', () => {
    const box = sandbox();
    converse(
      greeted(box),
      `C: MAIL FROM:<a@b.example> RET=HDRS ENVID=QQ314159
       C: RCPT TO:<nicolas@plusok.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;Nicolas+40plusok.test
       C: RCPT TO:<nicolas@plusok.test> NOTIFY=SUCCESS,NEVER
       C: DATA
       C: Subject: x
       C: .
       S: 250 …
       S: 250 …
       S: 501 5.5.4 The parameter NOTIFY is written wrongly, or twice
       S: 354 …
       S: 250 …`,
    );
    expect(texts(box)[0]).toContain('X-DSN-Envelope: ENVID=QQ314159 RET=HDRS\r\n');
    expect(texts(box)[0]).toContain(
      'X-DSN-Recipient: <nicolas@plusok.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;Nicolas+40plusok.test\r\n',
    );
  });

  it('parameters: unknown, malformed, twice, or of an extension switched off', () => {
    converse(
      greeted(sandbox({ capabilitiesOff: new Set(['SIZE']) })),
      `C: MAIL FROM:<a@b.example> COLOUR=red
       S: 555 5.5.4 The parameter COLOUR is not known here
       C: MAIL FROM:<a@b.example> SIZE=10
       S: 555 5.5.4 The parameter SIZE is not known here
       C: MAIL FROM:<a@b.example> BODY=9BIT
       S: 501 5.5.4 The parameter BODY is written wrongly, or twice
       C: MAIL FROM:<a@b.example> RET=FULL RET=FULL
       S: 501 5.5.4 The parameter RET is written wrongly, or twice
       C: MAIL FROM:<a@b.example>BODY=7BIT
       S: 501 5.5.4 A space parts the address from its parameters`,
    );
  });

  it('STARTTLS and AUTH do not belong inside a mail (RFC 4954 §4)', () => {
    converse(
      greeted(sandbox()),
      `C: MAIL FROM:<>
       C: STARTTLS
       C: AUTH PLAIN
       C: DATA
       S: 250 …
       S: 503 5.5.1 STARTTLS does not belong inside a mail; RSET ends it
       S: 503 5.5.1 AUTH does not belong inside a mail; RSET ends it
       S: 503 5.5.1 DATA needs a recipient first: RCPT TO:<...>`,
    );
  });

  it('STARTTLS (RFC 3207 §4.2): what came in clear is forgotten', () => {
    const engine = greeted(sandbox({ tls: true }));
    converse(
      engine,
      `C: STARTTLS
       C: MAIL FROM:<injected@b.example>
       S: 220 2.0.0 Begin TLS negotiation
       S: [starttls]
       C: [secured]
       C: MAIL FROM:<a@b.example>
       S: 503 Greet first: EHLO and the name of your machine, then MAIL
       C: EHLO client.example
       S: 250-plusok.test
       S: …
       C: STARTTLS
       S: 503 5.5.1 TLS is active already`,
    );
  });

  it('AUTH (RFC 4954 §4.1): initial response, challenge, cancel, twice', () => {
    converse(
      greeted(sandbox()),
      `C: AUTH PLAIN AG5pY29sYXMAd3Jvbmc=
       S: 535 5.7.8 The user name or the password is wrong
       C: AUTH CRAM-MD5 =
       S: 501 5.7.0 This mechanism begins with a challenge: give its name alone
       C: AUTH LOGIN
       S: 334 VXNlcm5hbWU6
       C: *
       S: 501 5.7.0 Authentication cancelled
       C: AUTH PLAIN
       S: 334 
       C: AG5pY29sYXMAbW90X3Bhc3Nl
       S: 235 2.7.0 User nicolas authenticated
       C: AUTH PLAIN
       S: 503 5.5.1 You have signed in already`,
      octetByOctet,
    );
  });

  it('the submission port (RFC 6409) asks for AUTH and adds Date and Message-ID', () => {
    const box = sandbox();
    const engine = greeted(box, { submission: true });
    converse(
      engine,
      `C: MAIL FROM:<nicolas@plusok.test>
       S: 530 5.7.0 Authentication required: this is the submission port (RFC 6409)
       C: AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl
       C: MAIL FROM:<nicolas@plusok.test>
       C: RCPT TO:<nicolas@plusok.test>
       C: DATA
       C: Subject: to myself
       C: 
       C: Date: not here
       C: .
       S: 235 …
       S: 250 …
       S: 250 …
       S: 354 …
       S: 250 …`,
    );
    expect(texts(box)[0]).toMatch(
      /with ESMTPA id .*\r\n.*\r\nDate: .*\r\nMessage-ID: <.*@plusok.test>\r\nSubject: /,
    );
  });

  it('EHLO names only what is switched on, and enhanced codes go with their keyword', () => {
    const off = [
      'PIPELINING',
      'SMTPUTF8',
      '8BITMIME',
      'ENHANCEDSTATUSCODES',
      'DSN',
      'CHUNKING',
      'AUTH',
      'EXPN',
      'HELP',
    ];
    const engine = connect(sandbox({ capabilitiesOff: new Set(off) }), 'smtp');
    converse(
      engine,
      `S: 220 plusok.test ESMTP PlusOK ready
       C: EHLO client.example
       S: 250-plusok.test
       S: 250 SIZE 26214400
       C: NOOP
       S: 250 Nothing done
       C: BDAT 3
       S: 500 There is no command "BDAT"; HELP lists those there are`,
    );
  });

  it('silence of five minutes ends the session', () => {
    const box = sandbox();
    const engine = greeted(box);
    expect(engine.poll()).toEqual([]);
    (box.surroundings as { time?: number }).time! += 5 * 60 * 1000;
    expect(engine.poll().map(({ type }) => type)).toEqual(['write', 'close']);
    expect(engine.state).toBe('CLOSED');
  });
});
