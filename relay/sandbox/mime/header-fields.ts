import { CR, LF, latin1 } from '../../wire/bytes.ts';

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

const COLON = 58;
const SPACE = 32;
const TAB = 9;

export function headerBlock(bytes: Uint8Array, from: number, to: number): HeaderBlock {
  const fields: HeaderField[] = [];
  let at = from;
  while (at < to) {
    const end = lineEnd(bytes, at, to);
    if (isBlank(bytes, at, end)) return { start: from, end, fields };
    let last = end;
    while (last < to && (bytes[last] === SPACE || bytes[last] === TAB)) {
      const next = lineEnd(bytes, last, to);
      last = next;
    }
    fields.push(fieldAt(bytes, at, end, last));
    at = last;
  }
  return { start: from, end: to, fields };
}

/** After the LF that ends the line at `at`, or `to`. */
export function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  const lf = bytes.indexOf(LF, at);
  return lf < 0 || lf >= to ? to : lf + 1;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === LF || (end === start + 2 && bytes[start] === CR && bytes[start + 1] === LF);
}

function fieldAt(bytes: Uint8Array, start: number, firstLineEnd: number, end: number): HeaderField {
  const colon = bytes.indexOf(COLON, start);
  if (colon < 0 || colon >= firstLineEnd) return { name: '', start, end, valueStart: start };
  return { name: latin1(bytes, start, colon).trimEnd(), start, end, valueStart: colon + 1 };
}

/** The value unfolded: line breaks taken out, white space at both ends too; one character per octet. */
export function fieldValue(bytes: Uint8Array, field: HeaderField): string {
  return latin1(bytes, field.valueStart, field.end).replace(/\r?\n/g, '').trim();
}

/** The value of the first field of that name, in any case. */
export function firstValue(bytes: Uint8Array, block: HeaderBlock, name: string): string | undefined {
  const key = name.toLowerCase();
  const field = block.fields.find((each) => each.name.toLowerCase() === key);
  return field && fieldValue(bytes, field);
}
