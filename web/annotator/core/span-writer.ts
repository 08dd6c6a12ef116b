import type { Span, SpanClass, Values } from '../span.ts';

/** What a span carries beside its place and its id. */
export interface Detail {
  /** 'specific' when not given. */
  readonly class?: SpanClass;
  readonly values?: Values | undefined;
  readonly rfc?: string | undefined;
  readonly secret?: boolean;
}

/**
 * Writes the spans of one unit from left to right. Each call covers the octets from where the last one ended, so
 * whatever a grammar decides, the spans are together exactly the unit, without gap or overlap.
 * Positions are relative to the unit's first octet.
 */
export class SpanWriter {
  private spans: Span[] = [];
  /** How far the spans reach. */
  at = 0;
  private readonly base: number;

  /** @param base the unit's offset in its direction's stream */
  constructor(base: number) {
    this.base = base;
  }

  /** Octets up to `end` (exclusive) mean `id`. Nothing is written when there are none. */
  leaf(end: number, id: string, detail?: Detail): this {
    if (end <= this.at) return this;
    this.spans.push(makeSpan(this.base + this.at, this.base + end, id, detail));
    this.at = end;
    return this;
  }

  /** A span made of the parts that `write` adds. Nothing is written when it adds none. */
  group(id: string, detail: Detail | undefined, write: (parts: this) => void): this {
    const outer = this.spans;
    const start = this.at;
    this.spans = [];
    write(this);
    const parts = this.spans;
    this.spans = outer;
    if (parts.length > 0) outer.push(makeSpan(this.base + start, this.base + this.at, id, detail, parts));
    return this;
  }

  done(): readonly Span[] {
    return this.spans;
  }
}

/**
 * Spans are made by the million. All have the same fields in the same order, whether used or not: the engine then
 * makes one kind of object, whole at once, which is smaller and several times faster than adding fields as needed.
 */
function makeSpan(start: number, end: number, id: string, detail?: Detail, parts?: readonly Span[]): Span {
  return {
    start,
    end,
    id,
    class: detail?.class ?? 'specific',
    values: detail?.values,
    rfc: detail?.rfc || undefined,
    secret: detail?.secret || undefined,
    parts,
  };
}
