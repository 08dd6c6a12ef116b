import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import { OctetQueue } from '../../relay/wire/octet-queue.ts';

/** Pushes `text` in pieces of the given lengths (the last repeats) and takes each line as soon as it is whole. */
function linesOf(text: string, cuts: readonly number[]): string[] {
  const queue = new OctetQueue();
  const lines: string[] = [];
  const bytes = fromLatin1(text);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = cuts[Math.min(i, cuts.length - 1)]!;
    queue.push(bytes.slice(at, at + length));
    at += length;
    for (let line = queue.takeLine(); line; line = queue.takeLine()) lines.push(latin1(line));
  }
  return lines;
}

describe('OctetQueue', () => {
  const dialogue = 'USER nicolas\r\nPASS mot_passe\r\n\r\nbare\nLIST\r\n';
  const expected = ['USER nicolas\r\n', 'PASS mot_passe\r\n', '\r\n', 'bare\n', 'LIST\r\n'];

  it('gives whole lines however the network cut them', () => {
    for (const cuts of [[dialogue.length], [1], [2], [3], [7]])
      expect(linesOf(dialogue, cuts)).toEqual(expected);
  });

  it('gives the same lines for any cuts', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '\r', '\n', ' ') }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        (text, cuts) => {
          expect(linesOf(text, cuts)).toEqual(linesOf(text, [text.length || 1]));
        },
      ),
    );
  });

  it('keeps count of the stream across lines and counted runs', () => {
    const queue = new OctetQueue();
    queue.push(fromLatin1('a1 LOGIN {4}\r\nni'));
    expect(queue.takeLine()).toHaveLength(14);
    expect(queue.offset).toBe(14);
    expect(queue.takeExactly(4)).toBeUndefined();
    queue.push(fromLatin1('co x\r\n'));
    expect(latin1(queue.takeExactly(4)!)).toBe('nico');
    expect(queue.peek()).toBe(32);
    expect(latin1(queue.takeLine()!)).toBe(' x\r\n');
    expect(queue.offset).toBe(22);
    expect(queue.length).toBe(0);
  });

  it('never changes octets it has handed out', () => {
    const queue = new OctetQueue();
    queue.push(fromLatin1('one\r\ntw'));
    const first = queue.takeLine()!;
    queue.push(fromLatin1('o\r\n'));
    const second = queue.takeLine()!;
    queue.push(fromLatin1('three'));
    queue.push(fromLatin1('\r\n'));
    expect(latin1(concat([first, second]))).toBe('one\r\ntwo\r\n');
  });

  it('copies a line without end a bounded number of times', () => {
    const queue = new OctetQueue();
    const octet = fromLatin1('x');
    let lines = 0;
    for (let i = 0; i < 200_000; i++) {
      queue.push(octet);
      if (queue.takeLine()) lines++;
    }
    expect(lines).toBe(0);
    expect(queue.length).toBe(200_000);
  });
});
