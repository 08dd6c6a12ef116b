import { describe, expect, it } from 'vitest';
import { loadExplainer } from '../../../web/annotator/explanations/load.ts';
import type { Note, Unit } from '../../../web/annotator/span.ts';
import { DIALOGUES } from '../dialogues.ts';
import { annotate, conversation, leavesOf, tokens, turnsOf } from '../support.ts';

const english = await loadExplainer('pop3', 'en');
const french = await loadExplainer('pop3', 'fr');

function read(text: string): Unit[] {
  return annotate('pop3', conversation(text));
}

function said(text: string): string[] {
  const entries = conversation(text);
  return tokens(annotate('pop3', entries), turnsOf(entries));
}

/** The notes of the unit that holds `id`, or of the last unit. */
function notes(units: readonly Unit[], kind: Note['kind']): string[] {
  return units.flatMap((unit) => unit.notes.filter((note) => note.kind === kind).map((note) => note.id));
}

function sentences(text: string, id: string): string[] {
  const spans = read(text).flatMap((unit) => unit.spans.flatMap((span) => [span, ...leavesOf(span)]));
  const found = spans.find((span) => span.id === id)!;
  return [english.explain(id, found.values), french.explain(id, found.values)];
}

describe('the article’s POP3 sessions', () => {
  it('D2: greeting, USER, PASS', () => {
    const { text } = DIALOGUES['D2 to D5'];
    expect(said(text).slice(0, 11)).toEqual([
      'S +OK pop3.ok.greeting',
      'S POP3 server ready (NPlEx 2.1.131)  pop3.text.greeting',
      'S <2ea91e.1037815512000@mel-pop6.wanadoo.fr> pop3.greeting.timestamp',
      'C USER pop3.cmd.USER',
      'C nicolas pop3.arg.user',
      'S +OK pop3.ok',
      'S User name accepted, password please pop3.text.USER',
      'C PASS pop3.cmd.PASS',
      'C mot_passe pop3.arg.password',
      'S +OK pop3.ok',
      'S Mailbox open, 3 messages pop3.text.PASS',
    ]);
    expect(read(text)[4]).toMatchObject({
      before: 'AUTHORIZATION',
      after: 'TRANSACTION',
      outcome: 'ok',
      answers: 3,
    });
  });

  it('D3: sizes', () => {
    expect(sentences(DIALOGUES['D2 to D5'].text, 'pop3.scanListing.octets')).toEqual([
      'Message 1 is 777 octets long, line breaks included.',
      'Le message 1 fait 777 octets, fins de ligne comprises.',
    ]);
  });

  it('D4: a message is header fields, a blank line, and text, all of class body', () => {
    const units = read(DIALOGUES['D2 to D5'].text);
    const body = units.filter((unit) => unit.outcome === 'data' && unit.spans[0]?.id.startsWith('message.'));
    expect(body.flatMap((unit) => unit.spans.map((span) => span.id))).toEqual([
      'message.field.return-path',
      'message.field.delivered-to',
      'message.field.received',
      'message.folded',
      'message.field.from',
      'message.field.subject',
      'message.field.mime-version',
      'message.field.content-type',
      'message.folded',
      'message.field.status',
      'message.headerEnd',
      'message.text',
    ]);
    expect(new Set(body.flatMap((unit) => unit.spans.map((span) => span.class)))).toEqual(new Set(['body']));
  });

  it('D5, D6, D8: DELE marks, RSET unmarks, QUIT removes', () => {
    const effects = notes(read(DIALOGUES['D6 and D8'].text), 'effect');
    expect(effects).toEqual([
      'pop3.state.AUTHORIZATION',
      'pop3.state.TRANSACTION',
      'pop3.effect.marked',
      'pop3.effect.unmarked',
      'pop3.effect.marked',
      'pop3.state.UPDATE',
      'pop3.effect.removed',
    ]);
    expect(english.explain('pop3.effect.removed', { count: 1 })).toBe(
      'The one marked message is removed for good.',
    );
    expect(french.explain('pop3.effect.removed', { count: 2 })).toBe(
      'Les 2 messages marqués sont retirés pour de bon.',
    );
  });

  it('D7: TOP in a log that begins in the middle of a session', () => {
    const units = read(DIALOGUES.D7.text);
    expect(units[0]).toMatchObject({ before: 'TRANSACTION', notes: [] });
    expect(sentences(DIALOGUES.D7.text, 'pop3.arg.lines')[0]).toBe('No line of the body, just the header.');
  });

  it('D9: APOP’s digest is a secret, and APOP is called weak', () => {
    const units = read(DIALOGUES['D6 and D8'].text);
    const digest = units[1]!.spans.find((span) => span.id === 'pop3.arg.digest');
    expect(digest?.secret).toBe(true);
    expect(notes(units, 'warning')).toEqual(['pop3.warning.apop']);
  });
});

