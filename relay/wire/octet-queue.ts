import { EMPTY, LF } from './bytes.ts';

/**
 * Octets that have arrived and are not yet used. It hands out whole lines or counted runs, however the network
 * cut them, and knows the offset of each in the stream. The first step of every framer, on either side.
 */
export class OctetQueue {
  private chunk: Uint8Array = EMPTY;
  private from = 0; // first unused octet of `chunk`
  private to = 0; // one past the last
  private owned = false; // whether `chunk` is ours to append to
  private scanned = 0; // octets after `from` known to hold no LF
  private taken = 0;

  /** Offset in the stream of the next unused octet. */
  get offset(): number {
    return this.taken;
  }

  /** How many octets wait. */
  get length(): number {
    return this.to - this.from;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    if (this.length === 0) {
      // Borrow the caller's array: the common case is that one chunk holds whole lines, so nothing is copied.
      this.chunk = bytes;
      this.from = 0;
      this.to = bytes.length;
      this.owned = false;
      return;
    }
    if (!this.owned || this.to + bytes.length > this.chunk.length) this.grow(bytes.length);
    this.chunk.set(bytes, this.to);
    this.to += bytes.length;
  }

  /** Moves what waits to an array of our own, with room to double, so that tiny chunks cost linear time. */
  private grow(more: number): void {
    const grown = new Uint8Array((this.length + more) * 2);
    grown.set(this.chunk.subarray(this.from, this.to), 0);
    this.to = this.length;
    this.from = 0;
    this.chunk = grown;
    this.owned = true;
  }

  /** The next line with its line break, or undefined until its LF has come. A bare LF ends a line too. */
  takeLine(): Uint8Array | undefined {
    const start = this.from + this.scanned;
    // A borrowed array ends where its octets end and needs no view, which would cost more than the search.
    const full = this.to === this.chunk.length;
    const lf = full ? this.chunk.indexOf(LF, start) : start + this.chunk.subarray(start, this.to).indexOf(LF);
    if (lf < start) {
      this.scanned = this.length;
      return undefined;
    }
    return this.take(lf + 1 - this.from);
  }

  /** Exactly `count` octets, or undefined until so many have come. */
  takeExactly(count: number): Uint8Array | undefined {
    return this.length < count ? undefined : this.take(count);
  }

  /** All that waits, at most `most` octets; it may be empty. */
  takeUpTo(most: number): Uint8Array {
    return this.take(Math.min(this.length, most));
  }

  /** The octet `index` places ahead, without using it. */
  peek(index = 0): number | undefined {
    return index < this.length ? this.chunk[this.from + index] : undefined;
  }

  private take(count: number): Uint8Array {
    const part = this.chunk.subarray(this.from, this.from + count);
    this.from += count;
    this.taken += count;
    this.scanned = Math.max(0, this.scanned - count);
    if (this.from === this.to) {
      this.chunk = EMPTY;
      this.from = 0;
      this.to = 0;
    }
    return part;
  }
}
