import { CR, LF, latin1, SP } from '../../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import type { Detail, SpanWriter } from '../core/span-writer.ts';
import { contentEnd, upperWord } from '../core/words.ts';
import type { Values } from '../span.ts';
import type { BodyWriter, Literal, OpenLiteral, StringUse } from './strings.ts';
import type { Term, Vocabulary } from './vocabulary/vocabulary.ts';

const TAB = 9;
const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const BACKSLASH = 92;
const BRACE = 123;
const TILDE = 126;
const MINUS = 45;
const MAX_VALUE = 200; // octets of a text that go into an explanation

/** Deeper parentheses are not read as structure: no message has so many parts within parts. */
const MAX_DEPTH = 40;

/** RFC 3501 §9: octets that end an atom. `]` is left to those who care: flags and mailbox names may hold it. */
const ENDS_ATOM = new Uint8Array(256);
for (let octet = 0; octet <= SP; octet++) ENDS_ATOM[octet] = 1;
for (const octet of [QUOTE, OPEN, CLOSE, BRACE, 127]) ENDS_ATOM[octet] = 1;

/**
 * Reads one unit from left to right: a line, with the literals in it. Every method writes the spans of what it
 * reads and moves on; what is not there is reported by the result, never by an exception.
 */
export class Reader {
  readonly bytes: Uint8Array;
  readonly writer: SpanWriter;
  readonly rev2: boolean;
  /** The octets continue in a literal that is not held: what is missing is no mistake. */
  readonly cut: boolean;
  /** Where the last line's break begins. */
  readonly end: number;
  pos = 0;
  /** The literal that is yet to come, once its announcement has been read. */
  open: OpenLiteral | undefined;
  /** Ids of the leniencies met, each once. */
  readonly bent: string[] = [];
  /** A literal was followed by what cannot follow one: its count is probably wrong. */
  suspectLiteral: number | undefined;
  private depth = 0;
  private readonly literals: ReadonlyMap<number, Literal>; // by where they start
  private readonly writeBody: BodyWriter;