describe('what a teacher would say', () => {
  const advice = (line: string, before = 'S: +OK ready'): string[] =>
    read(`${before}\nC: ${line}`)
      .at(-1)!
      .notes.filter((note) => note.kind !== 'leniency')
      .map((note) => `${note.id}${note.suggestion ? ` → ${note.suggestion}` : ''}`);
  const signedIn = 'S: +OK ready\nC: USER a\nS: +OK\nC: PASS b\nS: +OK\nC: STAT\nS: +OK 2 320';

  it.each([
    ['STAT', 'pop3.cause.wrongState', 'pop3.hint.signIn → USER name'],
    ['PASS x', 'pop3.cause.userFirst', 'pop3.hint.type → USER name', 'pop3.warning.clearPassword → STLS'],
    ['EHLO me', 'pop3.cause.smtp', 'pop3.hint.type → CAPA'],
    ['a1 LOGIN nicolas x', 'pop3.cause.imapTag', 'pop3.hint.type → USER name'],
    ['GET / HTTP/1.1', 'pop3.cause.http', 'pop3.hint.type → QUIT'],
    ['STARTTLS', 'pop3.cause.starttls', 'pop3.hint.type → STLS'],
    ['USRE nicolas', 'pop3.cause.misspelt', 'pop3.hint.type → USER'],
    ['USER', 'pop3.cause.missingArgument', 'pop3.hint.type → USER name'],
    ['FOO', 'pop3.cause.unknownCommand', 'pop3.hint.type → CAPA'],
  ])('%s', (line, ...expected) => {
    expect(advice(line)).toEqual(expected);
  });

  it.each([
    ['RETR', 'pop3.cause.missingArgument', 'pop3.hint.type → RETR 1'],
    ['RETR one', 'pop3.cause.notANumber', 'pop3.hint.type → RETR 1'],
    ['RETR 9', 'pop3.cause.noSuchMessage', 'pop3.hint.type → LIST'],
    ['USER again', 'pop3.cause.wrongState', 'pop3.hint.signedIn → STAT'],
  ])('%s, signed in', (line, ...expected) => {
    expect(advice(line, signedIn)).toEqual(expected);
  });

  it('a marked message cannot be read', () => {
    expect(advice('RETR 1', `${signedIn}\nC: DELE 1\nS: +OK`)).toEqual([
      'pop3.cause.marked',
      'pop3.hint.type → RSET',
    ]);
  });

  it('a refusal repeats why, and the server’s code speaks for itself', () => {
    const refused = read('S: +OK ready\nC: STAT\nS: -ERR no').at(-1)!;
    expect(refused.notes.map((note) => note.id)).toEqual(['pop3.cause.wrongState', 'pop3.hint.signIn']);
    const inUse = read('S: +OK ready\nC: USER a\nS: +OK\nC: PASS b\nS: -ERR [IN-USE] busy').at(-1)!;
    expect(inUse.notes).toEqual([]);
  });

  it('a password in clear is warned of, inside TLS it is not', () => {
    const session = 'S: +OK ready\nC: STLS\nS: +OK\nC: <TLS negotiation>\nC: USER a\nS: +OK\nC: PASS b';
    expect(notes(read(session), 'warning')).toEqual([]);
    expect(notes(read('S: +OK ready\nC: USER a\nS: +OK\nC: PASS b'), 'warning')).toEqual([
      'pop3.warning.clearPassword',
    ]);
  });

  it('a connection cut after DELE removes nothing', () => {
    const entries = conversation(`${signedIn}\nC: DELE 1\nS: +OK`);
    const cut = {
      kind: 'event',
      at: 99,
      event: { type: 'closed', by: 'network', code: '', reason: '' },
    } as const;
    const units = annotate('pop3', [...entries, cut]);
    expect(units.at(-1)).toMatchObject({
      before: 'TRANSACTION',
      after: 'CLOSED',
      notes: [{ id: 'pop3.effect.cut' }],
    });
  });
});

describe('secrets', () => {
  it.each([
    ['C: PASS two words', 'two words'],
    ['C: USER a\nS: +OK\nC: mot_passe', 'mot_passe'],
    ['C: AUTH PLAIN AG5pY29sYXMAbW90X3Bhc3Nl', 'bW90X3Bhc3Nl'],
    ['C: AUTH PLAIN\nS: + \nC: AG5pY29sYXMAbW90X3Bhc3Nl', 'bW90X3Bhc3Nl'],
    ['C: AUTH LOGIN\nS: + VXNlcm5hbWU6\nC: bmljb2xhcw==\nS: + UGFzc3dvcmQ6\nC: bW90X3Bhc3Nl', 'bW90X3Bhc3Nl'],
    ['C: AUTH FOO\nS: + \nC: c2VjcmV0', 'c2VjcmV0'],
    ['C: AUTH PLAIN\nS: + \nC: my password', 'my password'],
  ])('%s', (lines, secret) => {
    const entries = conversation(`S: +OK ready\n${lines}`);
    const units = annotate('pop3', entries);
    const leaves = units
      .filter((unit) => unit.from === 'client')
      .flatMap((unit) => unit.spans.flatMap(leavesOf));
    const text = entries
      .map((entry) =>
        entry.kind === 'bytes' && entry.from === 'client' ? String.fromCharCode(...entry.bytes) : '',
      )
      .join('');
    const hidden = leaves.filter((leaf) => leaf.secret).map((leaf) => text.slice(leaf.start, leaf.end));
    expect(hidden.join('')).toContain(secret);
    const values = leaves.map((leaf) => JSON.stringify(leaf.values ?? {})).join('');
    expect(values).not.toContain('mot_passe');
  });
});
