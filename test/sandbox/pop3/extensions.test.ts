import { describe, expect, it } from 'vitest';
import { Content } from '../../../relay/sandbox/mime/content.ts';
import type { SandboxOptions } from '../../../relay/sandbox/sandbox.ts';
import { connect, converse, octetByOctet, sandbox } from '../../support/transcript.ts';

const open = (options: SandboxOptions = {}, secured = false) => {
  const engine = connect(sandbox(options), 'pop3', { secured });
  engine.start();
  return engine;
};

describe('POP3 extensions', () => {
  it('CAPA (RFC 2449 §5) tells what works in this state', () => {
    converse(
      open({ tls: true }),
      `C: CAPA
       S: +OK Capability list follows
       S: TOP
       S: UIDL
       S: RESP-CODES
       S: AUTH-RESP-CODE
       S: PIPELINING
       S: EXPIRE NEVER
       S: LOGIN-DELAY 0
       S: USER
       S: SASL SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN
       S: STLS
       S: UTF8 USER
       S: LANG
       S: IMPLEMENTATION PlusOK
       S: .
       C: USER nicolas
       C: PASS mot_passe
       C: CAPA
       S: +OK …
       S: +OK …
       S: +OK Capability list follows
       S: TOP
       S: UIDL
       S: RESP-CODES
       S: AUTH-RESP-CODE
       S: PIPELINING
       S: EXPIRE NEVER
       S: LOGIN-DELAY 0
       S: SASL SCRAM-SHA-256 CRAM-MD5 PLAIN LOGIN
       S: UTF8 USER
       S: LANG
       S: IMPLEMENTATION PlusOK
       S: .`,
    );
  });

  it('every capability can be switched off, with its command', () => {
    const off = ['TOP', 'UIDL', 'SASL', 'USER', 'UTF8', 'LANG', 'RESP-CODES', 'EXPIRE', 'LOGIN-DELAY'];
    const engine = connect(sandbox({ capabilitiesOff: new Set([...off, 'APOP', 'IMPLEMENTATION']) }), 'pop3');
    converse(
      engine,
      `S: +OK PlusOK POP3 server ready
       C: CAPA
       S: +OK Capability list follows
       S: AUTH-RESP-CODE
       S: PIPELINING
       S: .
       C: USER nicolas
       S: -ERR There is no command "USER"
       C: PASS x
       S: -ERR There is no command "PASS"
       C: APOP nicolas e7a0a8acb857d0b1e99c4a9974c00d0d
       S: -ERR There is no command "APOP"
       C: AUTH PLAIN
       S: -ERR There is no command "AUTH"
       C: LANG
       S: -ERR There is no command "LANG"`,
    );
  });

  it('response codes (RFC 2449 §8, RFC 3206): AUTH and IN-USE', () => {
    const box = sandbox();
    const enter = 'C: USER nicolas\nC: PASS mot_passe\nS: +OK …\n';
    const first = connect(box, 'pop3');
    first.start();
    converse(
      first,
      'C: USER nobody\nC: PASS x\nS: +OK …\nS: -ERR [AUTH] The user name or the password is wrong',
    );
    converse(first, `${enter}S: +OK Mailbox open, 0 messages`);
    const second = connect(box, 'pop3');
    second.start();
    converse(
      second,
      `${enter}S: -ERR [IN-USE] Another session has this maildrop open; it is free when that one ends`,
    );
  });

  it('response codes (RFC 3206 §4): a maildrop that fails, where a lesson wants it so', () => {
    const enter = 'C: USER nicolas\nC: PASS mot_passe\nS: +OK …\n';
    const failing = (maildropFails: 'temporarily' | 'permanently') =>
      open({ misbehaviour: { maildropFails } });
    converse(failing('temporarily'), `${enter}S: -ERR [SYS/TEMP] The maildrop cannot be read just now; …`);
    converse(failing('permanently'), `${enter}S: -ERR [SYS/PERM] The maildrop is damaged; …`);
  });

  it('STLS (RFC 2595 §4): what came in clear behind it is dropped', () => {
    const engine = open({ tls: true });
    converse(
      engine,
      `C: USER nicolas
       S: +OK …
       C: STLS
       C: PASS mot_passe
       S: +OK Begin TLS negotiation
       S: [starttls]
       C: [secured]
       C: PASS mot_passe
       S: -ERR Say who you are first: USER and a name, then PASS
       C: STLS
       S: -ERR TLS is active already`,
    );
    converse(open({ tls: false }), 'C: STLS\nS: -ERR There is no TLS on this server');
    converse(open({ tls: true }, true), 'C: STLS\nS: -ERR TLS is active already');
  });

  it('STLS does not come after UTF8 (RFC 6856 §2.1)', () => {
    converse(
      open({ tls: true }),
      'C: UTF8\nS: +OK UTF-8 enabled\nC: STLS\nS: -ERR STLS comes before UTF8 (RFC 6856)',
    );
  });

  it('without UTF8 a surrogate stands for a message whose header has UTF-8 (RFC 6856 §2.1)', () => {
    const sent = [
      'From: Élise <elise@plusok.test>, "Doe, J." <j@plusok.test>',
      'To: dès@plusok.test, été: a@b.test;',
      'Message-ID: <é@plusok.test>',
      'Subject: Un été =?utf-8?q?=C3=A0_la_mer?=',
      'Content-Type: text/plain; charset=utf-8; name="résumé.txt"',
      '',
      'déjà',
      '',
    ].join('\r\n');
    const box = sandbox();
    box.store.append('nicolas', 'INBOX', [{ content: new Content(Buffer.from(sent)) }]);
    const session = (first: string) => {
      const engine = connect(box, 'pop3');
      engine.start();
      converse(engine, `${first}C: USER nicolas\nC: PASS mot_passe\nS: +OK …\nS: +OK …`);
      return engine;
    };
    const old = session('');
    converse(
      old,
      `C: LIST 1
       S: +OK 1 292
       C: RETR 1
       S: +OK 292 octets
       S: From: =?utf-8?B?w4lsaXNl?= <elise@plusok.test>,
       S:  "Doe, J." <j@plusok.test>
       S: To: =?utf-8?B?ZMOoc0BwbHVzb2sudGVzdA==?=:;,
       S:  =?utf-8?B?w6l0w6k=?=:a@b.test;
       S: Subject: =?utf-8?B?VW4gw6l0w6kgw6AgbGEgbWVy?=
       S: Content-Type: text/plain; charset="utf-8";
       S:  name*=utf-8''r%C3%A9sum%C3%A9.txt
       S: 
       S: déjà
       S: .`,
    );
    old.lost();
    converse(
      session('C: UTF8\nS: +OK UTF-8 enabled\n'),
      `C: LIST 1
       S: +OK 1 ${Buffer.byteLength(sent)}
       C: TOP 1 0
       S: +OK …
       S: From: Élise <elise@plusok.test>, "Doe, J." <j@plusok.test>
       S: …
       S: .`,
    );
  });

  it('a header that is 8-bit and no UTF-8 is sent as it came', () => {
    const sent = Buffer.from('Subject: \xe9t\xe9\r\n\r\nbody\r\n', 'latin1');
    const box = sandbox();
    box.store.append('nicolas', 'INBOX', [{ content: new Content(sent) }]);
    const engine = connect(box, 'pop3');
    engine.start();
    converse(
      engine,
      `C: USER nicolas\nC: PASS mot_passe\nC: STAT\nS: +OK …\nS: +OK …\nS: +OK 1 ${sent.length}`,
    );
  });

  it('LANG (RFC 6856 §3) lists languages and speaks the one asked for', () => {
    converse(
      open(),
      `C: LANG
       S: +OK Language listing follows
       S: en English
       S: fr français
       S: .
       C: LANG tlh
       S: -ERR There are no texts in "tlh"; LANG alone lists the languages
       C: LANG fr-CA
       S: +OK fr Les textes sont désormais en français
       C: RETR
       S: -ERR RETR demande d’être authentifié : tapez d’abord USER puis PASS
       C: LANG *
       S: +OK en Texts are now in English`,
      octetByOctet,
    );
  });

  it('AUTH (RFC 5034 §4): initial response, challenges, cancel', () => {
    converse(
      open(),
      `C: AUTH
       S: +OK SASL mechanisms follow
       S: SCRAM-SHA-256
       S: CRAM-MD5
       S: PLAIN
       S: LOGIN
       S: .
       C: AUTH GSSAPI
       S: -ERR There is no mechanism "GSSAPI"; AUTH alone lists those there are
       C: AUTH PLAIN
       S: + 
       C: *
       S: -ERR Authentication cancelled
       C: AUTH PLAIN !!!
       S: -ERR That is not base64: …
       C: AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl again
       S: -ERR AUTH takes the name of a mechanism and one initial response at most
       C: AUTH LOGIN
       S: + VXNlcm5hbWU6
       C: bmljb2xhcw==
       S: + UGFzc3dvcmQ6
       C: d3Jvbmc=
       S: -ERR [AUTH] The user name or the password is wrong
       C: auth plain AG5pY29sYXMAbW90X3Bhc3Nl
       S: +OK Mailbox open, 0 messages`,
      octetByOctet,
    );
  });

  it('PIPELINING (RFC 2449 §6.6): the replies to commands sent together leave in one write', () => {
    const engine = open({ seed: 'article-pop3' });
    const outcomes = engine.receive(Buffer.from('USER nicolas\r\nPASS mot_passe\r\nSTAT\r\nLIST 1\r\n'));
    expect(outcomes.map(({ type }) => type)).toEqual(['write']);
  });
});

