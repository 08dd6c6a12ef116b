import type { Span, Unit, Values } from '../annotator/span.ts';
import {
  CLASSES,
  FROM_CLIENT,
  HAS_ANSWERS,
  HAS_ELAPSED,
  HAS_PARTS,
  HAS_RFC,
  HAS_VALUES,
  OUTCOME_SHIFT,
  OUTCOMES,
  SECRET,
} from './unit-format.ts';

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
