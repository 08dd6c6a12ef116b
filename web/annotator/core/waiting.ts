const MOST_TAKEN = 1024; // places that were taken before the list is cut

/** A queue out of which anyone may be called: `first`, `add` and `remove` take the same time however long it is. */
export class Waiting<T> {
  private readonly list: T[] = [];
  /** Those before it have been removed. */
  private head = 0;
  /** Removed, but still in the list. */
  private readonly removed = new Set<T>();

  /** How many wait. */
  get size(): number {
    return this.list.length - this.head - this.removed.size;
  }

  /** Who has waited longest. */
  get first(): T | undefined {
    return this.list[this.head];
  }

  add(one: T): void {
    this.list.push(one);
  }

  /** Removes one that waits. */
  remove(one: T): void {
    this.removed.add(one);
    while (this.head < this.list.length && this.removed.delete(this.list[this.head]!)) this.head++;
    if (this.head < MOST_TAKEN) return;
    this.list.splice(0, this.head);
    this.head = 0;
  }
}
