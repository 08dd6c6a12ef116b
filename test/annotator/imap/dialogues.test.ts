import { describe, expect, it } from 'vitest';
import { ImapAnnotator } from '../../../web/annotator/imap/annotator.ts';
import type { Note, Unit } from '../../../web/annotator/span.ts';
import { annotate, annotateTurns, conversation, leavesOf, tokens, turnsOf } from '../support.ts';

function explained(text: string): string[] {
  const turns = turnsOf(conversation(text));
  return tokens(annotateTurns('imap', turns), turns);
}

function notes(text: string): Note[] {
  return annotate('imap', conversation(text)).flatMap((unit) => unit.notes);
}

const noteIds = (text: string): string[] => notes(text).map((note) => note.id);

function annotated(text: string): { units: Unit[]; annotator: ImapAnnotator } {
  const annotator = new ImapAnnotator();
  const units = conversation(text).flatMap((entry) => [...annotator.push(entry)]);
  return { units, annotator };
}

const OPEN = 'S: * PREAUTH hello\nC: s SELECT INBOX\nS: * 3 EXISTS\nS: s OK [READ-WRITE] open\n';

describe('D11: a mailbox is opened', () => {
  it('reads UNSEEN as a message number', () => {
    const all = explained(`S: * PREAUTH hi\nC: a2 select inbox\nS: * OK [UNSEEN 2] first unseen message`);
    expect(all).toContain('S 2 imap.code.UNSEEN.value');
    expect(all).toContain('C inbox imap.mailbox.INBOX');
  });
});

describe('D13: one header field', () => {
  it('counts the octets of the literal and reads the field inside', () => {
    const all = explained(
      `${OPEN}C: a5 fetch 1 BODY[HEADER.FIELDS (from)]\nS: * 1 FETCH (BODY[HEADER.FIELDS ("FROM")] {46}\nS: From: Nicolas JEAN <nicolas@salemioche.com>\nS: \nS: )\nS: a5 OK done`,
    );
    expect(all).toContain('S {46} imap.gram.literal');
    expect(all).toContain('S  Nicolas JEAN <nicolas@salemioche.com> message.field.from');
    expect(noteIds(`${OPEN}C: a5 fetch 1 BODY[TEXT]`)).toContain('imap.warning.setsSeen');
    expect(noteIds(`${OPEN}C: a5 fetch 1 BODY.PEEK[TEXT]`)).not.toContain('imap.warning.setsSeen');
  });
});

describe('what a teacher would say', () => {
  it.each([
    ['C: LIST', 'imap.cause.noTag'],
    ['C: a1 LIST', 'imap.cause.listAlone'],
    ['C: a1 USER nicolas', 'imap.cause.pop3'],
    ['C: EHLO example.org', 'imap.cause.smtp'],
    ['C: a1 FETCH 1 FLAGS', 'imap.cause.wrongState'],
    ['C: a1 SELCT INBOX', 'imap.cause.misspelt'],
    ['C: a1 SELECT', 'imap.cause.missing'],
    ['C: a1 NOOP now', 'imap.cause.unexpected'],
    ['C: DONE', 'imap.cause.doneOutside'],
    ['C: ', 'imap.cause.emptyLine'],
  ])('%s is %s', (line, id) => {
    expect(noteIds(`S: * PREAUTH hello\n${line}`)).toContain(id);
  });

  it('suggests what to type', () => {
    const hint = notes('S: * PREAUTH hello\nC: LIST "" *').find((note) => note.kind === 'hint');
    expect(hint?.suggestion).toBe('a1 LIST "" *');
  });

  it('warns of a password in clear, not of one inside TLS', () => {
    expect(noteIds('S: * OK hi\nC: a1 LOGIN alice secret')).toContain('imap.warning.clearPassword');
    expect(noteIds('C: <TLS negotiation>\nS: * OK hi\nC: a1 LOGIN alice secret')).not.toContain(
      'imap.warning.clearPassword',
    );
  });

  it('tells side effects', () => {
    expect(noteIds(`${OPEN}C: a1 NOOP\nS: * 4 EXISTS`)).toContain('imap.effect.arrived');
    expect(noteIds(`${OPEN}C: a1 EXPUNGE\nS: * 1 EXPUNGE`)).toContain('imap.effect.renumbered');
    expect(noteIds(`${OPEN}S: * BYE shutting down`)).toContain('imap.warning.bye');
    expect(noteIds(`${OPEN}C: s NOOP`)).toContain('imap.warning.tagReuse');
    const twice =
      'C: a SELECT x\nS: * OK [UIDVALIDITY 1] ok\nS: a OK done\nC: b SELECT x\nS: * OK [UIDVALIDITY 2] ok';
    expect(noteIds(`S: * PREAUTH hi\n${twice}`)).toContain('imap.warning.uidValidityChanged');
  });
});

describe('secrets', () => {
  const secrets = (text: string): string[] => {
    const turns = turnsOf(conversation(text));
    const stream = turns
      .filter((each) => each.from === 'client')
      .map((each) => String.fromCharCode(...each.bytes));
    return annotateTurns('imap', turns)
      .filter((unit) => unit.from === 'client')
      .flatMap((unit) => unit.spans.flatMap(leavesOf))
      .filter((leaf) => leaf.secret)
      .map((leaf) => stream.join('').slice(leaf.start, leaf.end));
  };

  it.each([
    ['C: a1 LOGIN alice secret', ['secret']],
    ['C: a1 LOGIN alice "sec ret"', ['"sec ret"']],
    ['C: a1 LOGIN {5}\nS: + go\nC: alice {6}\nS: + go\nC: secret', ['secret']],
    ['C: a1 LOGIN alice {6+}\nC: secret', ['secret']],
    ['C: a1 FROB secret', ['secret']],
  ])('%s', (text, found) => {
    expect(secrets(`S: * OK hi\n${text}`)).toEqual(found);
  });

  it('a SASL response', () => {
    expect(secrets('S: * OK hi\nC: a1 AUTHENTICATE PLAIN\nS: + \nC: AGFsaWNlAHNlY3JldA==')).not.toEqual([]);
  });
});

