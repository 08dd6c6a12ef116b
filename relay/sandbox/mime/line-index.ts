import { LF } from '../../wire/bytes.ts';

/** Octets between two marks of the index. */
const STEP = 4096;

/** How many lines end where in a message: each octet is looked at about once, however many levels of parts ask. */
export class LineIndex {
  private readonly bytes: Uint8Array;
  /** Lines that end before each multiple of STEP, as far as was asked. */
  private readonly marks = [0];

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Line feeds from offset `from` (inclusive) to `to` (exclusive). */
  between(from: number, to: number): number {
    return this.before(to) - this.before(from);
  }

  private before(offset: number): number {
    const { marks } = this;
    const mark = Math.floor(offset / STEP);
    for (let next = marks.length; next <= mark; next++) {
      marks.push(marks[next - 1]! + this.counted((next - 1) * STEP, next * STEP));
    }
    return marks[mark]! + this.counted(mark * STEP, offset);
  }

  private counted(from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) if (this.bytes[at] === LF) count++;
    return count;
  }
}
