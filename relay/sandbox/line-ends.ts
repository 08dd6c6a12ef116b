import { CR, concat, LF } from '../wire/bytes.ts';

const CRLF = Uint8Array.of(CR, LF);

/**
 * The octets with every bare LF as CRLF: a stored message has the line ends of the network (RFC 5322 §2.3). The same
 * array when nothing was to be done.
 */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  if (!hasBareLf(bytes)) return bytes;
  const parts: Uint8Array[] = [];
  let copied = 0;
  for (let lf = bytes.indexOf(LF); lf >= 0; lf = bytes.indexOf(LF, lf + 1)) {
    if (bytes[lf - 1] === CR) continue;
    parts.push(bytes.subarray(copied, lf), CRLF);
    copied = lf + 1;
  }
  return concat([...parts, bytes.subarray(copied)]);
}

/**
 * Whether an LF comes without its CR. Most mail has none, and megabytes of it: four octets are looked at together,
 * since few words hold an LF.
 */
function hasBareLf(bytes: Uint8Array): boolean {
  const { buffer, byteOffset, length } = bytes;
  const isBare = (at: number) => bytes[at] === LF && bytes[at - 1] !== CR;
  const anyIsBare = (from: number, to: number) => {
    for (let at = from; at < to; at++) if (isBare(at)) return true;
    return false;
  };
  // Words begin at multiples of four of the underlying buffer, wherever the octets do.
  const words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  const first = (byteOffset + 3) >> 2;
  const last = Math.max(first, (byteOffset + length) >> 2);
  for (let i = first; i < last; i++) {
    const differences = words[i]! ^ 0x0a0a0a0a;
    // Not zero when one of the four octets of `differences` is zero.
    if (((differences - 0x01010101) & ~differences & 0x80808080) === 0) continue;
    const at = i * 4 - byteOffset;
    if (anyIsBare(at, at + 4)) return true;
  }
  const [head, tail] = [first * 4 - byteOffset, last * 4 - byteOffset];
  return anyIsBare(0, Math.min(head, length)) || anyIsBare(tail, length);
}

/** The octets with a line break at their end; the same array when they have one, or are none. */
export function withFinalCrlf(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 || bytes[bytes.length - 1] === LF ? bytes : concat([bytes, CRLF]);
}