describe('the state and what the client owes', () => {
  it('counts a literal that was allowed', () => {
    const { annotator } = annotated('S: * PREAUTH hi\nC: a1 APPEND INBOX {310}\nS: + go');
    expect(annotator.facts.sub).toBe('literal');
    expect(annotator.facts.owed).toBe(310);
  });

  it('forgets a literal that was refused', () => {
    const { annotator, units } = annotated(
      'S: * PREAUTH hi\nC: a1 APPEND INBOX {310}\nS: a1 NO full\nC: a2 SELECT INBOX\nS: a2 OK open',
    );
    expect(annotator.facts.owed).toBe(0);
    expect(annotator.facts.state).toBe('SELECTED');
    expect(units.at(-1)!.answers).toBe(units.at(-2)!.index);
  });

  it('finds the reply to each of several commands sent at once', () => {
    const { units } = annotated('S: * PREAUTH hi\nC: a1 NOOP\nC: a2 CAPABILITY\nS: a1 OK\nS: a2 OK');
    const answers = units.filter((unit) => unit.outcome === 'ok').map((unit) => unit.answers);
    expect(answers.slice(1)).toEqual([1, 3]);
  });

  it('shows the sections of IMAP4rev2 once it is enabled', () => {
    const { units } = annotated(
      'S: * PREAUTH hi\nC: a1 ENABLE IMAP4rev2\nS: * ENABLED IMAP4rev2\nS: a1 OK\nC: a2 SELECT x',
    );
    const select = units.at(-1)!.spans.find((span) => span.id === 'imap.cmd.SELECT');
    expect(select?.rfc).toBe('9051 §6.3.2');
  });

  it('says so when octets are compressed', () => {
    const text = 'S: * PREAUTH hi\nC: a1 COMPRESS DEFLATE\nS: a1 OK active';
    const { annotator } = annotated(text);
    annotator.push({
      kind: 'bytes',
      at: 0,
      from: 'server',
      bytes: Uint8Array.of(0x4a, 0x54, 1, 2, 3, 4, 5, 6),
    });
    expect(annotator.finish().flatMap((unit) => unit.spans.map((span) => span.id))).toEqual([
      'imap.deflated',
    ]);
    expect(annotator.facts.sub).toBe('compressed');
  });
});

describe('a line whose tag cannot be read', () => {
  const text = 'S: * PREAUTH hi\nC: +OK\nS: * BAD what\nC: a1 LOGOUT\nS: * BYE bye\nS: a1 OK bye';

  it('is answered by BAD without a tag, and the session goes on', () => {
    expect(annotate('imap', conversation(text)).map(({ from, before }) => `${from} ${before}`)).toEqual([
      'server NOT AUTHENTICATED',
      'client AUTHENTICATED',
      'server AUTHENTICATED',
      'client AUTHENTICATED',
      'server AUTHENTICATED',
      'server LOGOUT',
    ]);
    expect(noteIds(text)).not.toContain('imap.cause.over');
    expect(noteIds(text)).not.toContain('imap.warning.bye');
  });

  it('gets no suggestion that repeats it', () => {
    const suggested = notes(text).map(({ suggestion }) => suggestion);
    expect(suggested).toContain('a1 NOOP');
    expect(suggested).not.toContain('+OK NOOP');
  });
});

describe('after the end', () => {
  it('a command has no effect, and that is said', () => {
    expect(noteIds('S: * PREAUTH hi\nC: a1 LOGOUT\nS: * BYE bye\nS: a1 OK bye\nC: a2 NOOP')).toContain(
      'imap.cause.over',
    );
  });
});

describe('SEARCH by a day that is none', () => {
  it('names the day, and reads on', () => {
    const line = `${OPEN}C: a1 SEARCH SINCE 31-Feb-2020 UNSEEN`;
    expect(notes(line).find(({ id }) => id === 'imap.cause.malformed')?.values?.text).toBe('31-Feb-2020');
    expect(explained(line)).toContain('C UNSEEN imap.search.UNSEEN');
  });
});

describe('URLs that let others read (RFC 4467)', () => {
  const all = explained(
    [
      'S: * PREAUTH hi',
      'C: a1 GENURLAUTH "imap://x/INBOX/;uid=1;urlauth=anonymous" INTERNAL',
      'S: a1 OK done',
      'C: a2 URLFETCH u1 u2',
      'S: * URLFETCH u1 {2}',
      'S: Hi u2 NIL',
      'S: a2 OK done',
      'C: a3 RESETKEY INBOX INTERNAL',
    ].join('\n'),
  );

  it('each is told from its mechanism, and from what it leads to', () => {
    expect(all).toContain('C INTERNAL imap.arg.urlMechanism');
    expect(all.filter((token) => token.endsWith('imap.arg.url'))).toEqual([
      'C "imap://x/INBOX/;uid=1;urlauth=anonymous" imap.arg.url',
      'C u1 imap.arg.url',
      'C u2 imap.arg.url',
      'S u1 imap.arg.url',
      'S u2 imap.arg.url',
    ]);
    expect(all).toContain('S NIL imap.gram.NIL');
    expect(all).toContain('C INBOX imap.mailbox.INBOX');
    expect(all).toContain('C INTERNAL imap.arg.keyMechanism');
  });
});
