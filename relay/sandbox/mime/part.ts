import { CR, fromLatin1, LF, SP } from '../../wire/bytes.ts';
import { firstValue, type HeaderBlock, headerBlock, isBlank, lineEnd, TAB } from './header-fields.ts';
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

const HYPHEN = 45;

/** What a part is that does not say (RFC 2045 §5.2). */
const PLAIN_TEXT = 'text/plain; charset=us-ascii';

/** A delimiter line, and which of the multiparts that are open it belongs to, the outermost being 0. */
interface Delimiter {
  readonly level: number;
  readonly closing: boolean;
  readonly start: number;
  readonly end: number;
}

/** The whole message, whose header was read before. */
export const parsePart = (bytes: Uint8Array, header: HeaderBlock): Part =>
  new PartReader(bytes).message(header);

/**
 * Reads a message from its beginning to its end, each line once however deep it lies: read level by level, a large
 * message of many levels would keep every other session waiting for seconds.
 */
class PartReader {
  private readonly bytes: Uint8Array;
  /** `--boundary` of the multiparts that are open, the outermost first. */
  private readonly open: Uint8Array[] = [];
  private partsLeft = MAX_PARTS;
  private at = 0;
  /** What stands at `at`, once a search has ended there. */
  private delimiter: Delimiter | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  message(header: HeaderBlock): Part {
    this.at = header.end;
    return this.part(header, PLAIN_TEXT, 0);
  }

  /** The part whose header ends at the cursor, which is left at the delimiter after it. */
  private part(header: HeaderBlock, defaultType: string, depth: number): Part {
    const { bytes } = this;
    this.partsLeft--;
    const contentType = structuredValue(firstValue(bytes, header, 'Content-Type') ?? defaultType);
    const full = /^[^/]+\/[^/]+$/.test(contentType.value) ? contentType.value.toLowerCase() : 'text/plain';
    const [type = 'text', subtype = 'plain'] = full.split('/');
    const { params } = contentType;
    const encoding =
      structuredValue(firstValue(bytes, header, 'Content-Transfer-Encoding') ?? '7bit').value || '7bit';
    const deeper = depth < MAX_DEPTH && this.partsLeft > 0;
    const parts = deeper && type === 'multipart' ? this.parts(subtype, params, depth) : [];
    const message = deeper && full === 'message/rfc822' ? this.next(PLAIN_TEXT, depth + 1) : undefined;
    const part = { header, bodyEnd: this.end(), type, subtype, params, encoding, parts, message };
    // A multipart without a part cannot be told (RFC 3501 §9 body-type-mpart): it is shown as the text it looks like.
    if (type === 'multipart' && parts.length === 0) {
      return { ...part, type: 'text', subtype: 'plain', params: [] };
    }
    // Too deep to look into: without its envelope it cannot be told as a message.
    if (full === 'message/rfc822' && !message)
      return { ...part, type: 'application', subtype: 'octet-stream' };
    return part;
  }

  private next(defaultType: string, depth: number): Part {
    return this.part(this.header(), defaultType, depth);
  }

  /** The parts of a multipart; without a closing delimiter the last one goes as far as the multipart itself. */
  private parts(subtype: string, params: StructuredValue['params'], depth: number): Part[] {
    const boundary = parameter(params, 'boundary');
    if (!boundary) return [];
    const defaultType = subtype === 'digest' ? 'message/rfc822' : PLAIN_TEXT;
    const level = this.open.push(fromLatin1(`--${boundary}`.trimEnd())) - 1;
    const parts: Part[] = [];
    this.seek();
    while (this.delimiter?.level === level && !this.delimiter.closing && this.partsLeft > 0) {
      this.at = this.delimiter.end;
      parts.push(this.next(defaultType, depth + 1));
    }
    this.open.pop();
    return parts;
  }

  /** The header at the cursor, up to a blank line or to a delimiter, to which the line break before it belongs. */
  private header(): HeaderBlock {
    const { bytes, at: start } = this;
    let afterBlank = false;
    while (this.at < bytes.length) {
      const end = lineEnd(bytes, this.at, bytes.length);
      const delimited = this.delimiterAt(this.at, end) !== undefined;
      if (delimited) this.at = beforeLineBreak(bytes, this.at);
      if (delimited || afterBlank) break;
      afterBlank = isBlank(bytes, this.at, end);
      this.at = end;
    }
    return headerBlock(bytes, Math.min(start, this.at), this.at);
  }

  /** Where the part that the cursor is in ends: before the next delimiter, to which the line break belongs. */
  private end(): number {
    this.seek();
    return this.delimiter ? beforeLineBreak(this.bytes, this.at) : this.at;
  }

  /** Moves the cursor to the next delimiter of an open multipart, or to the end of the message. */
  private seek(): void {
    const { bytes } = this;
    this.delimiter = undefined;
    if (this.open.length === 0) this.at = bytes.length;
    while (this.at < bytes.length) {
      const end = lineEnd(bytes, this.at, bytes.length);
      this.delimiter = this.delimiterAt(this.at, end);
      if (this.delimiter) return;
      this.at = end;
    }
  }

  /** Of several multiparts with one boundary the outermost is meant. */
  private delimiterAt(start: number, end: number): Delimiter | undefined {
    const { bytes, open } = this;
    if (bytes[start] !== HYPHEN || bytes[start + 1] !== HYPHEN) return undefined;
    const textEnd = withoutWhiteSpace(bytes, start, end);
    for (let level = 0; level < open.length; level++) {
      const after = start + open[level]!.length;
      const closing = textEnd === after + 2 && bytes[after] === HYPHEN && bytes[after + 1] === HYPHEN;
      if ((closing || textEnd === after) && startsWith(bytes, start, open[level]!)) {
        return { level, closing, start, end };
      }
    }
    return undefined;
  }
}

/** Where the line ends without its line break and white space at its end (RFC 2046 §5.1.1 transport-padding). */
function withoutWhiteSpace(bytes: Uint8Array, start: number, end: number): number {
  for (let at = end; at > start; at--) {
    const octet = bytes[at - 1]!;
    if (octet !== SP && octet !== TAB && octet !== CR && octet !== LF) return at;
  }
  return start;
}

function startsWith(bytes: Uint8Array, at: number, start: Uint8Array): boolean {
  for (let i = 0; i < start.length; i++) if (bytes[at + i] !== start[i]) return false;
  return true;
}

/** Where the line before the one at `at` ends without its line break. */
function beforeLineBreak(bytes: Uint8Array, at: number): number {
  if (bytes[at - 1] !== LF) return at;
  return bytes[at - 2] === CR ? at - 2 : at - 1;
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
