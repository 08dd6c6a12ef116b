import { latin1, SP } from '../../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import type { Detail, SpanWriter } from '../core/span-writer.ts';
import { contentEnd, upperWord } from '../core/words.ts';
import type { Values } from '../span.ts';
import type { Term, Vocabulary } from './vocabulary/vocabulary.ts';

const TAB = 9;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const BRACE = 123;
const MAX_VALUE = 200; // octets of a text that go into an explanation

/** RFC 3501 §9: octets that end an atom. `]` is left to those who care: flags and mailbox names may hold it. */
const ENDS_ATOM = new Uint8Array(256);
for (let octet = 0; octet <= SP; octet++) ENDS_ATOM[octet] = 1;
for (const octet of [QUOTE, OPEN, CLOSE, BRACE, 127]) ENDS_ATOM[octet] = 1;

/**
 * Reads one unit from left to right, word by word: blanks, atoms, numbers. Every method writes the spans of what it
 * reads and moves on; what is not there is reported by the result, never by an exception.
 */
export class WordReader {
  readonly bytes: Uint8Array;
  readonly writer: SpanWriter;
  readonly rev2: boolean;
  /** The octets continue in a literal that is not held: what is missing is no mistake. */
  readonly cut: boolean;
  /** Where the last line's break begins. */
  readonly end: number;
  pos = 0;
  /** Ids of the leniencies met, each once. */
  readonly bent: string[] = [];

  constructor(bytes: Uint8Array, writer: SpanWriter, rev2: boolean, cut: boolean) {
    this.bytes = bytes;
    this.writer = writer;
    this.rev2 = rev2;
    this.cut = cut;
    this.end = cut ? bytes.length : contentEnd(bytes);
  }

  /** Says that a rule was bent. */
  bend(id: string): void {
    if (!this.bent.includes(id)) this.bent.push(id);
  }

  /** The RFC section for the version in use. */
  rfc(rev1: string, rev2: string): string {
    return this.rev2 ? rev2 : rev1;
  }

  get atEnd(): boolean {
    return this.pos >= this.end;
  }

  peek(ahead = 0): number {
    const at = this.pos + ahead;
    return at < this.end ? this.bytes[at]! : -1;
  }

  leaf(end: number, id: string, detail?: Detail, values?: Values): void {
    const to = Math.min(end, this.bytes.length);
    if (to <= this.pos) return;
    this.writer.leaf(to, id, detail, values);
    this.pos = to;
  }

  group(id: string, detail: Detail | undefined, write: () => void): void {
    this.writer.group(id, detail, write);
  }

  term(term: Term, end: number): void {
    this.leaf(end, term.id, this.rev2 ? term.rev2 : term.rev1);
  }

  detail(term: Term): Detail {
    return this.rev2 ? term.rev2 : term.rev1;
  }

  /** Blanks; the grammar has exactly one. False when there is none. */
  space(): boolean {
    let at = this.pos;
    while (at < this.end && (this.bytes[at] === SP || this.bytes[at] === TAB)) at++;
    if (at === this.pos) return false;
    if (at - this.pos > 1 || this.bytes[this.pos] === TAB) this.bend('imap.leniency.spaces');
    this.writer.put(at, 'core.space');
    this.pos = at;
    return true;
  }

  /** Where the atom at `from` ends. */
  atomEnd(from = this.pos): number {
    const { bytes, end } = this;
    while (from < end && ENDS_ATOM[bytes[from]!] === 0) from++;
    return from;
  }

  /** Where the word at `from` ends: at a blank or a parenthesis, or where `stop` stands. */
  wordEnd(stop = -1, from = this.pos): number {
    const { bytes, end } = this;
    while (from < end && ENDS_ATOM[bytes[from]!] === 0 && bytes[from] !== stop) from++;
    return from;
  }

  /** Octets up to `end` in upper case. */
  upper(end: number): string {
    return upperWord(this.bytes, this.pos, end);
  }

  /** Reads one word of `words`, or says `unknown` of it. The word in upper case; undefined when there is none. */
  word(words: Vocabulary, unknown: string, stop = -1): string | undefined {
    const end = this.wordEnd(stop);
    if (end === this.pos) return undefined;
    const name = this.upper(end);
    const term = words.get(name);
    if (term) this.term(term, end);
    else this.leaf(end, unknown, { class: 'generic', values: { name: this.shown(this.pos, end) } });
    return name;
  }

  /** Text for an explanation, cut short where it is long. */
  shown(start: number, end: number): string {
    const cut = end - start > MAX_VALUE;
    const text = fromUtf8(this.bytes, start, cut ? start + MAX_VALUE : end);
    return cut ? `${text}…` : text;
  }

  /** The decimal number up to `end`; undefined when it is none or above 2⁶³−1. */
  numberAt(start: number, end: number): number | undefined {
    if (end <= start || end - start > 19) return undefined;
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = this.bytes[at]! - 48;
      if (digit < 0 || digit > 9) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }

  /** Says that what the grammar asks for is not there. */
  lacks(): void {
    if (!this.cut) this.bend('imap.leniency.missing');
  }

  /** `number`, but not 0 (RFC 3501 §9 `nz-number`). */
  nzNumber(id: string, rfc?: string): number | undefined {
    return this.numberAt(this.pos, this.wordEnd(93)) === 0 ? undefined : this.number(id, rfc);
  }

  /** A number with its explanation, which gets it as `{n}`. Undefined, and nothing read, when there is none. */
  number(id: string, rfc?: string, values?: Readonly<Record<string, string | number>>): number | undefined {
    const end = this.wordEnd(93);
    const n = this.numberAt(this.pos, end);
    if (n === undefined) return undefined;
    const exact = n <= Number.MAX_SAFE_INTEGER ? n : latin1(this.bytes, this.pos, end);
    this.leaf(end, id, { rfc, values: values ? withOneMore(values, 'n', exact) : { n: exact } });
    return n;
  }

  /** One token that nothing explains: at least an octet, at most up to a blank or `stop`. */
  unknown(stop = -1): void {
    const end = Math.max(this.wordEnd(stop), this.pos + 1);
    this.leaf(end, 'imap.unknown', { class: 'unknown' });
  }

  /** All that is left before the line break. */
  rest(id: string, detail?: Detail): void {
    this.leaf(this.end, id, detail);
  }
}

/** A copy with one more value. To spread `values` would take many times as long, and this is done for most tokens. */
export function withOneMore(values: Values, name: string, value: string | number): Values {
  const all: Record<string, string | number> = { [name]: value };
  for (const each in values) all[each] = values[each]!;
  return all;
}
