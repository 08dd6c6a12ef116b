import type { Note, Span, SpanClass, Unit, Values } from '../annotator/span.ts';

/**
 * Units as octets: a dozen for a span where objects take a hundred, so that a log of a hundred thousand lines fits in
 * memory with all its explanations. A span's place is not written: spans follow each other without a gap.
 */

const CLASSES: readonly SpanClass[] = ['specific', 'generic', 'body', 'unknown'];
const OUTCOMES: readonly Unit['outcome'][] = [undefined, 'ok', 'refused', 'continue', 'data', 'bye'];

const CLASS_BITS = 3;
const SECRET = 4;
const HAS_RFC = 8;
const HAS_VALUES = 16;
const HAS_PARTS = 32;

const FROM_CLIENT = 1;
const HAS_ANSWERS = 2;
const HAS_ELAPSED = 4;
const OUTCOME_SHIFT = 3;

/** Writes units one after another. Words that come again and again are numbered in `words`, in order of appearance. */
export class UnitEncoder {
  readonly words: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly encoder = new TextEncoder();
  private bytes = new Uint8Array(64 * 1024);
  private view = new DataView(this.bytes.buffer);
  private at = 0;

  unit(unit: Unit): void {
    const { from, outcome, answers, elapsed, start, end } = unit;
    this.number(
      (from === 'client' ? FROM_CLIENT : 0) |
        (answers === undefined ? 0 : HAS_ANSWERS) |
        (elapsed === undefined ? 0 : HAS_ELAPSED) |
        (OUTCOMES.indexOf(outcome) << OUTCOME_SHIFT),
    );
    this.number(unit.index);
    this.float(unit.at);
    this.number(start);
    this.number(end - start);
    this.word(unit.before);
    this.word(unit.after);
    if (answers !== undefined) this.number(unit.index - answers);
    if (elapsed !== undefined) this.float(elapsed);
    this.text(unit.notes.length === 0 ? '' : JSON.stringify(unit.notes));
    this.spans(unit.spans);
  }

  /** What has been written since the last call. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.bytes.slice(0, this.at);
    this.at = 0;
    return taken;
  }

  private spans(spans: readonly Span[]): void {
    this.number(spans.length);
    for (const span of spans) this.span(span);
  }

  private span({ start, end, id, class: spanClass, values, rfc, secret, parts }: Span): void {
    this.number(
      CLASSES.indexOf(spanClass) |
        (secret ? SECRET : 0) |
        (rfc ? HAS_RFC : 0) |
        (values ? HAS_VALUES : 0) |
        (parts ? HAS_PARTS : 0),
    );
    this.word(id);
    if (rfc) this.word(rfc);
    if (values) this.values(values);
    if (parts) this.spans(parts);
    else this.number(end - start);
  }

  private values(values: Values): void {
    const keys = Object.keys(values);
    this.number(keys.length);
    for (const key of keys) {
      const value = values[key]!;
      this.word(key);
      if (typeof value === 'string') this.text(value, 1);
      else {
        this.number(0);
        this.float(value);
      }
    }
  }

  private word(word: string): void {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.words.push(word) - 1;
      this.numbers.set(word, number);
    }
    this.number(number);
  }

  /** A text after its length, to which `more` is added. */
  private text(text: string, more = 0): void {
    this.reserve(text.length * 3 + 10);
    const short = text.length * 3 < 128; // its length in octets takes one octet itself
    if (short) {
      const { written } = this.encoder.encodeInto(text, this.bytes.subarray(this.at + 1));
      this.bytes[this.at] = written + more;
      if (written + more < 128) {
        this.at += 1 + written;
        return;
      }
    }
    const octets = this.encoder.encode(text);
    this.number(octets.length + more);
    this.bytes.set(octets, this.at);
    this.at += octets.length;
  }

  /** Seven bits an octet, the lowest first; the top bit says that more follow. */
  private number(number: number): void {
    this.reserve(10);
    let left = number;
    while (left >= 128) {
      this.bytes[this.at++] = (left % 128) | 128;
      left = Math.floor(left / 128);
    }
    this.bytes[this.at++] = left;
  }

  private float(number: number): void {
    this.reserve(8);
    this.view.setFloat64(this.at, number);
    this.at += 8;
  }

  private reserve(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const larger = new Uint8Array((this.at + more) * 2);
    larger.set(this.bytes.subarray(0, this.at));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** The units in `bytes`; `words` are the encoder's. */
export function decodeUnits(bytes: Uint8Array, words: readonly string[]): Unit[] {
  const decoder = new UnitDecoder(bytes, words);
  const units: Unit[] = [];
  while (!decoder.atEnd) units.push(decoder.unit());
  return units;
}

class UnitDecoder {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly words: readonly string[];
  private readonly decoder = new TextDecoder();
  private at = 0;
  /** Where the next leaf begins in its direction. */
  private place = 0;

  constructor(bytes: Uint8Array, words: readonly string[]) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.words = words;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  unit(): Unit {
    const flags = this.number();
    const index = this.number();
    const at = this.float();
    const start = this.number();
    const end = start + this.number();
    const before = this.word();
    const after = this.word();
    const answers = flags & HAS_ANSWERS ? { answers: index - this.number() } : {};
    const elapsed = flags & HAS_ELAPSED ? { elapsed: this.float() } : {};
    const said = this.text(this.number());
    const notes: readonly Note[] = said === '' ? [] : JSON.parse(said);
    const outcome = OUTCOMES[flags >> OUTCOME_SHIFT];
    this.place = start;
    const spans = this.spans();
    const from = flags & FROM_CLIENT ? 'client' : 'server';
    const unit = {
      index,
      from,
      at,
      start,
      end,
      spans,
      notes,
      before,
      after,
      ...answers,
      ...elapsed,
    } as const;
    return outcome ? { ...unit, outcome } : unit;
  }

  private spans(): Span[] {
    return Array.from({ length: this.number() }, () => this.span());
  }

  private span(): Span {
    const flags = this.number();
    const id = this.word();
    const rfc = flags & HAS_RFC ? this.word() : undefined;
    const values = flags & HAS_VALUES ? this.values() : undefined;
    const start = this.place;
    const parts = flags & HAS_PARTS ? this.spans() : undefined;
    if (!parts) this.place += this.number();
    const secret = flags & SECRET ? true : undefined;
    return { start, end: this.place, id, class: CLASSES[flags & CLASS_BITS]!, values, rfc, secret, parts };
  }

  private values(): Values {
    const values: Record<string, string | number> = {};
    for (let left = this.number(); left > 0; left--) {
      const key = this.word();
      const length = this.number();
      values[key] = length === 0 ? this.float() : this.text(length - 1);
    }
    return values;
  }

  private word(): string {
    return this.words[this.number()]!;
  }

  private text(length: number): string {
    const text = this.decoder.decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }

  private number(): number {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const octet = this.bytes[this.at++]!;
      number += (octet & 127) * scale;
      if (octet < 128) return number;
    }
  }

  private float(): number {
    const number = this.view.getFloat64(this.at);
    this.at += 8;
    return number;
  }
}
