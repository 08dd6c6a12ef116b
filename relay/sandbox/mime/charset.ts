import { latin1 } from '../../wire/bytes.ts';
import { fromUtf8 } from '../../wire/utf8.ts';

/**
 * The platform's decoder (WHATWG Encoding). It is in Node and in every browser, and as pure as a function can be:
 * octets in, text out. Declared here because a pure folder has no platform's library.
 */
declare const TextDecoder: new (label: string) => { decode(octets: Uint8Array): string };

/** The charsets that SEARCH, SORT and THREAD take, by their preferred MIME names. Mail is read in more than these. */
export const CHARSETS: readonly string[] = [
  'US-ASCII',
  'UTF-8',
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16].map((part) => `ISO-8859-${part}`),
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((page) => `WINDOWS-125${page}`),
  'KOI8-R',
  'KOI8-U',
  'SHIFT_JIS',
  'EUC-JP',
  'ISO-2022-JP',
  'GB2312',
  'GBK',
  'GB18030',
  'BIG5',
  'EUC-KR',
];

/** Octets as text. A charset that nobody knows is read as UTF-8, or as Latin-1 where it is not UTF-8. */
export function decodeCharset(octets: Uint8Array, charset: string): string {
  const name = charset.toLowerCase().replace(/^cs/, '');
  if (name === 'utf-8' || name === 'utf8' || name === 'us-ascii') return fromUtf8(octets);
  if (name === 'iso-8859-1' || name === 'latin1') return latin1(octets);
  if (name === 'windows-1252' || name === 'cp1252') return windows1252(octets);
  return decoderOf(name)?.decode(octets) ?? fromUtf8(octets);
}

type Decoder = InstanceType<typeof TextDecoder>;
const DECODERS = new Map<string, Decoder | undefined>();
/** Names come from mail: only so many are remembered. */
const MAX_DECODERS = 100;

function decoderOf(name: string): Decoder | undefined {
  if (DECODERS.has(name)) return DECODERS.get(name);
  const made = madeDecoder(OTHER_NAMES[name] ?? name);
  if (DECODERS.size < MAX_DECODERS) DECODERS.set(name, made);
  return made;
}

/** Names that mail has and the Encoding standard has not. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  latin9: 'iso-8859-15',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
};

function madeDecoder(label: string): Decoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined; // a RangeError: no such charset
  }
}

/** The octets 0x80 to 0x9F of Windows-1252; a space where it has none. Node 20's own decoder takes it for Latin-1. */
const WINDOWS_1252 = [...'€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'];

function windows1252(octets: Uint8Array): string {
  return latin1(octets).replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80]!);
}
