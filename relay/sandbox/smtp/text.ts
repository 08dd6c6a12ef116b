import { LF } from '../../wire/bytes.ts';

/** Octets of a text line, CRLF not counted (RFC 5321 §4.5.3.1.6). */
export const MAX_TEXT_LINE = 998;

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
