import { describe, expect, it } from 'vitest';
import { annotate, conversation, leavesOf } from './support.ts';

/** Conversations that the RFCs print, by section. */
const EXAMPLES = [
  {
    name: 'RFC 1939 §10',
    protocol: 'pop3',
    text: `
S:    +OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>
C:    APOP mrose c4c9334bac560ecc979e58001b3e22fb
S:    +OK mrose's maildrop has 2 messages (320 octets)
C:    STAT
S:    +OK 2 320
C:    LIST
S:    +OK 2 messages (320 octets)
S:    1 120
S:    2 200
S:    .
C:    RETR 1
S:    +OK 120 octets
S:    <the POP3 server sends message 1>
S:    .
C:    DELE 1
S:    +OK message 1 deleted
C:    QUIT
S:    +OK dewey POP3 server signing off (maildrop empty)`,
  },
  {
    name: 'RFC 2449 §5',
    protocol: 'pop3',
    text: `
C: CAPA
S: +OK Capability list follows
S: TOP
S: USER
S: SASL CRAM-MD5 KERBEROS_V4
S: RESP-CODES
S: LOGIN-DELAY 900
S: PIPELINING
S: EXPIRE 60
S: UIDL
S: IMPLEMENTATION Shlemazle-Plotz-v302
S: .`,
  },
  {
    name: 'RFC 2595 §4',
    protocol: 'pop3',
    text: `
C: STLS
S: +OK Begin TLS negotiation
C: <TLS negotiation, further commands are under TLS layer>
C: STLS
S: -ERR Command not permitted when TLS active`,
  },
  {
    name: 'RFC 6856 §3.3',
    protocol: 'pop3',
    text: `
C: LANG
S: +OK Language listing follows:
S: en English
S: es Spanish
S: i-default Default language
S: .
C: LANG es
S: +OK es Idioma cambiado
C: LANG uga
S: -ERR es Idioma desconocido
C: LANG *
S: +OK es Idioma cambiado`,
  },
  {
    name: 'RFC 5321 app. D.1',
    protocol: 'smtp',
    text: `
S: 220 foo.com Simple Mail Transfer Service Ready
C: EHLO bar.com
S: 250-foo.com greets bar.com
S: 250-8BITMIME
S: 250-SIZE
S: 250-DSN
S: 250 HELP
C: MAIL FROM:<Smith@bar.com>
S: 250 OK
C: RCPT TO:<Jones@foo.com>
S: 250 OK
C: RCPT TO:<Green@foo.com>
S: 550 No such user here
C: RCPT TO:<Brown@foo.com>
S: 250 OK
C: DATA
S: 354 Start mail input; end with <CRLF>.<CRLF>
C: Blah blah blah...
C: ...etc. etc. etc.
C: .
S: 250 OK
C: QUIT
S: 221 foo.com Service closing transmission channel`,
  },
  {
    name: 'RFC 3030 §4.2',
    protocol: 'smtp',
    text: `
S: 220 cnri.reston.va.us SMTP service ready
C: EHLO ymir.claremont.edu
S: 250-cnri.reston.va.us says hello
S: 250-PIPELINING
S: 250-BINARYMIME
S: 250 CHUNKING
C: MAIL FROM:<ned@ymir.claremont.edu> BODY=BINARYMIME
C: RCPT TO:<gvaudre@cnri.reston.va.us>
C: RCPT TO:<jstewart@cnri.reston.va.us>
S: 250 <ned@ymir.claremont.edu>... Sender and BINARYMIME ok
S: 250 <gvaudre@cnri.reston.va.us>... Recipient ok
S: 250 <jstewart@cnri.reston.va.us>... Recipient ok
C: QUIT
S: 221 Goodbye`,
  },
  {
    name: 'RFC 4954 §4.1',
    protocol: 'smtp',
    text: `
S: 220-smtp.example.com ESMTP Server
S: 220 ready
C: EHLO client.example.com
S: 250-smtp.example.com Hello client.example.com
S: 250-AUTH GSSAPI DIGEST-MD5
S: 250-ENHANCEDSTATUSCODES
S: 250 STARTTLS
C: STARTTLS
S: 220 Ready to start TLS
C: <TLS negotiation proceeds, further commands protected by TLS layer>
C: EHLO client.example.com
S: 250-smtp.example.com Hello client.example.com
S: 250 AUTH GSSAPI DIGEST-MD5 PLAIN
C: AUTH PLAIN dGVzdAB0ZXN0ADEyMzQ=
S: 235 2.7.0 Authentication successful`,
  },
] as const;

describe('the examples of the RFCs', () => {
  it.each(EXAMPLES)(
    '$name: nothing unknown, 95 % of what is not content explained as itself',
    ({ protocol, text }) => {
      const leaves = annotate(protocol, conversation(text.replace(/: {4}/g, ': ')))
        .flatMap((unit) => unit.spans.flatMap(leavesOf))
        .filter((leaf) => leaf.class !== 'body');
      const octets = (all: typeof leaves): number =>
        all.reduce((sum, leaf) => sum + leaf.end - leaf.start, 0);
      expect(leaves.filter((leaf) => leaf.class === 'unknown').map((leaf) => leaf.id)).toEqual([]);
      expect(octets(leaves.filter((leaf) => leaf.class === 'specific')) / octets(leaves)).toBeGreaterThan(
        0.95,
      );
    },
  );
});
