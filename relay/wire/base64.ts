/** Base64 (RFC 4648 §4), for SASL exchanges and MIME, without atob or Buffer. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUE = new Int8Array(256).fill(-1);
for (let i = 0; i < 64; i++) VALUE[ALPHABET.charCodeAt(i)] = i;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const triple = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += ALPHABET[triple >> 18]! + ALPHABET[(triple >> 12) & 63]!;
    text += left > 1 ? ALPHABET[(triple >> 6) & 63]! : '=';
    text += left > 2 ? ALPHABET[triple & 63]! : '=';
  }
  return text;
}

/** The octets a base64 text stands for, or undefined when it is not strict base64 (wrong octet, length or padding). */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let n = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length - padding; i++) {
    const value = text.charCodeAt(i) < 256 ? VALUE[text.charCodeAt(i)]! : -1;
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[n++] = (bits >> held) & 255;
      bits &= (1 << held) - 1;
    }
  }
  return bits === 0 ? bytes : undefined;
}
