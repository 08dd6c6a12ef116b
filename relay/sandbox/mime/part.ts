import { fromLatin1, LF } from '../../wire/bytes.ts';
import { firstValue, type HeaderBlock, headerBlock, lineEnd } from './header-fields.ts';
import { parameter } from './parameter.ts';
import { type StructuredValue, structuredValue } from './structured-field.ts';

/** One part of a message, or the message itself, with its places in the octets (RFC 2045, RFC 2046). */
export interface Part {
  readonly header: HeaderBlock;
  /** The body starts where the header ends. */
  readonly bodyEnd: number;
  /** Lower case. */
  readonly type: string;
  readonly subtype: string;
  readonly params: StructuredValue['params'];
  readonly encoding: string;
  /** The parts of a multipart. */
  readonly parts: readonly Part[];
  /** The message inside a message/rfc822. */
  readonly message: Part | undefined;
}

/** Bounds on a message made to be awkward; what lies beyond is left as plain octets of its part. */
const MAX_DEPTH = 30;
const MAX_PARTS = 1000;

/** What a part is that does not say (RFC 2045 §5.2). */
const PLAIN_TEXT = 'text/plain; charset=us-ascii';

interface Budget {
  parts: number;
}

/** The whole message, whose header was read before. */
export function parsePart(bytes: Uint8Array, header: HeaderBlock): Part {
  return partWith(bytes, header, bytes.length, PLAIN_TEXT, 0, { parts: MAX_PARTS });
}

function partAt(
  bytes: Uint8Array,
  start: number,
  end: number,
  defaultType: string,
  depth: number,
  budget: Budget,
): Part {
  return partWith(bytes, headerBlock(bytes, start, end), end, defaultType, depth, budget);
}

function partWith(
  bytes: Uint8Array,
  header: HeaderBlock,
  end: number,
  defaultType: string,
  depth: number,
  budget: Budget,
): Part {
  budget.parts--;
  const contentType = structuredValue(firstValue(bytes, header, 'Content-Type') ?? defaultType);
  const full = /^[^/]+\/[^/]+$/.test(contentType.value) ? contentType.value.toLowerCase() : 'text/plain';
  const [type = 'text', subtype = 'plain'] = full.split('/');
  const encoding =
    structuredValue(firstValue(bytes, header, 'Content-Transfer-Encoding') ?? '7bit').value || '7bit';
  const leaf = { header, bodyEnd: end, type, subtype, params: contentType.params, encoding };
  const deeper = depth < MAX_DEPTH && budget.parts > 0;
  if (type === 'multipart') {
    const parts = deeper ? children(bytes, leaf, depth, budget) : [];
    if (parts.length > 0) return { ...leaf, parts, message: undefined };
    // A multipart without a part cannot be told (RFC 3501 §9 body-type-mpart): it is shown as the text it looks like.
    return { ...leaf, type: 'text', subtype: 'plain', params: [], parts: [], message: undefined };
  }
  const message =
    deeper && full === 'message/rfc822'
      ? partAt(bytes, header.end, end, PLAIN_TEXT, depth + 1, budget)
      : undefined;
  // Too deep to look into: without its envelope it cannot be told as a message.
  if (full === 'message/rfc822' && !message) {
    return { ...leaf, type: 'application', subtype: 'octet-stream', parts: [], message };
  }
  return { ...leaf, parts: [], message };
}

type Multipart = Pick<Part, 'header' | 'bodyEnd' | 'subtype' | 'params'>;

function children(bytes: Uint8Array, part: Multipart, depth: number, budget: Budget): Part[] {
  const boundary = parameter(part.params, 'boundary');
  if (!boundary) return [];
  const defaultType = part.subtype === 'digest' ? 'message/rfc822' : PLAIN_TEXT;
  return between(bytes, part.header.end, part.bodyEnd, fromLatin1(`--${boundary}`), budget.parts).map(
    ([start, end]) => partAt(bytes, start, end, defaultType, depth + 1, budget),
  );
}

/**
 * Where the parts between delimiter lines lie. The line break before a delimiter belongs to it (RFC 2046 §5.1.1);
 * without a closing delimiter the last part goes to the end.
 */
function between(
  bytes: Uint8Array,
  from: number,
  to: number,
  delimiter: Uint8Array,
  most: number,
): [start: number, end: number][] {
  const found: [number, number][] = [];
  let start = -1;
  for (let line = from; line < to && found.length < most; ) {
    const next = lineEnd(bytes, line, to);
    const kind = delimiterKind(bytes, line, next, delimiter);
    if (kind !== 'none') {
      if (start >= 0) found.push([start, Math.max(start, beforeLineBreak(bytes, line, start))]);
      if (kind === 'closing') return found;
      start = next;
    }
    line = next;
  }
  if (start >= 0 && found.length < most) found.push([start, to]);
  return found;
}

function delimiterKind(
  bytes: Uint8Array,
  line: number,
  end: number,
  delimiter: Uint8Array,
): 'none' | 'opening' | 'closing' {
  const after = line + delimiter.length;
  if (after > end) return 'none';
  for (let i = 0; i < delimiter.length; i++) if (bytes[line + i] !== delimiter[i]) return 'none';
  const closing = bytes[after] === 45 && bytes[after + 1] === 45 && after + 2 <= end;
  for (let i = closing ? after + 2 : after; i < end; i++) {
    const octet = bytes[i]!;
    if (octet !== 32 && octet !== 9 && octet !== 13 && octet !== LF) return 'none';
  }
  return closing ? 'closing' : 'opening';
}

function beforeLineBreak(bytes: Uint8Array, at: number, start: number): number {
  if (at <= start || bytes[at - 1] !== LF) return at;
  return bytes[at - 2] === 13 ? at - 2 : at - 1;
}

/** Lines of the body, counted by their ends (RFC 3501 §7.4.2). */
export function bodyLines(bytes: Uint8Array, { header, bodyEnd }: Part): number {
  let lines = 0;
  for (let at = bytes.indexOf(LF, header.end); at >= 0 && at < bodyEnd; at = bytes.indexOf(LF, at + 1))
    lines++;
  return lines;
}

/** The part a number names: `1.2` is the second part of the first (RFC 3501 §6.4.5). [] is the message itself. */
export function partNumbered(root: Part, numbers: readonly number[]): Part | undefined {
  let part: Part | undefined = root;
  numbers.forEach((number, i) => {
    // Below a message/rfc822 the count goes on inside the message it holds.
    const inside: Part | undefined = i > 0 && part?.message ? part.message : part;
    if (inside && inside.parts.length > 0) part = inside.parts[number - 1];
    // A message that is no multipart has itself as part 1.
    else part = number === 1 && inside && (i === 0 || part?.message) ? inside : undefined;
  });
  return part;
}
