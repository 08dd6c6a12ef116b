import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, includes, needleOf, standsIn } from '../../../relay/sandbox/imap/search/needle.ts';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';

const found = (text: string, wanted: string) => {
  const bytes = fromLatin1(text);
  return standsIn(bytes, 0, bytes.length, needleOf(wanted).ascii!);
};

describe('a text looked for in octets', () => {
  it('is found where it stands, in any case, in texts that repeat themselves too', () => {
    const letters = (maxLength: number) =>
      fc.array(fc.constantFrom('a', 'A', 'b'), { maxLength }).map((all) => all.join(''));
    fc.assert(
      fc.property(letters(300), letters(12), (text, wanted) => {
        expect(found(text, wanted)).toBe(text.toLowerCase().includes(wanted.toLowerCase()));
      }),
      { numRuns: 2000 },
    );
  });

  // Looked at from each octet anew, these would take longer than a test may.
  it.each([
    ['the first octet', `b${'a'.repeat(19_999)}`],
    ['one in the middle', `${'a'.repeat(10_000)}b${'a'.repeat(9_999)}`],
  ])('is soon not found where all but %s repeats', (_, wanted) => {
    expect(found('a'.repeat(2_000_000), wanted)).toBe(false);
    expect(found(`${'a'.repeat(2_000_000)}${wanted}`, wanted)).toBe(true);
  });
});

describe('a text looked for in decoded text', () => {
  it('is found, long or not, beyond ASCII too', () => {
    for (const length of [2, 99, 100, 101, 5000]) {
      const wanted = `é${'a'.repeat(length - 1)}`;
      expect(includes(fold(`b${wanted}`), needleOf(wanted))).toBe(true);
      expect(includes(fold(`b${wanted.slice(0, -1)}b`), needleOf(wanted))).toBe(false);
    }
  });

  it('is soon not found where all but one in the middle repeats', () => {
    const wanted = `${'a'.repeat(10_000)}b${'a'.repeat(9_999)}`;
    expect(includes(fold(`é${'a'.repeat(2_000_000)}`), needleOf(wanted))).toBe(false);
  });
});
