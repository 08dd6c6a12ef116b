import { toBase64 } from '../../wire/base64.ts';
import { concat, EMPTY, fromLatin1 } from '../../wire/bytes.ts';
import { CRLF, inspect } from '../line-ends.ts';
import { Content } from './content.ts';
import type { Part } from './part.ts';
import { body } from './section.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Octets of a line of base64: 76 signs (RFC 2045 §6.8). */
const LINE = 57;

/** Octets to take out, and what takes their place. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly octets: Uint8Array;
}

/**
 * The message with each part in base64 that the base specification cannot carry (RFC 3516 §6): one with NUL, and one
 * declared binary in which line ends are no line ends. Undefined when there is NUL elsewhere, in a header or between
 * parts.
 */
export function transportable(bytes: Uint8Array): Uint8Array | undefined {
  const { nul, bareLf } = inspect(bytes);
  if (!nul && !bareLf) return bytes;
  const edits = leaves(new Content(bytes).structure).flatMap((part) => editsOf(bytes, part));
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { start, end, octets } of edits) {
    pieces.push(bytes.subarray(at, start), octets);
    at = end;
  }
  const mended = concat([...pieces, bytes.subarray(at)]);
  return mended.includes(0) ? undefined : mended;
}

/** The parts that hold no others, in the order they stand in. */
function leaves(part: Part): Part[] {
  if (part.message) return leaves(part.message);
  return part.parts.length > 0 ? part.parts.flatMap(leaves) : [part];
}

function editsOf(bytes: Uint8Array, part: Part): Edit[] {
  const { header, bodyEnd, encoding } = part;
  const octets = body(bytes, part);
  const { nul, bareLf } = inspect(octets);
  if (!nul && !(bareLf && encoding.toLowerCase() === 'binary')) return [];
  const decoded = decodeTransfer(octets, encoding);
  if (!decoded) return [];
  const old = header.fields.filter(({ name }) => name.toLowerCase() === 'content-transfer-encoding');
  const end = header.fields.at(-1)?.end ?? header.start;
  const field = fromLatin1('Content-Transfer-Encoding: base64\r\n');
  return [
    ...old.map((each) => ({ start: each.start, end: each.end, octets: EMPTY })),
    { start: end, end, octets: field },
    // The line break before a delimiter belongs to that; at the end of the message the last line has its own.
    { start: header.end, end: bodyEnd, octets: base64Lines(decoded, bodyEnd === bytes.length) },
  ];
}

function base64Lines(octets: Uint8Array, final: boolean): Uint8Array {
  const lines: Uint8Array[] = [];
  for (let at = 0; at < octets.length; at += LINE) {
    if (at > 0) lines.push(CRLF);
    lines.push(fromLatin1(toBase64(octets.subarray(at, at + LINE))));
  }
  if (final) lines.push(CRLF);
  return concat(lines);
}
