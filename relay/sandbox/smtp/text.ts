import { CR, concat, LF } from '../../wire/bytes.ts';

const CRLF = Uint8Array.of(CR, LF);

/** Octets of a text line, CRLF not counted (RFC 5321 §4.5.3.1.6). */
export const MAX_TEXT_LINE = 998;

/**
 * The text as it is stored: each LF with its CR, and a line break at the end. RFC 5321 §2.3.8 allows no bare LF;
 * servers of today mend it, so that it cannot mean two things.
 */
export function withCrlf(text: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let copied = 0;
  for (let lf = text.indexOf(LF); lf >= 0; lf = text.indexOf(LF, lf + 1)) {
    if (text[lf - 1] === CR) continue;
    parts.push(text.subarray(copied, lf), CRLF);
    copied = lf + 1;
  }
  const ended = text.length === 0 || (copied < text.length ? text.at(-1) === LF : true);
  if (parts.length === 0 && ended) return text;
  return concat([...parts, text.subarray(copied), ...(ended ? [] : [CRLF])]);
}

/** Octets of the longest line, its CRLF not counted. */
export function longestLine(text: Uint8Array): number {
  let longest = 0;
  let start = 0;
  for (let lf = text.indexOf(LF); lf >= 0; lf = text.indexOf(LF, start)) {
    longest = Math.max(longest, lf - start - 1);
    start = lf + 1;
  }
  return Math.max(longest, text.length - start);
}

const FIELD_NAME = /^[\x21-\x39\x3b-\x7e]+[ \t]*:/;

/** Whether the text begins with a header field, or with the blank line that ends an empty header (RFC 5322 §2.1). */
export function beginsWithHeader(firstLine: string): boolean {
  return firstLine === '' || FIELD_NAME.test(firstLine);
}
