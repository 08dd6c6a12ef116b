import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDateTime, parseDate, parseDateTime } from '../../../relay/wire/imap/date-time.ts';

describe('dates of IMAP (RFC 3501 §9)', () => {
  it('reads and writes a date-time with its zone', () => {
    const text = '17-Jul-1996 02:44:25 -0700';
    expect(parseDateTime(text)).toEqual({ time: Date.UTC(1996, 6, 17, 9, 44, 25), zone: -420 });
    expect(formatDateTime(parseDateTime(text)!)).toBe(text);
  });

  it('pads the day with a space', () => {
    expect(formatDateTime({ time: Date.UTC(2002, 10, 6, 17, 24, 57), zone: 60 })).toBe(
      ' 6-Nov-2002 18:24:57 +0100',
    );
    expect(parseDateTime(' 6-Nov-2002 18:24:57 +0100')?.time).toBe(Date.UTC(2002, 10, 6, 17, 24, 57));
  });

  it.each([
    '31-Feb-2002 00:00:00 +0000',
    '1-Foo-2002 00:00:00 +0000',
    '1-Jan-2002 24:00:00 +0000',
    '1-Jan-2002',
  ])('refuses %j as a date-time', (text) => expect(parseDateTime(text)).toBeUndefined());

  it('reads a date', () => {
    expect(parseDate('1-Feb-1994')).toBe(Date.UTC(1994, 1, 1));
    expect(parseDate('29-feb-2024')).toBe(Date.UTC(2024, 1, 29));
    expect(parseDate('29-Feb-2023')).toBeUndefined();
  });

  it('reads back what it writes, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e9 }), fc.integer({ min: -720, max: 840 }), (seconds, zone) => {
        const date = { time: seconds * 1000, zone };
        expect(parseDateTime(formatDateTime(date))).toEqual(date);
      }),
    );
  });
});
