import { CR, concat, LF } from '../wire/bytes.ts';

export const CRLF = Uint8Array.of(CR, LF);

/**
 * The octets with every bare LF as CRLF: a stored message has the line ends of the network (RFC 5322 §2.3). The same
 * array when nothing was to be done.
 */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  return inspect(bytes).bareLf ? mended(bytes) : bytes;
}

/** The octets with every bare LF as CRLF, or undefined when there is a NUL among them: one look for both. */
export function withCrlfUnlessNul(bytes: Uint8Array): Uint8Array | undefined {
  const { nul, bareLf } = inspect(bytes);
  if (nul) return undefined;
  return bareLf ? mended(bytes) : bytes;
}

/** Octet by octet: a view of each line would cost a hundred times the memory where the lines are empty. */
function mended(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + bareLfs(bytes));
  let end = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (isBareLf(bytes, at)) whole[end++] = CR;
    whole[end++] = bytes[at]!;
  }
  return whole;
}

function bareLfs(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if (isBareLf(bytes, at)) count++;
  return count;
}

const isBareLf = (bytes: Uint8Array, at: number) => bytes[at] === LF && bytes[at - 1] !== CR;

const NUL_FOUND = 1;
const BARE_LF_FOUND = 2;

/**
 * Whether there is a NUL, and an LF without its CR. Most mail has neither, and megabytes of it: four octets are looked
 * at together, and closer only where one of them is below 11, as NUL and LF are and few others.
 */
export function inspect(bytes: Uint8Array): { nul: boolean; bareLf: boolean } {
  const { buffer, byteOffset, length } = bytes;
  // Words begin at multiples of four of the underlying buffer, wherever the octets do.
  const words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  const first = (byteOffset + 3) >> 2;
  const last = Math.max(first, (byteOffset + length) >> 2);
  let found = look(bytes, 0, Math.min(first * 4 - byteOffset, length));
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    // An octet's highest bit is set here when it is below 11; it may be for one above it too, so it is looked at.
    if (((word - 0x0b0b0b0b) & ~word & 0x80808080) === 0) continue;
    found |= look(bytes, i * 4 - byteOffset, i * 4 - byteOffset + 4);
  }
  found |= look(bytes, Math.max(last * 4 - byteOffset, 0), length);
  return { nul: (found & NUL_FOUND) !== 0, bareLf: (found & BARE_LF_FOUND) !== 0 };
}

function look(bytes: Uint8Array, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) {
    const octet = bytes[at];
    if (octet === 0) found |= NUL_FOUND;
    else if (octet === LF && bytes[at - 1] !== CR) found |= BARE_LF_FOUND;
  }
  return found;
}

/** The octets with a line break at their end; the same array when they have one, or are none. */
export function withFinalCrlf(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 || bytes[bytes.length - 1] === LF ? bytes : concat([bytes, CRLF]);
}
