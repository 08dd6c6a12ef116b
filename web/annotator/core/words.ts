import { CR, LF, latin1, SP } from '../../../relay/wire/bytes.ts';

const TAB = 9;

/** Where the line break of a line begins: before CR LF, a bare LF, or at the end of an unfinished line. */
export function contentEnd(line: Uint8Array): number {
  const last = line.length - 1;
  if (last < 0 || line[last] !== LF) return line.length;
  return last > 0 && line[last - 1] === CR ? last - 1 : last;
}

/** The first position from `at` that holds a space or a tab, or `end`. */
export function wordEnd(line: Uint8Array, at: number, end: number): number {
  while (at < end && line[at] !== SP && line[at] !== TAB) at++;
  return at;
}

/** The first position from `at` that holds neither space nor tab, or `end`. */
export function skipSpace(line: Uint8Array, at: number, end: number): number {
  while (at < end && (line[at] === SP || line[at] === TAB)) at++;
  return at;
}

/** Octets `start` to `end` in ASCII upper case; at most 64 of them, enough for any keyword. */
export function upperWord(line: Uint8Array, start: number, end: number): string {
  return latin1(line, start, Math.min(end, start + 64)).toUpperCase();
}

/** The decimal number in octets `start` to `end`, or undefined when they are anything but one to fifteen digits. */
export function decimal(line: Uint8Array, start: number, end: number): number | undefined {
  if (end <= start || end - start > 15) return undefined;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = line[i]! - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}
