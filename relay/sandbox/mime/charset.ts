import { latin1 } from '../../wire/bytes.ts';
import { fromUtf8 } from '../../wire/utf8.ts';

/** Octets as text, for the charsets most mail is in. One that is not known is read as UTF-8, or as Latin-1. */
export function decodeCharset(bytes: Uint8Array, charset: string): string {
  const name = charset.toLowerCase().replace(/^(?:cs|x-)/, '');
  if (name === 'iso-8859-1' || name === 'latin1') return latin1(bytes);
  if (name === 'iso-8859-15' || name === 'latin9') return replaced(latin1(bytes), LATIN9);
  if (name === 'windows-1252' || name === 'cp1252') return replaced(latin1(bytes), WINDOWS_1252);
  return fromUtf8(bytes);
}

/** Where ISO 8859-15 differs from ISO 8859-1. */
const LATIN9 = new Map([...'¤¦¨´¸¼½¾'].map((sign, i) => [sign, '€ŠšŽžŒœŸ'[i]!]));

/** The octets 0x80 to 0x9F of Windows-1252; a space where it has none. */
const WINDOWS_1252 = new Map(
  [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'].map((sign, i) => [String.fromCharCode(0x80 + i), sign]),
);

function replaced(text: string, signs: ReadonlyMap<string, string>): string {
  return text.replace(/[\x80-\xff]/g, (sign) => signs.get(sign) ?? sign);
}
