import { describe, expect, it } from 'vitest';
import { baseSubject } from '../../../relay/sandbox/mime/base-subject.ts';
import { Content } from '../../../relay/sandbox/mime/content.ts';
import { parseMailDate } from '../../../relay/sandbox/mime/date.ts';
import { decodeWords } from '../../../relay/sandbox/mime/encoded-words.ts';
import { parameter } from '../../../relay/sandbox/mime/parameter.ts';
import { structuredValue } from '../../../relay/sandbox/mime/structured-field.ts';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';

describe('encoded words (RFC 2047 §8)', () => {
  it.each([
    ['=?ISO-8859-1?Q?a?=', 'a'],
    ['(=?ISO-8859-1?Q?a?= b)', '(a b)'],
    ['(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)', '(ab)'],
    ['=?ISO-8859-1?Q?a_b?=', 'a b'],
    ['=?utf-8?b?w6k=?= caf=?utf-8?q?=C3=A9?=', 'é café'],
    ['=?utf-8?q?=C3?= =?utf-8?q?=A9?=', 'é'],
    ['=?windows-1252?q?=80?=', '€'],
    ['=?utf-8?x?abc?=', '=?utf-8?x?abc?='],
    ['caf\xc3\xa9', 'café'],
  ])('%s', (value, text) => expect(decodeWords(value)).toBe(text));
});

describe('base subjects (RFC 5256 §2.1)', () => {
  it.each([
    ['Re: hello', 'hello', true],
    ['RE : [list] Fwd: hello (fwd) ', 'hello', true],
    ['[list] hello', 'hello', false],
    ['[only]', '[only]', false],
    ['[fwd: Re: hello]', 'hello', true],
    ['Re[2]: hello', 'hello', true],
    ['Regarding: hello', 'Regarding: hello', false],
    ['  two   words ', 'two words', false],
    ['[a] [b] Fw: [c] Re [2] : [d] x', 'x', true],
    ['[a][b]', '[b]', false],
    ['Re: [a]', '[a]', true],
    ['x (fwd)(FWD) ', 'x', true],
    ['Re:', '', true],
  ])('%s', (subject, base, isReply) => expect(baseSubject(subject)).toEqual({ base, isReply }));

  // Looked at from each blob anew, these would take longer than a test may.
  it('a mailbox full of subjects that are nothing but blobs', () => {
    for (let i = 0; i < 10_000; i++) expect(baseSubject('[]'.repeat(400)).base).toBe('[]');
  });
});

describe('dates (RFC 5322 §3.3, §4.3)', () => {
  it.each([
    ['Tue, 26 Nov 2002 12:30:35 -0500 (EST)', Date.UTC(2002, 10, 26, 17, 30, 35)],
    ['26 Nov 02 12:30 EST', Date.UTC(2002, 10, 26, 17, 30)],
    ['Mon, 1 Jan 2024 00:00:00 GMT', Date.UTC(2024, 0, 1)],
  ])('%s', (value, time) => expect(parseMailDate(value)?.time).toBe(time));

  it('keep the day as written, for SENTON', () => {
    expect(parseMailDate('1 Jan 2024 23:59:00 -1100')?.day).toBe(Date.UTC(2024, 0, 1));
  });

  it.each(['', 'yesterday', '31 Feb 2024 00:00 +0000', '1 Foo 2024'])('refuse %j', (value) => {
    expect(parseMailDate(value)).toBeUndefined();
  });
});

describe('structured fields (RFC 2045 §5.1)', () => {
  it('read parameters through quotes, comments and sloppiness', () => {
    expect(
      structuredValue('text/plain (plain); charset = "utf-8" ; format=flowed; bad; x="a\\"b;c"'),
    ).toEqual({
      value: 'text/plain',
      params: [
        ['charset', 'utf-8'],
        ['format', 'flowed'],
        ['x', 'a"b;c'],
      ],
    });
  });

  it.each([
    ["x*=utf-8'fr'r%C3%A9sum%C3%A9", 'r\xc3\xa9sum\xc3\xa9'],
    ['x*0="URL="; x*1="ftp://"; x*2=host', 'URL=ftp://host'],
    ['x*0*=us-ascii\'en-us\'This%20is; x*1*=%20even; x*2=" more%20"', 'This is even more%20'],
    ['x*1=b; x*0=a; x*3=d', 'ab'],
    ['y=1', undefined],
  ])('put a parameter together from its pieces (RFC 2231): %s', (text, value) => {
    expect(parameter(structuredValue(`a/b; ${text}`).params, 'x')).toBe(value);
  });

  it('find a boundary that is cut into pieces', () => {
    const text =
      'Content-Type: multipart/mixed; boundary*0=on; boundary*1=e\r\n\r\n--one\r\n\r\nhi\r\n--one--\r\n';
    expect(new Content(fromLatin1(text)).structure.parts).toHaveLength(1);
  });
});
