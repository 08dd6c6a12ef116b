import { utf8SequenceLength } from '../../relay/wire/utf8.ts';

/**
 * Octets as text that nothing interprets: controls become symbols, what is no UTF-8 becomes ‹hex›, and characters
 * that reorder or hide text are spelt out; a tab is an arrow, since lines begin with it. This is the only door from the wire to the screen.
 */
export interface Visible {
  readonly text: string;
  /** For each UTF-16 unit of `text`, the octet it comes from. */
  readonly octets: readonly number[];
}

/** Line breaks are left out unless `breaks`: then they show as ␍␊. */
export function visible(bytes: Uint8Array, breaks = false): Visible {
  let text = '';
  const octets: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = utf8SequenceLength(bytes, at);
    const shown = length === 0 ? hex(bytes[at]!) : symbol(character(bytes, at, length), breaks);
    text += shown;
    for (let i = 0; i < shown.length; i++) octets.push(at);
    at += length || 1;
  }
  return { text, octets };
}

/** A string from elsewhere (a reason, a name), made harmless the same way. */
export function visibleText(text: string): string {
  return [...text].map((each) => symbol(each, true)).join('');
}

const hex = (octet: number) => `‹${octet.toString(16).padStart(2, '0')}›`;

function symbol(char: string, breaks: boolean): string {
  const code = char.codePointAt(0)!;
  if (code === 13 || code === 10) return breaks ? String.fromCharCode(0x2400 + code) : '';
  if (code === 9) return '→ ';
  if (code < 32) return String.fromCharCode(0x2400 + code);
  if (code === 127) return '␡';
  if (code < 127) return char;
  return HIDDEN.test(char) ? `‹u+${code.toString(16).padStart(4, '0')}›` : char;
}

/** C1 controls, format characters (bidirectional overrides, zero-width, tags), separators, surrogates, private use. */
const HIDDEN = /[\u0080-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/u;

function character(bytes: Uint8Array, at: number, length: number): string {
  if (length === 1) return String.fromCharCode(bytes[at]!);
  let code = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 63);
  return String.fromCodePoint(code);
}
