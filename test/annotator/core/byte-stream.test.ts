import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { ByteStream, MAX_LINE } from '../../../web/annotator/core/byte-stream.ts';

function lines(chunks: readonly string[]): string[] {
  const stream = new ByteStream();
  const all: string[] = [];
  for (const chunk of chunks) {
    stream.push(fromLatin1(chunk), 0);
    for (let line = stream.nextLine(); line; line = stream.nextLine()) all.push(latin1(line.bytes));
  }
  return all;
}

describe('ByteStream', () => {
  it('cuts a line without end in pieces of MAX_LINE, however it came', () => {
    const text = `${'x'.repeat(2 * MAX_LINE + 5)}\r\nnext\r\n`;
    const whole = lines([text]);
    expect(whole.map((line) => line.length)).toEqual([MAX_LINE, MAX_LINE, 7, 6]);
    fc.assert(
      fc.property(fc.integer({ min: 500, max: 40_000 }), (size) => {
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.slice(i * size, (i + 1) * size),
        );
        expect(lines(chunks)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('counts octets out of the middle of a long line', () => {
    const stream = new ByteStream();
    stream.push(fromLatin1(`${'x'.repeat(MAX_LINE)}yyy\nrest`), 1);
    stream.nextLine();
    expect(stream.peek(0)).toBe('y'.charCodeAt(0));
    expect(stream.peek(4)).toBe('r'.charCodeAt(0));
    expect(latin1(stream.take(6)!.bytes)).toBe('yyy\nre');
    expect(stream.length).toBe(2);
    expect(stream.take(3)).toBeUndefined();
    stream.end();
    expect(latin1(stream.take(3)!.bytes)).toBe('st');
  });

  it('remembers when the last octet of each piece came', () => {
    const stream = new ByteStream();
    stream.push(fromLatin1('one'), 10);
    stream.push(fromLatin1('\ntwo\nthr'), 20);
    stream.push(fromLatin1('ee\n'), 30);
    expect([stream.nextLine(), stream.nextLine(), stream.nextLine()].map((line) => line?.at)).toEqual([
      20, 20, 30,
    ]);
  });
});
