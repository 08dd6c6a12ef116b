import { describe, expect, it } from 'vitest';
import { withCrlf, withCrlfUnlessNul } from '../../relay/sandbox/line-ends.ts';
import { fromLatin1, latin1 } from '../../relay/wire/bytes.ts';

describe('line ends', () => {
  it('a bare LF becomes CRLF wherever it stands, and however the octets lie in memory', () => {
    for (let offset = 0; offset < 8; offset++) {
      for (let length = 1; length < 20; length++) {
        for (let lf = 0; lf < length; lf++) {
          const text = `${'a'.repeat(lf)}\n${'b'.repeat(length - lf - 1)}`;
          const octets = fromLatin1('\r'.repeat(offset) + text).subarray(offset);
          expect(latin1(withCrlf(octets))).toBe(text.replace('\n', '\r\n'));
        }
      }
    }
  });

  it('octets with nothing to mend come back as they are, uncopied', () => {
    for (const text of ['', '\r\n', 'abc\r\n', 'a\r\r\nb', 'a\rb', 'no line end at all']) {
      const octets = fromLatin1(text);
      expect(withCrlf(octets)).toBe(octets);
    }
  });

  it('a NUL is found wherever it stands, and only among the octets themselves', () => {
    for (let offset = 0; offset < 8; offset++) {
      for (let length = 1; length < 20; length++) {
        const around = (inside: string) => fromLatin1(`${'\0'.repeat(offset)}${inside}\0\0\0`);
        const clean = around('a'.repeat(length)).subarray(offset, offset + length);
        expect(withCrlfUnlessNul(clean)).toBe(clean);
        for (let nul = 0; nul < length; nul++) {
          const text = `${'a'.repeat(nul)}\0${'b'.repeat(length - nul - 1)}`;
          expect(withCrlfUnlessNul(around(text).subarray(offset, offset + length))).toBeUndefined();
        }
      }
    }
  });
});