  constructor(
    bytes: Uint8Array,
    writer: SpanWriter,
    options: { rev2: boolean; literals: readonly Literal[]; cut: boolean; writeBody: BodyWriter },
  ) {
    this.bytes = bytes;
    this.writer = writer;
    this.rev2 = options.rev2;
    const { literals } = options;
    this.literals = literals.length === 0 ? NONE : new Map(literals.map((each) => [each.start, each]));
    this.cut = options.cut;
    this.writeBody = options.writeBody;
    this.end = options.cut ? bytes.length : contentEnd(bytes);
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

  /** `(`, what `item` reads until `)`, and `)`. False, and nothing read, when there is no `(`. */
  list(item: () => void, open = OPEN, close = CLOSE): boolean {
    if (this.peek() !== open) return false;
    if (this.depth >= MAX_DEPTH) {
      this.leaf(this.end, 'imap.tooDeep', { class: 'unknown' });
      return true;
    }
    this.depth++;
    this.writer.put(++this.pos, 'imap.gram.open', this.rev2 ? LIST_REV2 : LIST_REV1);
    let apart = true;
    while (!this.atEnd && this.peek() !== close) {
      if (this.space()) {
        apart = true;
        continue;
      }
      if (!apart && this.peek() !== OPEN) this.bend('imap.leniency.missingSpace');
      apart = false;
      const before = this.pos;
      item();
      if (this.pos === before && !this.strayLiteral()) this.unknown(close);
    }
    if (this.peek() === close)
      this.writer.put(++this.pos, 'imap.gram.close', this.rev2 ? LIST_REV2 : LIST_REV1);
    else if (!this.cut) this.bend('imap.leniency.unclosed');
    this.depth--;
    return true;
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

  private literalHere(): Literal | undefined {
    const octet = this.peek();
    return octet === BRACE || octet === TILDE ? this.literals.get(this.pos) : undefined;
  }

  /** True where a quoted string or a literal begins. */
  get atQuotedOrLiteral(): boolean {
    return this.peek() === QUOTE || this.literalHere() !== undefined;
  }

  /** True where NIL stands. */
  get atNil(): boolean {
    const { bytes, pos } = this;
    return (
      this.end - pos >= 3 &&
      (bytes[pos]! | 32) === 110 &&
      (bytes[pos + 1]! | 32) === 105 &&
      (bytes[pos + 2]! | 32) === 108 &&
      this.atomEnd() === pos + 3
    );
  }

  /** NIL, shown as the value of `use`. */
  nil(use: StringUse): void {
    const values = use.values ? withOneMore(use.values, 'value', '') : NO_VALUE;
    this.group(use.id, { rfc: use.rfc, values }, () => {
      this.pos += 3;
      this.writer.put(this.pos, 'imap.gram.NIL', this.rev2 ? NIL_REV2 : NIL_REV1);
    });
  }

  /** NIL or a string (RFC 3501 §9 `nstring`). The text; '' for NIL; undefined when there is neither. */
  nstring(use: StringUse): string | undefined {
    if (this.atNil) {
      this.nil(use);
      return '';
    }
    const isAtom = !this.atQuotedOrLiteral && this.wordEnd() > this.pos;
    if (isAtom && use.class !== 'generic') this.bend('imap.leniency.unquoted');
    return this.string(use);
  }

  /** An atom, a quoted string or a literal (RFC 3501 §9 `astring`). Its text; undefined when there is none. */
  string(use: StringUse, stop = -1): string | undefined {
    if (this.peek() === QUOTE) return this.quoted(use);
    const literal = this.literalHere();
    if (literal) return this.literal(use, literal);
    const end = this.wordEnd(stop);
    if (end === this.pos) return undefined;
    const text = this.shown(this.pos, end);
    this.plain(end, use, text);
    return text;
  }

  /** Octets up to `end` are a string that reads `text`. */
  private plain(end: number, use: StringUse, text: string): void {
    this.writer.put(end, use.id, use.rfc, valuesOf(use, text), use.class, use.secret);
    this.pos = end;
  }

  /** The text of the string that stands here, without reading it; undefined when there is none. */
  peekText(stop = -1): string | undefined {
    const literal = this.literalHere();
    if (literal) return this.shown(literal.content, literal.content + literal.held);
    if (this.peek() !== QUOTE) {
      const end = this.wordEnd(stop);
      return end === this.pos ? undefined : this.shown(this.pos, end);
    }
    const close = this.quoteEnd();
    return unescaped(this.shown(this.pos + 1, close));
  }

  /** True where a quoted string begins that also ends. */
  get atClosedQuote(): boolean {
    return this.peek() === QUOTE && this.bytes[this.quoteEnd()] === QUOTE;
  }

  /** Where the quoted string that begins here has its closing quote, or stops without one. */
  quoteEnd(): number {
    const { bytes, end } = this;
    let at = this.pos + 1;
    while (at < end && bytes[at] !== QUOTE && bytes[at] !== LF) at += bytes[at] === BACKSLASH ? 2 : 1;
    return Math.min(at, end);
  }

  private quoted(use: StringUse): string {
    const { bytes, end } = this;
    const at = this.quoteEnd();
    const closed = at < end && bytes[at] === QUOTE;
    if (!closed) this.bend('imap.leniency.unclosedQuote');
    const shown = this.shown(this.pos + 1, at);
    const text = unescaped(shown);
    const to = closed ? at + 1 : at;
    if (text === shown) this.plain(to, use, text);
    else {
      const values = valuesOf(use, text);
      const detail = { ...use, rfc: this.rfc('3501 §4.3', '9051 §4.3'), values };
      this.group(use.id, { ...use, values }, () => this.leaf(to, 'imap.gram.quoted', detail));
    }
    return text;
  }

  private literal(use: StringUse, literal: Literal): string {
    const { content, count, held } = literal;
    const isOpen = held === 0 && count > 0;
    const text = this.shown(content, content + held);
    const values = valuesOf(use, isOpen ? '…' : text);
    this.group(use.id, { rfc: use.rfc, values }, () => {
      this.announcement(literal);
      if (isOpen) this.open = { use, literal };
      else if (use.body && use.body !== 'binary') this.writeBody(this, use, content + held);
      else this.leaf(content + held, use.id, use, values);
    });
    const next = this.peek();
    const fits = next === -1 || next === SP || next === CLOSE;
    if (!fits && this.open === undefined) this.suspectLiteral = count;
    return text;
  }

  private announcement({ content, count, synchronising, binary }: Literal): void {
    const end = this.bytes[content - 2] === CR ? content - 2 : content - 1;
    const sign = synchronising ? '' : this.bytes[end - 2] === MINUS ? 'Minus' : 'Plus';
    const kind = binary ? 'literal8' : (`literal${sign}` as const);
    if (sign === 'Minus') this.bend('imap.leniency.literalMinus');
    this.leaf(end, `imap.gram.${kind}`, {
      rfc: this.rfc(LITERAL_RFC[kind], '9051 §4.3'),
      values: { octets: count },
    });
    this.leaf(content, 'imap.gram.literalBreak', { rfc: this.rfc('3501 §4.3', '9051 §4.3') });
  }

  /** Leaves out a literal where no string is due: its octets are still a literal. */
  strayLiteral(): boolean {
    const literal = this.literalHere();
    if (literal) this.literal({ id: 'imap.strayLiteral', secret: true, class: 'generic' }, literal);
    return literal !== undefined;
  }
}

/** What the explanation of a string is given; a secret is not. */
function valuesOf({ secret, values }: StringUse, value: string): Values | undefined {
  if (secret) return values;
  return values ? withOneMore(values, 'value', value) : { value };
}

/** A copy with one more value. To spread `values` would take many times as long, and this is done for most tokens. */
function withOneMore(values: Values, name: string, value: string | number): Values {
  const all: Record<string, string | number> = { [name]: value };
  for (const each in values) all[each] = values[each]!;
  return all;
}

/** A quoted string's text without the backslashes that protect (RFC 3501 §9 `quoted-specials`). */
const unescaped = (shown: string) => (shown.includes('\\') ? shown.replace(/\\(.)/g, '$1') : shown);

// Needed so often that each is made once.
const NO_VALUE: Values = { value: '' };
const NONE: ReadonlyMap<number, Literal> = new Map();
const LIST_REV1 = '3501 §4.4';
const LIST_REV2 = '9051 §4.4';
const NIL_REV1 = '3501 §4.5';
const NIL_REV2 = '9051 §4.5';

const LITERAL_RFC = {
  literal8: '3516 §4.4',
  literal: '3501 §4.3',
  literalPlus: '7888 §3',
  literalMinus: '7888 §5',
} as const;
