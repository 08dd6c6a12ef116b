import { LF } from '../../wire/bytes.ts';

/** The octets behind a Content-Transfer-Encoding, or undefined for an encoding that is none (RFC 2045 §6). */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array | undefined {
  switch (encoding.toLowerCase()) {
    case '7bit':
    case '8bit':
    case 'binary':
      return bytes;
    case 'base64':
      return decodeBase64(bytes);
    case 'quoted-printable':
      return decodeQuotedPrintable(bytes);
    default:
      return undefined;
  }
}

const VALUE = new Int8Array(256).fill(-1);
for (const [i, sign] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  VALUE[sign.charCodeAt(0)] = i;
}
const PAD = 61;

/** Line breaks and strange octets are passed over (RFC 2045 §6.8); `=` ends it. */
function decodeBase64(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((bytes.length * 3) / 4));
  let n = 0;
  let bits = 0;
  let held = 0;
  for (const octet of bytes) {
    if (octet === PAD) break;
    const value = VALUE[octet]!;
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out[n++] = bits >> held;
    }
  }
  return out.subarray(0, n);
}

/** `=XX` is an octet, `=` at the end of a line joins it to the next; any other `=` stays (RFC 2045 §6.7). */
function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let n = 0;
  for (let at = 0; at < bytes.length; at++) {
    const octet = bytes[at]!;
    if (octet !== PAD) {
      out[n++] = octet;
      continue;
    }
    const soft = softBreak(bytes, at + 1);
    const value = hex(bytes[at + 1]) * 16 + hex(bytes[at + 2]);
    if (soft > 0) at = soft - 1;
    else if (value >= 0) {
      out[n++] = value;
      at += 2;
    } else out[n++] = octet;
  }
  return out.subarray(0, n);
}

/** Where the next line starts when only white space stands before the line break; 0 otherwise. */
function softBreak(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13) at++;
  return bytes[at] === LF ? at + 1 : 0;
}

/** A hexadecimal digit's value; far below zero for what is none. */
function hex(octet = 0): number {
  if (octet >= 48 && octet <= 57) return octet - 48;
  const upper = octet & 0xdf;
  return upper >= 65 && upper <= 70 ? upper - 55 : -1000;
}
