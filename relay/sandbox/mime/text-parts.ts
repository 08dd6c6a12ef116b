import { decodeCharset } from './charset.ts';
import { parameter } from './parameter.ts';
import type { Part } from './part.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Text, or what is written like it: message/delivery-status and its kind (RFC 3464). */
export const isText = ({ type }: Part): boolean => type === 'text' || type === 'message';

/** The parts that hold text, in order, those of enclosed messages included. */
export function* textParts(part: Part): Generator<Part> {
  if (part.message) yield* textParts(part.message);
  else if (part.parts.length > 0) for (const each of part.parts) yield* textParts(each);
  else if (isText(part)) yield part;
}

/** A part's body as text, transfer encoding and charset undone. */
export function partText(bytes: Uint8Array, part: Part, most = Number.POSITIVE_INFINITY): string {
  const octets = bytes.subarray(part.header.end, Math.min(part.bodyEnd, part.header.end + most));
  const charset = parameter(part.params, 'charset') ?? 'us-ascii';
  return decodeCharset(decodeTransfer(octets, part.encoding) ?? octets, charset);
}
