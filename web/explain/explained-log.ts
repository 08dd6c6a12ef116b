import type { BytesEntry, LogEntry } from '../../relay/wire/log.ts';
import type { Side } from '../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator/annotator.ts';
import type { Note, Unit } from '../annotator/span.ts';
import { estimate } from './estimate.ts';
import { LineSearch } from './line-search.ts';
import { decodeUnits } from './unit-decoder.ts';
import { UnitEncoder } from './unit-encoder.ts';

/** Units of a block: what is asked for, sent and kept together. */
export const BLOCK = 16;
/** Octets that the units may take: when they are used up, the rest of the log is left out. */
const MOST = 384 * 1024 * 1024;
/** Octets that are explained at a time. */
const STEP = 16 * 1024;

/** Octets of a direction from `start` on. */
export interface Octets {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Some units that follow each other, as octets, and what they explain. */
export interface PackedBlock {
  readonly units: Uint8Array<ArrayBuffer>;
  /** Octets of each side from the first unit of the block to its last. */
  readonly octets: Readonly<Record<Side, Octets>>;
}

/** A whole log, explained step by step and kept in little space. */
export class ExplainedLog {
  private readonly annotator: Annotator;
  private readonly entries: Generator<LogEntry>;
  private readonly streams: Readonly<Record<Side, Uint8Array>>;
  private readonly encoder = new UnitEncoder();
  private readonly blocks: Uint8Array<ArrayBuffer>[] = [];
  private open: Unit[] = []; // units of the block to come
  private readonly extents: Record<Side, Extent>[] = [];
  private readonly search = new LineSearch();
  private readonly said = new Map<number, readonly Note[]>(); // notes of commands, by their indices
  private heights: number[] = [];
  private size = 0;
  private over = false;
  private isCut = false;

  constructor(entries: readonly LogEntry[], annotator: Annotator) {
    this.annotator = annotator;
    this.streams = { client: joined(entries, 'client'), server: joined(entries, 'server') };
    this.entries = inSteps(entries, this.streams);
  }

  /** True when all is explained that will be. */
  get done(): boolean {
    return this.over;
  }

  /** True when the log was too large to be explained to its end. */
  get cut(): boolean {
    return this.isCut;
  }

  get words(): readonly string[] {
    return this.encoder.words;
  }

  /** Octets of both sides. */
  get octets(): number {
    return this.streams.client.length + this.streams.server.length;
  }

  /** Explains a little more. */
  step(): void {
    if (this.over) return;
    const { value: entry } = this.entries.next();
    this.take(entry ? this.annotator.push(entry) : this.annotator.finish());
    this.isCut = this.size > MOST;
    this.over = entry === undefined || this.isCut;
    if (this.over) this.close();
  }

  /** About how high each unit is that can be asked for since the last call. */
  newHeights(): Uint16Array<ArrayBuffer> {
    const taken = Uint16Array.from(this.heights);
    this.heights = [];
    return taken;
  }

  /** A block, ready to be sent; undefined until it is complete. */
  block(number: number): PackedBlock | undefined {
    const units = this.blocks[number];
    const extent = this.extents[number];
    if (!units || !extent) return undefined;
    // Copies: what is sent takes all of its memory along.
    const octets = (from: Side): Octets => {
      const { start, end } = extent[from];
      return { start, bytes: this.slice(from, start, end).slice() };
    };
    return { units, octets: { client: octets('client'), server: octets('server') } };
  }

  /** Every unit so far that is in a complete block, in order. */
  *units(): Generator<Unit> {
    for (const block of this.blocks) yield* decodeUnits(block, this.words);
  }

  /** Which of the units so far hold `text`, in order. */
  find(text: string): Uint32Array<ArrayBuffer> {
    return this.search.find(text, this.streams);
  }

  slice(from: Side, start: number, end: number): Uint8Array {
    return this.streams[from].subarray(start, end);
  }

  private take(units: readonly Unit[]): void {
    for (const unit of units) {
      this.open.push(this.withoutRepetition(unit));
      if (this.open.length === BLOCK) this.close();
    }
  }

  /** A reply need not say again what has been said of its command. */
  private withoutRepetition(unit: Unit): Unit {
    if (unit.notes.length === 0) return unit;
    if (unit.from === 'client') this.said.set(unit.index, unit.notes);
    const said = unit.answers === undefined ? undefined : this.said.get(unit.answers);
    if (!said) return unit;
    return { ...unit, notes: unit.notes.filter(({ id }) => !said.some((note) => note.id === id)) };
  }

  private close(): void {
    if (this.open.length === 0) return;
    for (const unit of this.open) {
      this.encoder.unit(unit);
      this.search.add(unit);
      this.heights.push(estimate(unit));
    }
    const block = this.encoder.take();
    this.blocks.push(block);
    this.size += block.length;
    this.extents.push({ client: this.extent('client'), server: this.extent('server') });
    this.open = [];
  }

  private extent(from: Side): Extent {
    const units = this.open.filter((unit) => unit.from === from);
    return { start: units[0]?.start ?? 0, end: units.at(-1)?.end ?? 0 };
  }
}

/** Octets `start` to `end` (exclusive) of a direction. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

function joined(entries: readonly LogEntry[], from: Side): Uint8Array {
  const length = entries.reduce((sum, entry) => sum + (isOf(entry, from) ? entry.bytes.length : 0), 0);
  const all = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    if (!isOf(entry, from)) continue;
    all.set(entry.bytes, at);
    at += entry.bytes.length;
  }
  return all;
}

const isOf = (entry: LogEntry, from: Side): entry is BytesEntry =>
  entry.kind === 'bytes' && entry.from === from;

/**
 * The entries, long ones in pieces: what is made of a log does not depend on how its octets were cut. The octets come
 * from the streams, since a view of an entry's would give each of a million short ones a buffer of its own.
 */
function* inSteps(
  entries: readonly LogEntry[],
  streams: Readonly<Record<Side, Uint8Array>>,
): Generator<LogEntry> {
  const places = { client: 0, server: 0 };
  for (const entry of entries) {
    if (entry.kind === 'event') yield entry;
    else {
      const { at, from } = entry;
      const end = places[from] + entry.bytes.length;
      for (let start = places[from]; start < end; start += STEP)
        yield { kind: 'bytes', at, from, bytes: streams[from].subarray(start, Math.min(end, start + STEP)) };
      places[from] = end;
    }
  }
}
