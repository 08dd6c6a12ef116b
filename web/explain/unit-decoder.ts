import type { Note, Span, Unit, Values } from '../annotator/span.ts';
import {
  CLASS_BITS,
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
