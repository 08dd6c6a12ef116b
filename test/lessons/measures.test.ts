import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { check } from '../../lessons/checks/check.ts';
import { evaluate } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import { figuresOf } from '../../lessons/checks/figures.ts';
import { isRight, ratioOf, rightAnswer } from '../../lessons/checks/predictions.ts';
import { isComplaint } from '../../lessons/format/complaint.ts';
import { parseScript } from '../../lessons/format/script.ts';
import { evidence, session, store } from './support/evidence.ts';

function holds(written: unknown, seen: Evidence): boolean {
  return evaluate(v.parse(check, written), seen).holds;
}

const IDLING = `S: * OK ready
  C: a1 login nicolas mot_passe
  S: a1 OK
  C: a2 select inbox
  S: * 3 EXISTS
  S: a2 OK [READ-WRITE]
  C: a3 idle
  S: + idling`;

describe('what comes unasked', () => {
  const seen = (dialogue: string) => evidence([session('imap', dialogue)]);

  it('is said between the + of IDLE and DONE', () => {
    expect(holds({ unasked: 'EXISTS' }, seen(`${IDLING}\nS: * 4 EXISTS`))).toBe(true);
    expect(holds({ unasked: 'EXISTS' }, seen(IDLING))).toBe(false);
    expect(holds({ unasked: 'EXPUNGE' }, seen(`${IDLING}\nS: * 4 EXISTS`))).toBe(false);
  });

  it('is not the answer to a command, nor what came after DONE', () => {
    const done = `${IDLING}\nC: done\nS: * 4 EXISTS\nS: a3 OK`;
    expect(holds({ unasked: 'EXISTS' }, seen(done))).toBe(false);
    expect(holds({ unasked: '4 EXISTS' }, seen(`${done}\nC: a4 noop\nS: * 4 EXISTS\nS: a4 OK`))).toBe(false);
  });
});

describe('a condition at one console', () => {
  const open = 'S: * OK ready\nC: a1 login nicolas x\nS: a1 OK\nC: a2 select inbox\nS: a2 OK';
  const seen = evidence([session('imap', open, 'A'), session('imap', 'S: * OK ready', 'B')]);

  it('sees the connections of that console only', () => {
    expect(holds({ visited: 'SELECTED', at: 'A' }, seen)).toBe(true);
    expect(holds({ visited: 'SELECTED', at: 'B' }, seen)).toBe(false);
    expect(holds({ visited: 'SELECTED' }, seen)).toBe(true);
  });

  it('says which console it means', () => {
    const { words } = evaluate(v.parse(check, { visited: 'SELECTED', at: 'B' }), seen);
    expect(words).toEqual({
      fr: 'Console B\u202f: Une session est passée par l’état SELECTED',
      en: 'Console B: A session has been in the SELECTED state',
    });
  });
});

const POP = session(
  'pop3',
  'S: +OK\nC: TOP 1 0\nS: +OK\nS: Subject: coucou\nS: \nS: .\nC: TOP 2 0\nS: +OK\nS: Subject: hello\nS: \nS: .',
);
const IMAP = session('imap', 'S: * OK\nC: a1 fetch 1:2 ENVELOPE\nS: * 1 FETCH (x "coucou")\nS: a1 OK');
const BOX = store({ source: 'Subject: coucou\r\n\r\nx' }, { source: 'From: a\r\nSubject: hello\r\n\r\nx' });

describe('every subject of a mailbox', () => {
  it('by a protocol, whatever the command', () => {
    expect(holds({ subjects: { by: 'pop3' } }, evidence([POP], BOX))).toBe(true);
    expect(holds({ subjects: { by: 'imap' } }, evidence([POP, IMAP], BOX))).toBe(false);
  });
  it('none, when the mailbox is empty or nothing was said', () => {
    expect(holds({ subjects: { by: 'pop3' } }, evidence([POP], store()))).toBe(false);
    expect(holds({ subjects: { by: 'pop3' } }, evidence([], BOX))).toBe(false);
  });
});

describe('what a job costs', () => {
  it('octets of both directions, and how often the client has waited', () => {
    const sent = 'TOP 1 0\r\nTOP 2 0\r\n'.length;
    const heard = POP.octets('server').length;
    expect(figuresOf([POP, IMAP], 'pop3')).toEqual({ octets: sent + heard, roundTrips: 2 });
    expect(figuresOf([POP], 'imap')).toEqual({ octets: 0, roundTrips: 0 });
  });

  it('commands sent together wait once', () => {
    const pipelined = session('pop3', 'S: +OK\nC: STAT\nC: NOOP\nS: +OK 2 440\nS: +OK');
    expect(figuresOf([pipelined], 'pop3').roundTrips).toBe(1);
  });
});

describe('a ratio to be read off', () => {
  const seen = evidence([POP, IMAP], BOX);
  const ratio = { id: 'r', answer: { of: 'octets', from: 'pop3', to: 'imap' } } as const;
  const right = ratioOf(ratio.answer, seen);

  it('is right to within a fifth, with a point or a comma', () => {
    expect(isRight(ratio, String(right * 1.19), seen)).toBe(true);
    expect(isRight(ratio, String(right * 0.81).replace('.', ','), seen)).toBe(true);
    expect(isRight(ratio, String(right * 1.25), seen)).toBe(false);
    expect(isRight(ratio, String(right * 0.75), seen)).toBe(false);
    expect(isRight(ratio, 'many', seen)).toBe(false);
  });

  it('is the one of this learner, and none before there is something to measure', () => {
    expect(isRight(ratio, rightAnswer(ratio, seen), seen)).toBe(true);
    expect(isRight(ratio, '0', evidence([POP], BOX))).toBe(false);
  });
});

describe('@repeat', () => {
  it('stands for a line for each number', () => {
    expect(parseScript('@repeat 9-11 TOP # 0\nQUIT\n')).toEqual(
      ['TOP 9 0', 'TOP 10 0', 'TOP 11 0', 'QUIT'].map((text) => ({ kind: 'type', text })),
    );
  });

  it.each(['@repeat 1-50', '@repeat 5-4 TOP # 0', '@repeat 1-999999 NOOP #', '@repeat 1-2 NOOP'])(
    '%s is refused in words',
    (line) => expect(parseScript(line)).toMatchObject({ id: expect.stringMatching(/^repeats/) }),
  );

  it('never makes more lines than may be', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (from, to) => {
        const parsed = parseScript(`@repeat ${from}-${to} NOOP #`);
        return isComplaint(parsed) || (parsed.length === to - from + 1 && parsed.length <= 200);
      }),
    );
  });
});
