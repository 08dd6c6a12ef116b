import { EMPTY } from '../../wire/bytes.ts';

/**
 * Gathers a mail's text in one array that doubles as it grows, so that a text sent octet by octet costs no more memory
 * than one sent whole. Past its limit it only counts.
 */
export class TextBuilder {
  private readonly limit: number;
  private array = EMPTY;
  private size = 0;

  /** `limit` is in octets. */
  constructor(limit: number) {
    this.limit = limit;
  }

  get isTooBig(): boolean {
    return this.size > this.limit;
  }

  /** The text in an array of its own; empty when it was too big. */
  get text(): Uint8Array {
    return this.isTooBig ? EMPTY : this.array.slice(0, this.size);
  }

  append(octets: Uint8Array): void {
    const start = this.size;
    this.size += octets.length;
    if (this.isTooBig) this.array = EMPTY;
    else {
      if (this.size > this.array.length) this.grow(start);
      this.array.set(octets, start);
    }
  }

  private grow(used: number): void {
    const grown = new Uint8Array(Math.max(1024, Math.min(this.limit, this.size * 2)));
    grown.set(this.array.subarray(0, used));
    this.array = grown;
  }
}
