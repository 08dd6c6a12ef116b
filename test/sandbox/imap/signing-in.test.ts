import { describe, it } from 'vitest';
import { converse, OCTETS } from './conversation.ts';
import { hostWith } from './host.ts';

const GREETING =
  'S: * OK [CAPABILITY IMAP4rev1 IMAP4rev2 STARTTLS LITERAL+ SASL-IR ID ENABLE AUTH=SCRAM-SHA-256 AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN] mail.test PlusOK IMAP server ready';

/** A sandbox of few capabilities, so that the replies here stay short. */
const brief = () => {
  const host = hostWith();
  const capabilities = { before: ['IMAP4rev1', 'AUTH=PLAIN', 'SASL-IR'], after: ['IMAP4rev1', 'IDLE'] };
  return { ...host, face: { imap: { ...host.face.imap, capabilities } } };
};
const HELLO = 'S: * OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] mail.test PlusOK IMAP server ready';

describe('signing in', () => {
  it('greets, says what it can do, and says goodbye (RFC 3501 §6.1)', () => {
    converse(
      hostWith(),
      `${GREETING}
      C: a1 CAPABILITY
      S: * CAPABILITY IMAP4rev1 IMAP4rev2 STARTTLS LITERAL+ SASL-IR ID ENABLE AUTH=SCRAM-SHA-256 AUTH=CRAM-MD5 AUTH=PLAIN AUTH=LOGIN
      S: a1 OK CAPABILITY completed
      C: a2 noop
      S: a2 OK NOOP completed
      C: a3 LOGOUT
      S: * BYE mail.test IMAP server terminating connection
      S: a3 OK LOGOUT completed
      S: <close>`,
    );
  });

  it('takes LOGIN with atoms, quoted strings and literals (§6.2.3, §4.3)', () => {
    const script = `${HELLO}
      C: a1 LOGIN nicolas "faux"
      S: a1 NO [AUTHENTICATIONFAILED] the user name or the password is wrong
      C: a2 LOGIN {7}
      S: + Ready for 7 octets
      C: nicolas {9}
      S: + Ready for 9 octets
      C: mot_passe
      S: a2 OK [CAPABILITY IMAP4rev1 IDLE] User nicolas authenticated
      C: a3 LOGIN nicolas mot_passe
      S: a3 BAD LOGIN is not possible in the AUTHENTICATED state: you are signed in`;
    converse(brief(), script);
    converse(brief(), script, OCTETS);
  });

  it('takes AUTHENTICATE PLAIN with an initial response or after a challenge (§6.2.2, RFC 4959)', () => {
    converse(
      brief(),
      `${HELLO}
      C: a1 AUTHENTICATE PLAIN
      S: +
      C: *
      S: a1 BAD Authentication cancelled
      C: a2 AUTHENTICATE GSSAPI
      S: a2 NO [CANNOT] GSSAPI is not offered here; there are PLAIN
      C: a3 AUTHENTICATE PLAIN AG5pY29sYXMAbW90X3Bhc3Nl
      S: a3 OK [CAPABILITY IMAP4rev1 IDLE] User nicolas authenticated`,
    );
  });

  it('starts TLS, and drops what came in clear behind it (§6.2.1)', () => {
    converse(
      brief(),
      `${HELLO}
      C: a1 STARTTLS
      S: a1 BAD STARTTLS is not a command of this server; CAPABILITY says what it can do`,
    );
    converse(
      hostWith(),
      `${GREETING}
      C: a1 STARTTLS
      S: a1 OK Begin TLS negotiation now
      S: <starttls>`,
    );
  });
});

describe('what does not parse', () => {
  it('is refused with a text that teaches, and the next command works', () => {
    converse(
      brief(),
      `${HELLO}
      C: hello
      S: * BAD a command is a tag and then its name, as in "a1 NOOP"; this line has one word only
      C: (x) NOOP
      S: * BAD a command starts with a tag, a word of your choice such as a1, and this line does not
      C: a1 STAT
      S: a1 BAD STAT belongs to POP3; this is IMAP, where LOGOUT ends the session
      C: a2 SELECT INBOX
      S: a2 BAD SELECT is not possible in the NOT AUTHENTICATED state: sign in first, e.g. a1 LOGIN user password
      C: a3 LOGIN nicolas
      S: a3 BAD LOGIN: expected a password. Write it like this: a3 LOGIN nicolas mot_passe
      C: mot_passe
      S: * BAD a command is a tag and then its name, as in "a1 NOOP"; this line has one word only
      C: b3 LOGIN nicolas "mot_passe
      S: b3 BAD LOGIN: expected a password. Write it like this: b3 LOGIN nicolas mot_passe
      C: a4 LOGIN nicolas mot_passe
      S: a4 OK [CAPABILITY IMAP4rev1 IDLE] User nicolas authenticated
      C: a5 FETCH 1 FLAGS
      S: a5 BAD FETCH is not possible in the AUTHENTICATED state: select a mailbox first, e.g. a1 SELECT INBOX
      C: a6 MOVE 1 Trash
      S: a6 BAD MOVE is not a command of this server; CAPABILITY says what it can do`,
    );
  });
});

describe('what is switched off', () => {
  const without = (...names: string[]) => ({
    ...hostWith(),
    options: { tls: true, capabilitiesOff: new Set(names) },
  });

  it('is neither told nor done; LOGIN off is LOGINDISABLED (RFC 3501 §6.2.3)', () => {
    converse(
      without(
        'LOGIN',
        'IMAP4REV2',
        'LITERAL+',
        'ID',
        'ENABLE',
        'AUTH=LOGIN',
        'AUTH=CRAM-MD5',
        'AUTH=SCRAM-SHA-256',
      ),
      `S: * OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED LITERAL- SASL-IR AUTH=PLAIN] mail.test PlusOK IMAP server ready
      C: a1 LOGIN nicolas mot_passe
      S: a1 NO [PRIVACYREQUIRED] LOGIN is disabled here: use STARTTLS first
      C: a2 ID NIL
      S: a2 BAD ID is not a command of this server; CAPABILITY says what it can do
      C: a3 LOGIN {5000+}
      C: ${'x'.repeat(5000)}
      S: a3 NO [TOOBIG] {n+} goes up to 4096 octets; send {n} and wait for "+"`,
    );
  });
});
