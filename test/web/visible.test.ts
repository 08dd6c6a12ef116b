import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { visible, visibleText } from '../../web/console/visible.ts';

const shown = (text: string) => visible(fromLatin1(text)).text;

describe('octets made visible', () => {
  it('shows controls as symbols and what is no UTF-8 as numbers', () => {
    expect(shown('\x1b[2J\x07\x00\x7f')).toBe('␛[2J␇␀␡');
    expect(shown('caf\xe9')).toBe('caf‹e9›');
    expect(visible(utf8('café 😀')).text).toBe('café 😀');
  });

  it('spells out what reorders or hides text', () => {
    expect(visibleText('a\u202eb\u200bc\u2028d\u009be')).toBe('a‹u+202e›b‹u+200b›c‹u+2028›d‹u+009b›e');
  });

  it('shows CR and LF only when asked', () => {
    expect(visible(fromLatin1('+OK\r\n')).text).toBe('+OK');
    expect(visible(fromLatin1('+OK\r\n'), true).text).toBe('+OK␍␊');
  });

  it('never lets a control character through, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, breaks) => {
        const { text, octets } = visible(bytes, breaks);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
        expect(octets).toHaveLength(text.length);
        for (const octet of octets) expect(octet).toBeLessThan(bytes.length);
      }),
    );
  });
});
