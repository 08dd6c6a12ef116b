import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMutf7, encodeMutf7 } from '../../../relay/wire/imap/mutf7.ts';

describe('modified UTF-7 (RFC 3501 §5.1.3)', () => {
  it.each([
    ['INBOX', 'INBOX'],
    ['Éléments envoyés', '&AMk-l&AOk-ments envoy&AOk-s'],
    ['~peter/mail/台北/日本語', '~peter/mail/&U,BTFw-/&ZeVnLIqe-'],
    ['a&b', 'a&-b'],
    ['📬', '&2D3c7A-'],
  ])('%s is %s', (name, text) => {
    expect(encodeMutf7(name)).toBe(text);
    expect(decodeMutf7(text)).toBe(name);
  });

  it.each(['a&b', '&', '&AMk', '&AM-', '&Jjo!-', '&AGE-', '&2D0-', 'é'])('refuses %j', (text) => {
    expect(decodeMutf7(text)).toBeUndefined();
  });

  it('reads back every name it writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(decodeMutf7(encodeMutf7(name))).toBe(name);
      }),
    );
  });
});
