import { describe, expect, it } from 'vitest';
import { SessionRecord } from '../../lessons/checks/evidence.ts';
import { lastSaid, retrace } from '../../lessons/play/retrace.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';

/** A connection on which this dialogue was had. */
function conversation(protocol: Protocol, dialogue: string, cut = false): SessionRecord {
  const annotator = createAnnotator(protocol);
  const record = new SessionRecord(protocol, annotator.facts);
  const add = (entry: LogEntry) => record.add(entry, annotator.push(entry), annotator.facts);
  add({ kind: 'event', at: 0, event: { type: 'connected', protocol, target: 'sandbox' } });
  for (const line of dialogue.trim().split('\n')) {
    const [side, text] = [line.trim().slice(0, 2), line.trim().slice(3)];
    add({ kind: 'bytes', at: 0, from: side === 'C:' ? 'client' : 'server', bytes: utf8(`${text}\r\n`) });
  }
  if (cut) add({ kind: 'event', at: 0, event: { type: 'closed', by: 'client', code: 'reset', reason: '' } });
  return record;
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
    true,
  );
  const second = conversation(
    'pop3',
    `S: +OK ready
     C: USER élise
     S: +OK
     C: QUIT
     S: +OK`,
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
    expect(retrace([second], second.units[1])).toEqual([]);
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
});
