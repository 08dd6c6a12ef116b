import { latin1 } from '../../../relay/wire/bytes.ts';
import { MAX_NUMBER } from '../../../relay/wire/imap/number.ts';
import type { Reader } from './reader.ts';

const STAR = 42;
const COLON = 58;
const COMMA = 44;
const DOLLAR = 36;

/** What a set counts, and the highest of them where the session knows it (0 where it does not). */
export interface SetKind {
  readonly of: 'message' | 'uid';
  readonly highest: number;
}

/** True when octets `start` to `end` are a sequence set (RFC 3501 §9): numbers from 1, `*`, colons, commas. */
export function isSet(bytes: Uint8Array, start: number, end: number): boolean {
  let expectsNumber = true;
  let inRange = false;
  for (let at = start; at < end; ) {
    if (!expectsNumber) {
      if (bytes[at] === COLON && !inRange) inRange = true;
      else if (bytes[at] === COMMA) inRange = false;
      else return false;
      expectsNumber = true;
      at++;
      continue;
    }
    const from = at;
    if (bytes[at] === STAR) at++;
    else if (bytes[at] !== 48) while (at < end && bytes[at]! >= 48 && bytes[at]! <= 57) at++;
    if (at === from || at - from > 10 || (at - from === 10 && isAbove32Bits(bytes, from))) return false;
    expectsNumber = false;
  }
  return !expectsNumber;
}

/** True when ten digits are more than RFC 3501 §9 `number` allows. */
function isAbove32Bits(bytes: Uint8Array, start: number): boolean {
  return Number(latin1(bytes, start, start + 10)) > MAX_NUMBER;
}

/**
 * A sequence set, range by range, or `$`, the result that SEARCH saved (RFC 5182 §2.1).
 * False, and nothing read, when what stands here is none.
 */
export function readSet(r: Reader, kind: SetKind, stop = -1): boolean {
  const end = r.wordEnd(stop);
  if (end === r.pos + 1 && r.bytes[r.pos] === DOLLAR) {
    r.leaf(end, 'imap.set.saved', { rfc: r.rfc('5182 §2.1', '9051 §6.4.4.1') });
    return true;
  }
  if (!isSet(r.bytes, r.pos, end)) return false;
  r.group(`imap.set.${kind.of}s`, { rfc: r.rfc('3501 §9', '9051 §4.1.1') }, () => {
    while (r.pos < end) {
      if (r.bytes[r.pos] === COMMA)
        r.leaf(r.pos + 1, 'imap.set.comma', { rfc: r.rfc('3501 §9', '9051 §4.1.1') });
      else readRange(r, kind, end);
    }
  });
  return true;
}

function readRange(r: Reader, kind: SetKind, setEnd: number): void {
  let end = r.pos;
  while (end < setEnd && r.bytes[end] !== COMMA) end++;
  let colon = r.pos;
  while (colon < end && r.bytes[colon] !== COLON) colon++;
  const a = boundary(r, r.pos, colon);
  const b = colon < end ? boundary(r, colon + 1, end) : undefined;
  const rfc = r.rfc('3501 §9', '9051 §4.1.1');
  const id = (form: string): string => `imap.set.${kind.of}.${form}`;
  const { highest } = kind;
  if (b === undefined) {
    if (a === STAR_NUMBER) r.leaf(end, id('star'), { rfc, values: { highest } });
    else r.leaf(end, id('one'), { rfc, values: { n: a } });
    return;
  }
  if (a === STAR_NUMBER || b === STAR_NUMBER) {
    r.leaf(end, id('toStar'), { rfc, values: { n: Math.min(a, b), highest } });
  } else r.leaf(end, id('range'), { rfc, values: { a: Math.min(a, b), b: Math.max(a, b) } });
}

const STAR_NUMBER = Number.MAX_SAFE_INTEGER;

function boundary(r: Reader, start: number, end: number): number {
  return r.bytes[start] === STAR ? STAR_NUMBER : (r.numberAt(start, end) ?? 0);
}
