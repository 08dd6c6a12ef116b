import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../relay/sandbox/engine.ts';
import { formatThreads, type Thread } from '../../../relay/sandbox/imap/thread/thread.ts';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { connect, sandbox } from '../../support/transcript.ts';

/** What one command may ask: the memory and the time of one process are everybody's. */

function said(engine: Engine, line: string): string {
  return engine
    .receive(fromLatin1(`${line}\r\n`))
    .flatMap((each) => (each.type === 'write' ? each.parts.map((part) => latin1(part)) : []))
    .join('');
}

function answers(command: string): string {
  const engine = connect(sandbox(), 'imap');
  engine.start();
  engine.receive(fromLatin1('a LOGIN nicolas mot_passe\r\nb SELECT INBOX\r\n'));
  return said(engine, `c ${command}`);
}

const times = (count: number, item: string) => Array.from({ length: count }, () => item).join(' ');

describe('FETCH', () => {
  it.each(['BINARY.PEEK[1]', 'BINARY.SIZE[1]', 'BODY.PEEK[HEADER.FIELDS (To)]'])(
    'of ten %s, and no more',
    (item) => {
      expect(answers(`FETCH 1:* (${times(10, item)})`)).toMatch(/c OK FETCH completed\r\n$/);
      expect(answers(`FETCH 1:* (${times(11, item)})`)).toMatch(
        /c BAD FETCH: expected at most 10 of HEADER.FIELDS/,
      );
    },
  );

  it('of 4,096 characters of field names, and no more', () => {
    const names = (count: number) => `FETCH 1:* BODY.PEEK[HEADER.FIELDS (${times(count, 'A')})]`;
    expect(answers(names(2048))).toMatch(/c OK FETCH completed\r\n$/);
    expect(answers(names(2049))).toMatch(/c BAD FETCH: expected at most 4096 characters of field names/);
  });
});

describe('what a FETCH makes, beside what it shares with the store', () => {
  const QUOTA = 64 * 1024;
  function fetched(items: string): string {
    const engine = connect(sandbox({ quota: QUOTA }), 'imap');
    engine.start();
    const message = `To: ${'a'.repeat(40_000)}\r\nSubject: x\r\n\r\n`;
    const append = `b APPEND INBOX {${message.length}+}\r\n${message}\r\n`;
    engine.receive(fromLatin1(`a LOGIN nicolas mot_passe\r\n${append}c SELECT INBOX\r\n`));
    return said(engine, `d FETCH 1 (${items})`);
  }

  it('is at most twice what all mail may be', () => {
    const once = fetched(times(3, 'BODY.PEEK[HEADER.FIELDS (To)]'));
    expect(once).toMatch(/d OK FETCH completed\r\n$/);
    expect(once.length).toBeGreaterThan(120_000);
    const more = fetched(times(4, 'BODY.PEEK[HEADER.FIELDS (To)]'));
    expect(more).toMatch(
      /BODY\[HEADER.FIELDS \(TO\)\] NIL\)\r\nd NO \[LIMIT\] that is more than one command may/,
    );
    expect(more.length).toBeLessThan(2 * QUOTA);
  });

  it('does not count what is shared', () => {
    const all = fetched(times(10, 'BODY.PEEK[]'));
    expect(all).toMatch(/d OK FETCH completed\r\n$/);
    expect(all.length).toBeGreaterThan(400_000);
  });
});

describe('THREAD', () => {
  it('of answers that fork at each message, however many', () => {
    const top: Thread = { index: 0, children: [] };
    for (let [i, at] = [1, top]; i < 40_000; i += 2, at = at.children[1]!)
      at.children.push({ index: i, children: [] }, { index: i + 1, children: [] });
    const text = formatThreads([top], (index) => index + 1);
    expect(text.startsWith('(1 (2)(3 (4)(5 (6)')).toBe(true);
    expect(text.endsWith(')'.repeat(20_001))).toBe(true);
  });
});
