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

const MAX_WORD = 64;
const REMEMBERED = 1024; // a power of two
const MAX_REMEMBERED_WORD = 24;

/** Words met lately, each in its place by its octets. It is a cache: nothing depends on what it holds. */
const remembered: string[] = new Array(REMEMBERED).fill('');

/**
 * Octets `start` to `end` in ASCII upper case; at most 64 of them, enough for any keyword. A conversation says the same
 * few words over and over, so each is made once: comparing it is cheaper than making it, and looking it up in a table
 * cheaper still, since a string that was looked up before knows its hash.
 */
export function upperWord(line: Uint8Array, start: number, end: number): string {
  const length = Math.min(end - start, MAX_WORD);
  if (length > MAX_REMEMBERED_WORD) return latin1(line, start, start + length).toUpperCase();
  let hash = length;
  for (let i = 0; i < length; i++) hash = (Math.imul(hash, 31) + upper(line[start + i]!)) | 0;
  const place = (hash ^ (hash >>> 10)) & (REMEMBERED - 1);
  const known = remembered[place]!;
  if (known.length === length && isWord(known, line, start)) return known;
  const word = latin1(line, start, start + length).toUpperCase();
  if (word.length === length) remembered[place] = word;
  return word;
}

const upper = (octet: number) => (octet >= 97 && octet <= 122 ? octet - 32 : octet);

function isWord(word: string, line: Uint8Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== upper(line[start + i]!)) return false;
  return true;
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
