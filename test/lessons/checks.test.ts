import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { check } from '../../lessons/checks/check.ts';
import { evaluate } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import { adviceFor } from '../../lessons/checks/hints.ts';
import { evidence, session, store } from './support/evidence.ts';

function holds(written: unknown, seen: Evidence): boolean {
  return evaluate(v.parse(check, written), seen).holds;
}

const SIGNED_IN = `S: +OK ready <1.2@x>
  C: USER nicolas
  S: +OK
  C: PASS mot_passe
  S: +OK`;

const idsOf = (hints: Parameters<typeof adviceFor>[0], seen: Evidence) =>
  adviceFor(hints, seen).map(({ key }) => key);

describe('conditions on the session', () => {
  const seen = evidence([session('pop3', `${SIGNED_IN}\nC: LIST 9\nS: -ERR no such message`)]);

  it('its state, now or ever', () => {
    expect(holds({ state: 'TRANSACTION' }, seen)).toBe(true);
    expect(holds({ state: 'AUTHORIZATION' }, seen)).toBe(false);
    expect(holds({ visited: 'AUTHORIZATION' }, seen)).toBe(true);
    expect(holds({ visited: 'UPDATE' }, seen)).toBe(false);
  });

  it('a command accepted or refused, in which state, how often', () => {
    expect(holds({ answered: { command: 'PASS' } }, seen)).toBe(true);
    expect(holds({ answered: { command: ['STAT', 'LIST'], outcome: 'refused' } }, seen)).toBe(true);
    expect(holds({ answered: { command: 'LIST' } }, seen)).toBe(false);
    expect(holds({ answered: { outcome: 'refused', in: 'AUTHORIZATION' } }, seen)).toBe(false);
    expect(holds({ answered: { outcome: 'refused', times: 2 } }, seen)).toBe(false);
  });

  it('how it ended', () => {
    const quit = evidence([session('pop3', `${SIGNED_IN}\nC: QUIT\nS: +OK\n@closed`)]);
    const cut = evidence([session('pop3', `${SIGNED_IN}\n@cut`)]);
    expect([quit, cut].map((e) => holds({ closed: 'politely' }, e))).toEqual([true, false]);
    expect([quit, cut].map((e) => holds({ closed: 'abruptly' }, e))).toEqual([false, true]);
    expect(holds({ closed: 'politely' }, seen)).toBe(false);
  });
});

describe('conditions on what was transferred', () => {
  it('sizes, by one LIST or by several', () => {
    const wanted = { sizes: { 1: 777, 2: 440 } };
    const listed = session('pop3', `${SIGNED_IN}\nC: LIST\nS: +OK\nS: 1 777\nS: 2 440\nS: .`);
    const asked = session('pop3', `${SIGNED_IN}\nC: LIST 1\nS: +OK 1 777\nC: LIST 2\nS: +OK 2 440`);
    expect(holds(wanted, evidence([listed]))).toBe(true);
    expect(holds(wanted, evidence([asked]))).toBe(true);
    expect(holds({ sizes: { 3: 448 } }, evidence([listed]))).toBe(false);
  });

  it('a message read whole, with its dots doubled on the wire', () => {
    const body = `S: +OK\nS: Subject: coucou\nS: \nS: ..hello\nS: bye\nS: .`;
    const read = evidence([session('pop3', `${SIGNED_IN}\nC: RETR 1\n${body}`)]);
    const top = evidence([
      session('pop3', `${SIGNED_IN}\nC: TOP 1 0\nS: +OK\nS: Subject: coucou\nS: \nS: .`),
    ]);
    expect([read, top].map((e) => holds({ read: { message: 1 } }, e))).toEqual([true, false]);
    expect([read, top].map((e) => holds({ read: { message: 1, part: 'header' } }, e))).toEqual([true, true]);
    expect([read, top].map((e) => holds({ notSent: { message: 1, part: 'text' } }, e))).toEqual([
      false,
      true,
    ]);
  });
});

describe('conditions on the store', () => {
  const seen = evidence(
    [],
    store({ marked: true }, { from: 'root@x', flags: ['\\Seen'], source: 'From: a\r\n b\r\n\r\nfin\r\n' }),
  );

  it.each([
    [{ messages: { count: 2 } }, true],
    [{ messages: { from: 'ROOT' } }, true],
    [{ messages: { from: 'root', text: 'hello' } }, false],
    [{ messages: { line: '.hello' } }, true],
    [{ messages: { line: 'hello' } }, false],
    [{ messages: { header: { From: 'a b' } } }, true],
    [{ messages: { flags: ['\\Seen'], count: 1 } }, true],
    [{ messages: { without: ['\\Seen'], count: 1 } }, true],
    [{ messages: { mailbox: 'Nowhere', count: 0 } }, true],
    [{ marked: { uids: [1] } }, true],
    [{ marked: { uids: [] } }, false],
    [{ folders: { present: ['INBOX'], absent: ['Trash'] } }, true],
    [{ folders: { present: ['Trash'] } }, false],
  ])('%j: %s', (written, expected) => expect(holds(written, seen)).toBe(expected));
});

describe('combinations', () => {
  const [yes, no] = [{ messages: { count: 1 } }, { messages: { count: 7 } }];

  it('all, any and not, with the parts that hold', () => {
    expect(holds({ all: [yes, no] }, evidence([]))).toBe(false);
    expect(holds({ any: [yes, no] }, evidence([]))).toBe(true);
    expect(holds({ not: no }, evidence([]))).toBe(true);
    const verdict = evaluate(v.parse(check, { all: [yes, no] }), evidence([]));
    expect(verdict.parts.map((part) => part.holds)).toEqual([true, false]);
  });

  it('say what they want in both languages', () => {
    const { words } = evaluate(v.parse(check, { messages: { count: 3 } }), evidence([]));
    expect(words).toEqual({ fr: 'INBOX contient 3 messages', en: 'INBOX holds 3 messages' });
  });
});

describe('hints', () => {
  const hints = [
    { id: 'general' },
    { id: 'wrong-password', when: { command: ['PASS'], outcome: 'refused' as const } },
    { id: 'too-early', when: { state: 'AUTHORIZATION', typed: '^list' } },
  ];

  it('the last mistake first, general ones after', () => {
    const mistake = session('pop3', 'S: +OK\nC: USER nicolas\nS: +OK\nC: PASS x\nS: -ERR no');
    expect(idsOf(hints, evidence([mistake]))).toEqual(['wrong-password', 'general']);
    const early = session('pop3', 'S: +OK\nC: LIST\nS: -ERR no');
    expect(idsOf(hints, evidence([early]))).toEqual(['too-early', 'general']);
    expect(idsOf(hints, evidence([]))).toEqual(['general']);
  });

  it('what the annotator says of a mistake that the lesson has not foreseen', () => {
    const slip = session('pop3', 'S: +OK\nC: USRE nicolas\nS: -ERR There is no command "USRE"');
    const [first, ...rest] = adviceFor(hints, evidence([slip]));
    expect(first?.says).toMatchObject({
      protocol: 'pop3',
      notes: [{ id: 'pop3.cause.misspelt' }, { suggestion: 'USER' }],
    });
    expect(rest.map(({ key }) => key)).toEqual(['general']);
    expect(idsOf(hints, evidence([session('pop3', 'S: +OK\nC: USER nicolas\nS: +OK')]))).toEqual(['general']);
  });
});
