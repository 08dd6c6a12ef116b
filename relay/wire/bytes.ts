/**
 * Octets and text, without TextEncoder, Buffer or atob: this folder compiles where none of them exists.
 * "latin1" maps octet n to code point n, both ways, so nothing is lost and offsets stay offsets.
 */

export const CR = 13;
export const LF = 10;
export const SP = 32;
export const DOT = 46;

export const EMPTY = new Uint8Array(0);

const LATIN1_STEP = 8192; // String.fromCharCode.apply has an argument limit near 64 K

const SHORT = 64; // up to here, joining characters beats making a view: most calls read a word

/** As few calls of `fromCharCode` as there can be: each makes a string, and joining strings has its price. */
function shortLatin1(b: Uint8Array, start: number, end: number): string {
  let text = '';
  let at = start;
  for (; at + 8 <= end; at += 8) text += eight(b, at);
  if (at + 4 <= end) {
    text += four(b, at);
    at += 4;
  }
  if (at + 3 === end) return text + fromCharCode(b[at]!, b[at + 1]!, b[at + 2]!);
  if (at + 2 === end) return text + fromCharCode(b[at]!, b[at + 1]!);
  return at < end ? text + fromCharCode(b[at]!) : text;
}

const { fromCharCode } = String;
const four = (b: Uint8Array, at: number) => fromCharCode(b[at]!, b[at + 1]!, b[at + 2]!, b[at + 3]!);
const eight = (b: Uint8Array, at: number) =>
  fromCharCode(b[at]!, b[at + 1]!, b[at + 2]!, b[at + 3]!, b[at + 4]!, b[at + 5]!, b[at + 6]!, b[at + 7]!);

/** Octets `start` (inclusive) to `end` (exclusive) as a string in which each character is one octet. */
export function latin1(bytes: Uint8Array, start = 0, end = bytes.length): string {
  if (end - start <= SHORT) return shortLatin1(bytes, start, Math.min(end, bytes.length));
  if (end - start <= LATIN1_STEP) return String.fromCharCode.apply(null, bytes.subarray(start, end) as never);
  let text = '';
  for (let at = start; at < end; at += LATIN1_STEP) {
    text += String.fromCharCode.apply(null, bytes.subarray(at, Math.min(end, at + LATIN1_STEP)) as never);
  }
  return text;
}

/** The octets of a string whose characters are all below U+0100; higher ones become `?`. */
export function fromLatin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 256 ? code : 63;
  }
  return bytes;
}

/** One array holding all of `parts`, in order. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  let length = 0;
  for (const part of parts) length += part.length;
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Where `needle` first stands in `haystack` at or after `from`, or -1. */
export function indexOfBytes(haystack: Uint8Array, needle: Uint8Array, from = 0): number {
  if (needle.length === 0) return from;
  const first = needle[0]!;
  const last = haystack.length - needle.length;
  for (let at = haystack.indexOf(first, from); at >= 0 && at <= last; at = haystack.indexOf(first, at + 1)) {
    let i = 1;
    while (i < needle.length && haystack[at + i] === needle[i]) i++;
    if (i === needle.length) return at;
  }
  return -1;
}
