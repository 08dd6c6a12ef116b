import { describe, expect, it } from 'vitest';
import { SessionRecord } from '../../lessons/checks/evidence.ts';
import { lastSaid, retrace, type TimedSession } from '../../lessons/play/retrace.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';

/** A connection opened at a moment, on which each line of this dialogue was said a second after the one before. */
function conversation(
  protocol: Protocol,
  dialogue: string,
  { cut = false, began = 0, console = 'A' } = {},
): TimedSession {
  const annotator = createAnnotator(protocol);
  const record = new SessionRecord(protocol, annotator.facts, console);
  const add = (entry: LogEntry) => record.add(entry, annotator.push(entry), annotator.facts);
  add({ kind: 'event', at: 0, event: { type: 'connected', protocol, target: 'sandbox' } });
  let at = 0;
  for (const line of dialogue.trim().split('\n')) {
    at += 1000;
    const [side, text] = [line.trim().slice(0, 2), line.trim().slice(3)];
    if (side === '..') continue;
    add({ kind: 'bytes', at, from: side === 'C:' ? 'client' : 'server', bytes: utf8(`${text}\r\n`) });
  }
  at += 1000;
  if (cut) add({ kind: 'event', at, event: { type: 'closed', by: 'client', code: 'reset', reason: '' } });
  return Object.assign(record, { began, closedAt: cut ? began + at : undefined });
}

const typed = (...lines: string[]) => lines.map((text) => ({ kind: 'type', text }));

describe('what was done, to be done again', () => {
  const first = conversation(
    'pop3',
    `S: +OK ready
     C: USER nicolas
     S: +OK
     C: PASS mot_passe
     S: +OK
     C: DELE 1
     S: +OK`,
    { cut: true },
  );
  const second = conversation(
    'pop3',
    `S: +OK ready
     C: USER élise
     S: +OK
     C: QUIT
     S: +OK`,
    { began: 60_000 },
  );

  it('is every line of every connection, and how one ended', () => {
    expect(retrace([first, second])).toEqual([
      ...typed('USER nicolas', 'PASS mot_passe', 'DELE 1'),
      { kind: 'cut' },
      { kind: 'connect', protocol: 'pop3' },
      ...typed('USER élise', 'QUIT'),
    ]);
  });

  it('stops before the line to go back to', () => {
    expect(retrace([first], lastSaid([first]))).toEqual(typed('USER nicolas', 'PASS mot_passe'));
    expect(retrace([first, second], { session: second, unit: second.units[1]! })).toEqual(
      retrace([first, second]).slice(0, 5),
    );
    expect(retrace([second], { session: second, unit: second.units[1]! })).toEqual([]);
  });

  it('holds the lines of a literal and of a message', () => {
    const literal = conversation(
      'imap',
      `S: * OK ready
       C: a1 LOGIN {7}
       S: + go on
       C: nicolas mot_passe
       S: a1 OK`,
    );
    expect(retrace([literal])).toEqual(typed('a1 LOGIN {7}', 'nicolas mot_passe'));
    const message = conversation(
      'smtp',
      `S: 220 ready
       C: DATA
       S: 354 go on
       C: Subject: x
       C:
       C: ..
       C: .
       S: 250 taken`,
    );
    expect(retrace([message])).toEqual(typed('DATA', 'Subject: x', '', '..', '.'));
  });

  describe('in two consoles', () => {
    const a = conversation(
      'imap',
      `S: * OK
       C: a1 IDLE
       S: + idling
       ..
       ..
       ..
       C: DONE
       S: a1 OK`,
    );
    const b = conversation(
      'imap',
      `S: * OK
       ..
       ..
       C: b1 NOOP
       S: b1 OK`,
      { console: 'B', cut: true },
    );
    const b2 = conversation('imap', 'S: * OK\nC: b2 LOGOUT\nS: b2 OK', { console: 'B', began: 10_000 });
    const all = [b, b2, a];
    const turnTo = (name: string) => ({ kind: 'console', name });

    it('keeps the order in which it was done, whichever console it was done in', () => {
      expect(retrace(all)).toEqual([
        ...typed('a1 IDLE'),
        turnTo('B'),
        ...typed('b1 NOOP'),
        { kind: 'cut' },
        turnTo('A'),
        ...typed('DONE'),
        turnTo('B'),
        { kind: 'connect', protocol: 'imap' },
        ...typed('b2 LOGOUT'),
      ]);
    });

    it('goes back to before a line of either', () => {
      const done = lastSaid([a])!;
      expect(retrace(all, done)).toEqual([
        ...typed('a1 IDLE'),
        turnTo('B'),
        ...typed('b1 NOOP'),
        { kind: 'cut' },
      ]);
      expect(retrace(all, { session: b, unit: b.units.find(({ from }) => from === 'client')! })).toEqual(
        typed('a1 IDLE'),
      );
      expect(lastSaid(all)?.session).toBe(b2);
    });
  });
});
