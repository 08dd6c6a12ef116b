import type { Content } from '../../mime/content.ts';
import { partNumbered } from '../../mime/part.ts';
import { body } from '../../mime/section.ts';
import { decodeTransfer } from '../../mime/transfer-encoding.ts';

/** A part's octets with its transfer encoding undone (RFC 3516 §4.2); [] is the message as it stands. */
export function binaryOctets(
  content: Content,
  part: readonly number[],
): Uint8Array | 'unknown encoding' | undefined {
  if (part.length === 0) return content.bytes;
  const named = partNumbered(content.structure, part);
  if (!named) return undefined;
  const octets = body(content.bytes, named);
  // A multipart has no encoding of its own (RFC 2045 §6.4), whatever its header says.
  if (named.parts.length > 0) return octets;
  return decodeTransfer(octets, named.encoding) ?? 'unknown encoding';
}
