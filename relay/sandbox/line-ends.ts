import { CR, concat, LF } from '../wire/bytes.ts';

const CRLF = Uint8Array.of(CR, LF);

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

function mended(bytes: Uint8Array): Uint8Array {
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
 * Whether there is a NUL, and an LF without its CR. Most mail has neither, and megabytes of it: four octets are looked
 * at together, since few words hold either.
 */
function inspect(bytes: Uint8Array): { nul: boolean; bareLf: boolean } {
  const { buffer, byteOffset, length } = bytes;
  let nul = false;
  let bareLf = false;
  const look = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const octet = bytes[at];
      if (octet === 0) nul = true;
      else if (octet === LF && bytes[at - 1] !== CR) bareLf = true;
    }
  };
  // Words begin at multiples of four of the underlying buffer, wherever the octets do.
  const words = new Int32Array(buffer, 0, buffer.byteLength >> 2);
  const first = (byteOffset + 3) >> 2;
  const last = Math.max(first, (byteOffset + length) >> 2);
  for (let i = first; i < last; i++) {
    const word = words[i]!;
    const differences = word ^ 0x0a0a0a0a;
    // Not zero when one of a word's four octets is zero: of `differences` an LF, of the word itself a NUL.
    const found = ((differences - 0x01010101) & ~differences) | ((word - 0x01010101) & ~word);
    if ((found & 0x80808080) !== 0) look(i * 4 - byteOffset, i * 4 - byteOffset + 4);
  }
  const [head, tail] = [first * 4 - byteOffset, last * 4 - byteOffset];
  look(0, Math.min(head, length));
  look(Math.max(tail, 0), length);
  return { nul, bareLf };
}

/** The octets with a line break at their end; the same array when they have one, or are none. */
export function withFinalCrlf(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 || bytes[bytes.length - 1] === LF ? bytes : concat([bytes, CRLF]);
}
