import { describe, expect, it } from 'vitest';
import { loadExplainer } from '../../../web/annotator/explanations/load.ts';
import type { Note, Unit } from '../../../web/annotator/span.ts';
import { DIALOGUES } from '../dialogues.ts';
import { annotate, annotateTurns, conversation, leavesOf, tokens, turn, turnsOf } from '../support.ts';

const english = await loadExplainer('smtp', 'en');
const french = await loadExplainer('smtp', 'fr');
const read = (text: string): Unit[] => annotate('smtp', conversation(text));
const ids = (units: readonly Unit[], kind: Note['kind']): string[] =>
  units.flatMap((unit) => unit.notes.filter((note) => note.kind === kind).map((note) => note.id));
const READY = 'S: 220 mx.example.org\nC: EHLO me.example.org\nS: 250 mx.example.org';

describe('D1, a message sent by hand', () => {
  const { text } = DIALOGUES.D1;
  const units = read(text);

  it('walks through the states', () => {
    expect(units.map((unit) => unit.after).filter((state, i, all) => state !== all[i - 1])).toEqual([
      'CONNECTED',
      'READY',
      'MAIL',
      'RCPT',
      'DATA',
      'READY',
      'CLOSED',
    ]);
  });

  it('names the leniency of E6: a space after the colon', () => {
    expect(ids(units, 'leniency')).toEqual([
      'smtp.leniency.spaceAfterColon',
      'smtp.leniency.spaceAfterColon',
    ]);
  });

  it('reads the text as text, though it has no header section', () => {
    const said = tokens(units, turnsOf(conversation(text)));
    expect(said).toContain('C bonjour,\r\nceci est un message de linuxmag pour nicolas.\r\n message.text');
    expect(said).toContain('C . smtp.end');
  });

  it('says who answers for the message now', () => {
    expect(ids(units, 'effect')).toContain('smtp.effect.accepted');
    expect(english.explain('smtp.effect.accepted', { count: 1 })).toBe(
      'The server now answers for the message and its one recipient: it must deliver it or report the failure.',
    );
    expect(french.explain('smtp.code.354')).toContain('354\u202f: envoyez le texte');
  });
});

describe('SMTP framing', () => {
  it('a dot in bare line feeds does not end the data', () => {
    const turns = turnsOf(
      conversation(
        `${READY}\nC: MAIL FROM:<a@b.org>\nS: 250 ok\nC: RCPT TO:<c@d.org>\nS: 250 ok\nC: DATA\nS: 354 go`,
      ),
    );
    const units = annotateTurns('smtp', [
      ...turns,
      turn('client', 'one\n.\nMAIL FROM:<evil@b.org>\r\n.\r\n'),
      turn('server', '250 ok\r\n'),
    ]);
    const client = units.filter((unit) => unit.from === 'client').slice(-2);
    expect(client.map((unit) => unit.spans.map((span) => span.id))).toEqual([
      ['message.text', 'smtp.unstuffed', 'message.text'],
      ['smtp.end', 'core.crlf'],
    ]);
    expect(ids(units, 'leniency')).toContain('core.leniency.bareLf');
    expect(ids(units, 'warning')).toEqual(['smtp.warning.falseEnd']);
  });

  it('a client of bare line feeds throughout is understood', () => {
    const units = annotateTurns('smtp', [
      turn('client', 'DATA\n'),
      turn('server', '354 go\n'),
      turn('client', 'hi\n.\n'),
      turn('server', '250 ok\n'),
    ]);
    expect(units.flatMap((unit) => unit.spans.map((span) => span.id))).toContain('smtp.end');
    expect(units.at(-1)).toMatchObject({ after: 'READY' });
  });

  it('BDAT counts octets, whatever they are', () => {
    const turns = turnsOf(
      conversation(`${READY}\nC: MAIL FROM:<a@b.org>\nS: 250 ok\nC: RCPT TO:<c@d.org>\nS: 250 ok`),
    );
    const units = annotateTurns('smtp', [
      ...turns,
      turn('client', 'BDAT 8 LAST\r\nQUIT\r\n.\nQUIT\r\n'),
      turn('server', '250 ok\r\n221 bye\r\n'),
    ]);
    const client = units.filter((unit) => unit.from === 'client').slice(-3);
    expect(client.map((unit) => unit.spans[0]!.id)).toEqual(['smtp.cmd.BDAT', 'smtp.chunk', 'smtp.cmd.QUIT']);
    expect(units.at(-1)).toMatchObject({ after: 'CLOSED', outcome: 'bye' });
  });

  it('LMTP answers the text once for each recipient', () => {
    const units = read(`
S: 220 lmtp.example.org
C: LHLO me.example.org
S: 250 lmtp.example.org
C: MAIL FROM:<a@b.org>
S: 250 ok
C: RCPT TO:<c@d.org>
S: 250 ok
C: RCPT TO:<e@d.org>
S: 250 ok
C: DATA
S: 354 go
C: .
S: 250 c has it
S: 452 e is full
C: QUIT
S: 221 bye`);
    const end = units.find((unit) => unit.spans[0]?.id === 'smtp.end')!;
    expect(units.filter((unit) => unit.answers === end.index).length).toBe(2);
    expect(ids(units, 'leniency')).toEqual([]);
  });

  it('after STARTTLS in a capture, octets are TLS records', () => {
    const record = (type: number): string => `${String.fromCharCode(type)}\x03\x03\x00\x05QUIT\n`;
    const turns = turnsOf(conversation(`${READY}\nC: STARTTLS\nS: 220 go`));
    const units = annotateTurns('smtp', [
      ...turns,
      turn('client', record(22) + record(23)),
      turn('server', record(22)),
    ]);
    expect(units.slice(-3).map((unit) => unit.spans[0]!.id)).toEqual([
      'core.tls.handshake',
      'core.tls.data',
      'core.tls.handshake',
    ]);
  });

  it('a refused DATA leaves lines commands', () => {
    const units = read(`${READY}\nC: DATA\nS: 503 no\nC: QUIT\nS: 221 bye`);
    expect(units.at(-2)!.spans[0]!.id).toBe('smtp.cmd.QUIT');
    expect(ids(units, 'cause')).toContain('smtp.cause.order.DATA');
  });

  it('an enhanced code must agree with the reply code', () => {
    const units = read(`${READY}\nC: NOOP\nS: 250 5.1.1 is our street number`);
    expect(units.at(-1)!.spans.map((span) => span.id)).not.toContain('smtp.esc.X.1.1');
  });
});

