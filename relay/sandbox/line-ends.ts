import { CR, concat, LF } from '../wire/bytes.ts';

const CRLF = Uint8Array.of(CR, LF);

/**
 * The octets with every bare LF as CRLF: a stored message has the line ends of the network (RFC 5322 §2.3). The same
 * array when nothing was to be done.
 */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let copied = 0;
  for (let lf = bytes.indexOf(LF); lf >= 0; lf = bytes.indexOf(LF, lf + 1)) {
    if (bytes[lf - 1] === CR) continue;
    parts.push(bytes.subarray(copied, lf), CRLF);
    copied = lf + 1;
  }
  return parts.length === 0 ? bytes : concat([...parts, bytes.subarray(copied)]);
}

/** The octets with a line break at their end; the same array when they have one, or are none. */
export function withFinalCrlf(bytes: Uint8Array): Uint8Array {
  return bytes.length === 0 || bytes[bytes.length - 1] === LF ? bytes : concat([bytes, CRLF]);
}
