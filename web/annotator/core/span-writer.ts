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
  /** The spans written, and after them the parts of the groups that are being written, the innermost last. */
  private readonly stack: Span[] = [];
  private top = 0;
  /** How far the spans reach. */
  at = 0;
  private readonly base: number;

  /** @param base the unit's offset in its direction's stream */
  constructor(base: number) {
    this.base = base;
  }

  /**
   * Octets up to `end` (exclusive) mean `id`. Nothing is written when there are none.
   * @param values instead of those of `detail`, which may then be one object for many spans
   */
  leaf(end: number, id: string, detail: Detail = PLAIN, values: Values | undefined = detail.values): this {
    const { class: spanClass = 'specific', rfc, secret } = detail;
    return this.put(end, id, rfc, values, spanClass, secret);
  }

  /** `leaf` for what is written most: its details come one by one, since objects of many shapes are slow to read. */
  put(
    end: number,
    id: string,
    rfc?: string,
    values?: Values,
    spanClass: SpanClass = 'specific',
    secret?: boolean,
  ): this {
    if (end <= this.at) return this;
    const start = this.at;
    this.at = end;
    this.add(start, id, rfc, values, spanClass, secret, undefined);
    return this;
  }

  /** A span made of the parts that `write` adds. Nothing is written when it adds none. */
  group(id: string, detail: Detail | undefined, write: (parts: this) => void): this {
    const start = this.at;
    const mark = this.top;
    write(this);
    if (this.top === mark) return this;
    // A copy of the exact length: arrays that grow keep room for more, and there is one in each group.
    const parts = this.stack.slice(mark, this.top);
    const { class: spanClass = 'specific', values, rfc, secret } = detail ?? PLAIN;
    this.top = mark;
    this.add(start, id, rfc, values, spanClass, secret, parts);
    return this;
  }

  /** The span from `start` to where the spans now reach. All have the same fields, in one order: one shape to read. */
  private add(
    start: number,
    id: string,
    rfc: string | undefined,
    values: Values | undefined,
    spanClass: SpanClass,
    secret: boolean | undefined,
    parts: readonly Span[] | undefined,
  ): void {
    this.stack[this.top++] = {
      start: this.base + start,
      end: this.base + this.at,
      id,
      class: spanClass,
      values,
      rfc: rfc || undefined,
      secret: secret || undefined,
      parts,
    };
  }

  done(): readonly Span[] {
    return this.stack.slice(0, this.top);
  }
}

const PLAIN: Detail = {};
