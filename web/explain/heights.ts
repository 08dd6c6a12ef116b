/**
 * The heights of a long list's items and where each begins: estimates until an item has been drawn and measured.
 * Sums are kept in a binary indexed tree (Fenwick, 1994), so that a change, and a look-up either way, take a number of
 * steps that grows with the logarithm of the list's length.
 */
export class Heights {
  private heights = new Float64Array(1024);
  private sums = new Float64Array(1025); // sums[i] covers the items from i - lowest set bit of i to i - 1
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** The height of all items. */
  get total(): number {
    return this.offsetOf(this.count);
  }

  /** Adds an item at the end. */
  push(height: number): void {
    if (this.count === this.heights.length) this.grow();
    this.count++;
    this.set(this.count - 1, height);
  }

  set(index: number, height: number): void {
    const change = height - this.heights[index]!;
    if (change === 0) return;
    this.heights[index] = height;
    for (let i = index + 1; i < this.sums.length; i += i & -i) this.sums[i]! += change;
  }

  heightOf(index: number): number {
    return this.heights[index] ?? 0;
  }

  /** Where item `index` begins; for `index` = `length`, where the list ends. */
  offsetOf(index: number): number {
    let offset = 0;
    for (let i = index; i > 0; i -= i & -i) offset += this.sums[i]!;
    return offset;
  }

  /** The item that covers `offset`: the first for what lies before, the last for what lies beyond. */
  at(offset: number): number {
    let index = 0;
    let left = offset;
    for (let step = this.heights.length; step > 0; step >>= 1) {
      const next = index + step;
      if (next <= this.count && this.sums[next]! <= left) {
        index = next;
        left -= this.sums[next]!;
      }
    }
    return Math.max(0, Math.min(index, this.count - 1));
  }

  private grow(): void {
    const heights = new Float64Array(this.heights.length * 2);
    heights.set(this.heights);
    const sums = new Float64Array(heights.length + 1);
    // Only the root of the new tree covers old items beside new ones.
    sums.set(this.sums);
    sums[heights.length] = this.sums[this.heights.length]!;
    this.heights = heights;
    this.sums = sums;
  }
}
