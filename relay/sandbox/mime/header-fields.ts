import { CR, LF, latin1, SP } from '../../wire/bytes.ts';

/** The fields of a header block with their places (RFC 5322 §2.2). Offsets are into the message's octets. */
export interface HeaderField {
  /** As written, without the colon and white space before it; '' for a line that is no field. */
  readonly name: string;
  /** From the first octet of the name to after the last line break of its folded lines. */
  readonly start: number;
  readonly end: number;
  /** After the colon. */
  readonly valueStart: number;
}

export interface HeaderBlock {
  readonly start: number;
  /** After the blank line that ends the block, or the end of the part where there is none. */
  readonly end: number;
  readonly fields: readonly HeaderField[];
}

/** Bounds on a header made to be awkward. Fields beyond them count as the end of the last one. */
const MAX_FIELDS = 1000;
/** Octets of one field that are read for what they say; FETCH shows all. What Postfix takes too (header_size_limit). */
const MAX_VALUE = 100 * 1024;

const COLON = 58;
export const TAB = 9;

export function headerBlock(bytes: Uint8Array, from: number, to: number): HeaderBlock {
  const fields: HeaderField[] = [];
  let at = from;
  let end = to;
  while (at < to) {
    const next = lineEnd(bytes, at, to);
    if (isBlank(bytes, at, next)) {
      end = next;
      break;
    }
    let last = next;
    while (last < to && (bytes[last] === SP || bytes[last] === TAB)) last = lineEnd(bytes, last, to);
    if (fields.length < MAX_FIELDS) fields.push(fieldAt(bytes, at, next, last));
    at = last;
  }
  const last = fields.at(-1);
  if (last && last.end < at) fields[fields.length - 1] = { ...last, end: at };
  return { start: from, end, fields };
}

/** After the LF that ends the line at `at`, or `to`. */
export function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  const lf = bytes.indexOf(LF, at);
  return lf < 0 || lf >= to ? to : lf + 1;
}

/** Whether the line is the empty one that ends a header. */
export function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === LF || (end === start + 2 && bytes[start] === CR && bytes[start + 1] === LF);
}

function fieldAt(bytes: Uint8Array, start: number, firstLineEnd: number, end: number): HeaderField {
  let colon = start; // not by indexOf: in lines without a colon it would go on to the end of the message each time
  while (colon < firstLineEnd && bytes[colon] !== COLON) colon++;
  if (colon === firstLineEnd) return { name: '', start, end, valueStart: start };
  return { name: latin1(bytes, start, colon).trimEnd(), start, end, valueStart: colon + 1 };
}

/** The value unfolded: line breaks taken out, white space at both ends too; one character per octet, MAX_VALUE at most. */
export function fieldValue(bytes: Uint8Array, field: HeaderField): string {
  const { valueStart, end } = field;
  return latin1(bytes, valueStart, Math.min(end, valueStart + MAX_VALUE))
    .replace(/\r?\n/g, '')
    .trim();
}

/** The value of the first field of that name, in any case. */
export function firstValue(bytes: Uint8Array, block: HeaderBlock, name: string): string | undefined {
  const key = name.toLowerCase();
  const field = block.fields.find((each) => each.name.toLowerCase() === key);
  return field && fieldValue(bytes, field);
}