describe('what a teacher would say', () => {
  it.each([
    ['MAIL FROM <a@b.org>', 'smtp.cause.form.MAIL', 'MAIL FROM:<me@example.org>'],
    ['RCPT TO:<a@b.org>', 'smtp.cause.order.RCPT', 'MAIL FROM:<me@example.org>'],
    ['USER nicolas', 'smtp.cause.pop3', 'EHLO client.example.org'],
    ['a1 LOGIN nicolas x', 'smtp.cause.imapTag', 'EHLO client.example.org'],
    ['Subject: hello', 'smtp.cause.headerOutsideData', 'DATA'],
    ['STLS', 'smtp.cause.stls', 'STARTTLS'],
    ['HELLO me', 'smtp.cause.misspelt', 'HELO'],
    ['GET / HTTP/1.0', 'smtp.cause.http', 'QUIT'],
  ])('%s', (line, cause, suggestion) => {
    const unit = read(`${READY}\nC: ${line}`).at(-1)!;
    expect(unit.notes.find((note) => note.kind === 'cause')?.id).toBe(cause);
    expect(unit.notes.find((note) => note.kind === 'hint')?.suggestion).toBe(suggestion);
  });

  it('AUTH’s secrets are spans of their own', () => {
    const units = read(
      `${READY}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: bmljb2xhcw==\nS: 334 UGFzc3dvcmQ6\nC: bW90X3Bhc3Nl\nS: 235 ok`,
    );
    const secret = units.flatMap((unit) => unit.spans.flatMap(leavesOf)).filter((leaf) => leaf.secret);
    expect(secret.map((leaf) => leaf.id)).toEqual(['sasl.login.password']);
    expect(ids(units, 'warning')).toContain('smtp.warning.clearPassword');
  });
});

describe('a dot alone where no message is sent', () => {
  it('ends nothing', () => {
    const units = read(`${READY}\nC: .\nS: 500 what`);
    expect(ids(units, 'cause')).toEqual(['smtp.cause.dotOutside', 'smtp.cause.dotOutside']);
    expect(ids(units, 'effect')).not.toContain('smtp.effect.notAccepted');
  });
});

describe('an empty challenge', () => {
  it('is said to be one', () => {
    const text = `${READY}\nC: AUTH PLAIN\nS: 334 \nC: *`;
    expect(tokens(read(text), turnsOf(conversation(text)))).toContain('S   smtp.emptyChallenge');
  });
});
