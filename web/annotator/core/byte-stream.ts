import { concat, LF } from '../../../relay/wire/bytes.ts';
import { OctetQueue } from '../../../relay/wire/octet-queue.ts';

/** A longer run without a line break is handed out in pieces of this many octets, so that memory stays bounded. */
export const MAX_LINE = 16 * 1024;

/** Octets `start` to `end` of a direction's stream, and when the last of them came. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  /** Milliseconds since the log began. */
  readonly at: number;
}

/** A line with its line break. Longer than MAX_LINE, it comes in pieces: the first starts the line, the last ends it. */
export interface Line extends Piece {
  readonly startsLine: boolean;
  readonly endsLine: boolean;
}

/**
 * One direction of the conversation. It hands out lines and counted runs that depend on the octets alone, never on
 * the chunks they came in, and remembers when each octet came.
 */
export class ByteStream {
  private readonly queue = new OctetQueue();
  private rest: Uint8Array | undefined; // of a line taken whole that is too long to hand out at once
  private restStart = 0;
  private inLine = false; // whether the next octet goes on with a line already begun
  private readonly marks: { end: number; at: number }[] = []; // octets before `end` came at `at` at the latest
  private firstMark = 0;
  private pushed = 0;
  private ended = false;

  push(bytes: Uint8Array, at: number): void {
    if (bytes.length === 0) return;
    this.queue.push(bytes);
    this.pushed += bytes.length;
    const last = this.marks[this.marks.length - 1];
    if (last?.at === at) last.end = this.pushed;
    else this.marks.push({ end: this.pushed, at });
  }

  /** No more octets will come: from now on what waits is handed out though its line or its count is not complete. */
  end(): void {
    this.ended = true;
  }

  get isEnded(): boolean {
    return this.ended;
  }

  /** Offset of the next octet that has not been handed out. */
  get offset(): number {
    return this.rest ? this.restStart : this.queue.offset;
  }

  /** How many octets wait. */
  get length(): number {
    return this.pushed - this.offset;
  }

  /** The octet `index` places ahead, without handing it out. */
  peek(index = 0): number | undefined {
    if (!this.rest) return this.queue.peek(index);
    return index < this.rest.length ? this.rest[index] : this.queue.peek(index - this.rest.length);
  }

  /** The next line, or the next MAX_LINE octets of a line that long; undefined until they have come. */
  nextLine(): Line | undefined {
    const start = this.offset;
    const bytes = this.lineOctets();
    if (!bytes) return undefined;
    const startsLine = !this.inLine;
    const endsLine = bytes[bytes.length - 1] === LF;
    this.inLine = !endsLine;
    const end = start + bytes.length;
    return { bytes, start, end, at: this.cameAt(end), startsLine, endsLine };
  }

  /** The next `count` octets, or undefined until so many have come. */
  take(count: number): Piece | undefined {
    const taken = this.ended ? Math.min(count, this.length) : count;
    if (taken === 0 || this.length < taken) return undefined;
    const start = this.offset;
    const bytes = this.rest ? this.takeFromRest(this.rest, taken) : this.queue.takeExactly(taken)!;
    this.inLine = false;
    return { bytes, start, end: start + taken, at: this.cameAt(start + taken) };
  }

  private takeFromRest(rest: Uint8Array, count: number): Uint8Array {
    const held = rest.subarray(0, count);
    this.shorten(held.length);
    return held.length === count ? held : concat([held, this.queue.takeExactly(count - held.length)!]);
  }

  private lineOctets(): Uint8Array | undefined {
    if (!this.rest) {
      const start = this.queue.offset;
      const line = this.queue.takeLine();
      if (!line) return this.queue.takeExactly(MAX_LINE) ?? this.takeUnfinished();
      if (line.length <= MAX_LINE) return line;
      this.rest = line;
      this.restStart = start;
    }
    const bytes = this.rest.subarray(0, MAX_LINE);
    this.shorten(bytes.length);
    return bytes;
  }

  private shorten(count: number): void {
    const left = this.rest!.subarray(count);
    this.rest = left.length > 0 ? left : undefined;
    this.restStart += count;
  }

  private takeUnfinished(): Uint8Array | undefined {
    return this.ended && this.queue.length > 0 ? this.queue.takeUpTo(MAX_LINE) : undefined;
  }

  /** When the octet before `end` came. Asked in the order of the stream, so older marks can go. */
  private cameAt(end: number): number {
    while (this.marks[this.firstMark]!.end < end) this.firstMark++;
    if (this.firstMark > 1024) {
      this.marks.splice(0, this.firstMark);
      this.firstMark = 0;
    }
    return this.marks[this.firstMark]!.at;
  }
}
