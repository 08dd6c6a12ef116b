import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNumbers, inSet, parseSequenceSet, resolveSet } from '../../../relay/wire/imap/sequence-set.ts';

const numbers = (text: string, highest: number) =>
  resolveSet(parseSequenceSet(text)!, highest).map(({ from, to }) => `${from}:${to}`);

describe('sequence sets (RFC 3501 §9)', () => {
  it('reads numbers, ranges and *', () => {
    expect(numbers('1:3', 9)).toEqual(['1:3']);
    expect(numbers('2,4:7,9,12:*', 15)).toEqual(['2:2', '4:7', '9:9', '12:15']);
    expect(numbers('*:4,5:7', 10)).toEqual(['4:10']);
    expect(numbers('*', 3)).toEqual(['3:3']);
  });

  it('takes a range either way round, and 9:* as 5:9 where 5 is the highest', () => {
    expect(numbers('4:2', 9)).toEqual(['2:4']);
    expect(numbers('9:*', 5)).toEqual(['5:5']);
  });

  it.each(['', '0', '1:', ':3', '1,,2', '1:2:3', '4294967296', 'a', '1 2'])('refuses %j', (text) => {
    expect(parseSequenceSet(text)).toBeUndefined();
  });

  it('writes numbers as the shortest set, which reads back the same', () => {
    expect(formatNumbers([1, 2, 3, 5, 7, 8])).toBe('1:3,5,7:8');
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (list) => {
        const sorted = list.sort((a, b) => a - b);
        const set = resolveSet(parseSequenceSet(formatNumbers(sorted))!, 1000);
        for (let n = 1; n <= 61; n++) expect(inSet(set, n)).toBe(sorted.includes(n));
      }),
    );
  });
});
