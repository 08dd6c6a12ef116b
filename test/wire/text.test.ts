import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../relay/wire/base64.ts';
import { fromLatin1, indexOfBytes, latin1 } from '../../relay/wire/bytes.ts';
import { literalAtEnd } from '../../relay/wire/imap/literal.ts';
import { fromUtf8, isUtf8, utf8 } from '../../relay/wire/utf8.ts';

const octets = fc.uint8Array({ maxLength: 300 });

describe('text and octets', () => {
  it('latin1 loses nothing', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(fromLatin1(latin1(bytes))).toEqual(bytes);
      }),
    );
  });

  it('UTF-8 agrees with the platform, both ways, malformed input included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(utf8(text)).toEqual(new TextEncoder().encode(text));
        expect(fromUtf8(utf8(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(octets, (bytes) => {
        let strict = true;
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          strict = false;
        }
        expect(isUtf8(bytes)).toBe(strict);
        if (strict) expect(fromUtf8(bytes)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
        else expect(fromUtf8(bytes)).toContain('\ufffd');
      }),
    );
  });

  it('base64 agrees with the platform and refuses what is not base64', () => {
    fc.assert(
      fc.property(octets, (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
    for (const wrong of ['QUIT?', 'abc', 'ab=c', '=', 'QUJ\u0141', 'QUJDR===', 'QR==']) {
      expect(fromBase64(wrong), wrong).toBeUndefined();
    }
  });

  it('finds octets as indexOf finds characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b') }),
        fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }),
        (hay, needle) => {
          expect(indexOfBytes(fromLatin1(hay), fromLatin1(needle))).toBe(hay.indexOf(needle));
        },
      ),
    );
  });
});

describe('literalAtEnd', () => {
  const announced = (line: string) => literalAtEnd(fromLatin1(line));

  it('reads the four forms', () => {
    expect(announced('a1 LOGIN {7}\r\n')).toEqual({ count: 7, synchronising: true, binary: false, start: 9 });
    expect(announced('a1 LOGIN {7+}\r\n')).toEqual({
      count: 7,
      synchronising: false,
      binary: false,
      start: 9,
    });
    expect(announced('a1 LOGIN {7-}\n')).toEqual({ count: 7, synchronising: false, binary: false, start: 9 });
    expect(announced('* 1 FETCH (BINARY[1] ~{3}')).toEqual({
      count: 3,
      synchronising: true,
      binary: true,
      start: 21,
    });
  });

  it('reads nothing else as a literal', () => {
    for (const line of [
      'a {}\r\n',
      'a {x}\r\n',
      'a {1} \r\n',
      'a 1}\r\n',
      '}',
      '',
      '\r\n',
      'a {1++}\r\n',
      `a {${'9'.repeat(30)}}`,
    ]) {
      expect(announced(line), line).toBeUndefined();
    }
  });
});
