import { concat, EMPTY } from '../../relay/wire/bytes.ts';
import type { LogEntry, WireEvent } from '../../relay/wire/log.ts';
import type { Side } from '../../relay/wire/protocol.ts';

interface Placed {
  /** Offset of the entry's first octet in its direction's stream. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * The wire log of one connection in the page: append-only, and the only copy of what happened. Console, explanations
 * and lesson checks read it; `slice` gives any run of octets of a direction.
 */
export class WireLog {
  private readonly list: LogEntry[] = [];
  private readonly streams: Record<Side, Placed[]> = { client: [], server: [] };
  private readonly lengths: Record<Side, number> = { client: 0, server: 0 };
  private readonly listeners = new Set<(entry: LogEntry) => void>();
  /** When it began, by its clock. */
  readonly began: number;
  private readonly clock: () => number;

  /** `clock` gives milliseconds; entries are stamped with the time since the log began. */
  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock;
    this.began = clock();
  }

  get entries(): readonly LogEntry[] {
    return this.list;
  }

  bytes(from: Side, bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.streams[from].push({ offset: this.lengths[from], bytes });
    this.lengths[from] += bytes.length;
    this.add({ kind: 'bytes', at: this.clock() - this.began, from, bytes });
  }

  event(event: WireEvent): void {
    this.add({ kind: 'event', at: this.clock() - this.began, event });
  }

  /** How many octets a side has sent. */
  total(from: Side): number {
    return this.lengths[from];
  }

  /** Octets `start` to `end` (exclusive) of a direction; shared with the log, never modify. */
  slice(from: Side, start: number, end: number): Uint8Array {
    const stream = this.streams[from];
    const parts: Uint8Array[] = [];
    for (let i = this.find(stream, start); i < stream.length && stream[i]!.offset < end; i++) {
      const { offset, bytes } = stream[i]!;
      parts.push(bytes.subarray(Math.max(0, start - offset), Math.min(bytes.length, end - offset)));
    }
    return parts.length === 0 ? EMPTY : concat(parts);
  }

  subscribe(listener: (entry: LogEntry) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private add(entry: LogEntry): void {
    this.list.push(entry);
    for (const listener of [...this.listeners]) listener(entry);
  }

  /** Index of the entry that holds octet `at`, by bisection. */
  private find(stream: readonly Placed[], at: number): number {
    let low = 0;
    let high = stream.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const { offset, bytes } = stream[middle]!;
      if (offset + bytes.length <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
