import { utf8 } from '../../../wire/utf8.ts';

/** A text to look for without regard to case (RFC 3501 §6.4.4), made ready once for many messages. */
export interface Needle {
  readonly folded: string;
  /** Where all of it is ASCII: raw text can then be searched without decoding it. */
  readonly ascii: OctetNeedle | undefined;
  readonly octets: OctetNeedle;
}

/** For a search that skips (Boyer, Moore, Horspool): most octets of a body are never looked at. */
export interface OctetNeedle {
  /** In lower case. */
  readonly octets: Uint8Array;
  /** How far to go on when the last octet looked at is this one, in either case. */
  readonly skips: Uint32Array;
}

const ASCII = /^[\x00-\x7f]*$/;

/** For looking up: case and the ways of composing a character folded (i;unicode-casemap, RFC 5051 §2). */
export const fold = (text: string): string =>
  ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').toLowerCase();

/** For putting in order: the same, in capitals as RFC 5051 has it, which stand before `[` and `_` and not behind. */
export const collated = (text: string): string =>
  ASCII.test(text) ? text.toUpperCase() : text.normalize('NFKD').toUpperCase();

export function needleOf(text: string): Needle {
  const folded = fold(text);
  const octets = octetNeedle(utf8(folded));
  return { folded, octets, ascii: ASCII.test(folded) ? octets : undefined };
}

function octetNeedle(octets: Uint8Array): OctetNeedle {
  const last = octets.length - 1;
  const skips = new Uint32Array(256).fill(Math.max(octets.length, 1));
  for (let i = 0; i < last; i++) {
    const octet = octets[i]!;
    skips[octet] = last - i;
    if (octet >= 97 && octet <= 122) skips[octet - 32] = last - i;
  }
  return { octets, skips };
}

/** Characters up to which a needle is looked for by JavaScript's own search, which may look back as far for each one. */
const SHORT = 100;

/** Whether the needle stands in a folded text. */
export function includes(text: string, { folded, octets }: Needle): boolean {
  if (folded.length <= SHORT) return text.includes(folded);
  if (folded.length > text.length) return false;
  const bytes = utf8(text);
  return standsIn(bytes, 0, bytes.length, octets);
}

/** Whether the needle stands between `from` and `to`, in any case. */
export function standsIn(
  bytes: Uint8Array,
  from: number,
  to: number,
  { octets, skips }: OctetNeedle,
): boolean {
  const last = octets.length - 1;
  let patience = PATIENCE * (to - from);
  for (let end = from + last; end < to; end += skips[bytes[end]!]!) {
    let i = last;
    while (i >= 0 && lower(bytes[end - last + i]!) === octets[i]) i--;
    if (i < 0) return true;
    patience -= last - i;
    if (patience < 0) return standsInRepetitive(bytes, end - last, to, octets);
  }
  return octets.length === 0;
}

/** How often each octet may be looked at, on average, before the text is taken for one made to be awkward. */
const PATIENCE = 4;

/** The same without going back (Knuth, Morris, Pratt), for a long needle in a text that is all but its repetition. */
function standsInRepetitive(bytes: Uint8Array, from: number, to: number, octets: Uint8Array): boolean {
  const borders = bordersOf(octets);
  let matched = 0;
  for (let at = from; at < to; at++) {
    const octet = lower(bytes[at]!);
    while (matched > 0 && octets[matched] !== octet) matched = borders[matched - 1]!;
    if (octets[matched] === octet) matched++;
    if (matched === octets.length) return true;
  }
  return false;
}

/** Of each beginning of the needle: how much of its end is a beginning too. */
function bordersOf(octets: Uint8Array): Uint32Array {
  const borders = new Uint32Array(octets.length);
  let border = 0;
  for (let i = 1; i < octets.length; i++) {
    while (border > 0 && octets[i] !== octets[border]) border = borders[border - 1]!;
    if (octets[i] === octets[border]) border++;
    borders[i] = border;
  }
  return borders;
}

const lower = (octet: number) => (octet >= 65 && octet <= 90 ? octet + 32 : octet);
