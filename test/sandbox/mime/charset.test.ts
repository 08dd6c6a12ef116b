import { describe, expect, it } from 'vitest';
import { CHARSETS, decodeCharset } from '../../../relay/sandbox/mime/charset.ts';
import { decodeWords } from '../../../relay/sandbox/mime/encoded-words.ts';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';
import { converse } from '../imap/conversation.ts';
import { inbox, rev1 } from '../imap/openings.ts';

describe('charsets', () => {
  it.each([
    ['iso-8859-1', '\xe9t\xe9\x80', 'été\x80'],
    ['ISO-8859-2', '\xbelu\xbbou\xe8k\xfd', 'žluťoučký'],
    ['iso-8859-15', '\xa4 \xbd', '€ œ'],
    ['Windows-1252', '\x80 \x93x\x94', '€ “x”'],
    ['cp1252', '\x80', '€'],
    ['windows-1251', '\xcf\xf0\xe8\xe2\xe5\xf2', 'Привет'],
    ['KOI8-R', '\xf0\xd2\xc9\xd7\xc5\xd4', 'Привет'],
    ['Shift_JIS', '\x93\xfa\x96\x7b', '日本'],
    ['ISO-2022-JP', '\x1b$BF|K\\\x1b(B', '日本'],
    ['gb18030', '\xd6\xd0\xce\xc4', '中文'],
    ['Big5', '\xa4\xa4\xa4\xe5', '中文'],
    ['euc-kr', '\xc7\xd1\xb1\xb9', '한국'],
    ['x-unknown', 'd\xc3\xa9j\xc3\xa0', 'déjà'],
  ])('%s is read', (charset, octets, text) => {
    expect(decodeCharset(fromLatin1(octets), charset)).toBe(text);
  });

  it('every one that SEARCH takes is known', () => {
    // U+007E is the same in all of them but Shift_JIS, whose 0x7E WHATWG reads as U+007E too.
    for (const charset of CHARSETS) expect(decodeCharset(fromLatin1('a~'), charset), charset).toBe('a~');
    const wrong = CHARSETS.filter((charset) => decodeCharset(fromLatin1('\xff'), charset) === 'x');
    expect(wrong).toEqual([]);
  });

  it('encoded words are read in them (RFC 2047)', () => {
    expect(decodeWords('=?koi8-r?B?8NLJ18XU?= =?Shift_JIS?B?k/qWew==?=')).toBe('Привет日本');
  });

  it('a search text is written in the charset that is named (RFC 3501 §6.4.4)', () => {
    const russian = 'Subject: =?utf-8?B?0J/RgNC40LLQtdGC?=\n\nbody\n';
    const japanese =
      'Content-Type: text/plain; charset=shift_jis\nContent-Transfer-Encoding: 8bit\n\n\x93\xfa\x96\x7b\n';
    converse(
      rev1(['SORT', 'LITERAL+'], [russian, japanese]),
      `${inbox()}
      C: c SEARCH CHARSET KOI8-R SUBJECT {6+}
      C: \xd0\xd2\xc9\xd7\xc5\xd4
      S: * SEARCH 1
      S: c OK SEARCH completed
      C: d SEARCH CHARSET iso-2022-jp BODY {10+}
      C: \x1b$BF|K\\\x1b(B
      S: * SEARCH 2
      S: d OK SEARCH completed
      C: e SORT (SUBJECT) KOI8-R SUBJECT {6+}
      C: \xd0\xd2\xc9\xd7\xc5\xd4
      S: * SORT 1
      S: e OK SORT completed`,
    );
  });
});
