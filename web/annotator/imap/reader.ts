import { CR, LF, SP } from '../../../relay/wire/bytes.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import type { Values } from '../span.ts';
import type { BodyWriter, Literal, OpenLiteral, StringUse } from './strings.ts';
import { WordReader, withOneMore } from './word-reader.ts';

const QUOTE = 34;
const OPEN = 40;
const CLOSE = 41;
const BACKSLASH = 92;
const BRACE = 123;
const TILDE = 126;
const MINUS = 45;

/** Deeper parentheses are not read as structure: no message has so many parts within parts. */
const MAX_DEPTH = 40;

/** Reads one unit: a line, with the literals in it. To the words it adds lists and strings (RFC 3501 §4.3, §4.4). */
export class Reader extends WordReader {
  /** The literal that is yet to come, once its announcement has been read. */
  open: OpenLiteral | undefined;
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
    super(bytes, writer, options.rev2, options.cut);
    const { literals } = options;
    this.literals = literals.length === 0 ? NONE : new Map(literals.map((each) => [each.start, each]));
    this.writeBody = options.writeBody;
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