describe('bad input', () => {
  it('a line over 255 octets is refused, and the next one understood', () => {
    const fits = `USER ${'x'.repeat(248)}`;
    converse(
      open(),
      `C: ${fits}
       S: +OK User name accepted, password please
       C: ${fits}y
       S: -ERR That line is too long: a command has at most 255 octets
       C: QUIT
       S: +OK Sayonara
       S: [closed]`,
      octetByOctet,
    );
  });

  it('a line without end costs no memory and no reply', () => {
    const engine = open();
    for (let i = 0; i < 1000; i++) expect(engine.receive(new Uint8Array(10_000).fill(65))).toEqual([]);
    converse(
      engine,
      'C: \nC: NOOP\nS: -ERR That line is too long: …\nS: -ERR NOOP needs a signed-in user: …',
    );
  });

  it('ten wrong passwords end the connection', () => {
    const engine = open();
    for (let i = 0; i < 9; i++) converse(engine, 'C: USER a\nC: PASS b\nS: +OK …\nS: -ERR …');
    converse(engine, 'C: USER a\nC: PASS b\nS: +OK …\nS: -ERR …\nS: [closed]');
  });

  it('a bare LF ends a line too', () => {
    const engine = open();
    expect(engine.receive(Buffer.from('QUIT\n')).length).toBe(2);
  });
});
