import { latin1 } from './bytes.ts';

/** The UTF-8 octets of a string (RFC 3629); a lone surrogate becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return beyondAscii(text, ascii.subarray(0, i));
    ascii[i] = code;
  }
  return ascii;
}

/** The octets of a text that begins with these in ASCII. */
function beyondAscii(text: string, ascii: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  bytes.set(ascii);
  let n = ascii.length;
  for (let i = n; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(i + 1);
      if (code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00);
        i++;
      } else code = 0xfffd;
    }
    if (code < 0x80) bytes[n++] = code;
    else if (code < 0x800) {
      bytes[n++] = 0xc0 | (code >> 6);
      bytes[n++] = 0x80 | (code & 63);
    } else if (code < 0x10000) {
      bytes[n++] = 0xe0 | (code >> 12);
      bytes[n++] = 0x80 | ((code >> 6) & 63);
      bytes[n++] = 0x80 | (code & 63);
    } else {
      bytes[n++] = 0xf0 | (code >> 18);
      bytes[n++] = 0x80 | ((code >> 12) & 63);
      bytes[n++] = 0x80 | ((code >> 6) & 63);
      bytes[n++] = 0x80 | (code & 63);
    }
  }
  return bytes.slice(0, n);
}

/**
 * The length in octets of the well-formed UTF-8 sequence at `at`, or 0 where there is none (RFC 3629 §4:
 * no overlong form, no surrogate, nothing above U+10FFFF).
 */
export function utf8SequenceLength(bytes: Uint8Array, at: number): number {
  const b0 = bytes[at]!;
  if (b0 < 0x80) return 1;
  const tail = (i: number, low = 0x80, high = 0xbf) => {
    const b = bytes[at + i];
    return b !== undefined && b >= low && b <= high;
  };
  if (b0 >= 0xc2 && b0 <= 0xdf) return tail(1) ? 2 : 0;
  if (b0 >= 0xe0 && b0 <= 0xef) {
    const low = b0 === 0xe0 ? 0xa0 : 0x80;
    const high = b0 === 0xed ? 0x9f : 0xbf;
    return tail(1, low, high) && tail(2) ? 3 : 0;
  }
  if (b0 >= 0xf0 && b0 <= 0xf4) {
    const low = b0 === 0xf0 ? 0x90 : 0x80;
    const high = b0 === 0xf4 ? 0x8f : 0xbf;
    return tail(1, low, high) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

/** True when every octet belongs to a well-formed UTF-8 sequence. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const length = utf8SequenceLength(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

/** The text of UTF-8 octets; each octet that fits no sequence becomes U+FFFD. */
export function fromUtf8(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let text = '';
  let plain = start;
  for (let at = start; at < end; ) {
    const b0 = bytes[at]!;
    if (b0 < 0x80) {
      at++;
      continue;
    }
    text += latin1(bytes, plain, at);
    let length = utf8SequenceLength(bytes, at);
    if (at + length > end) length = 0;
    if (length === 0) text += '\ufffd';
    else text += String.fromCodePoint(codePoint(bytes, at, length));
    at += length || 1;
    plain = at;
  }
  return text + latin1(bytes, plain, end);
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let code = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 63);
  return code;
}
