import { EMPTY } from '../../relay/wire/bytes.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import type { LogFault } from '../annotator/logs/log.ts';
import type { Unit } from '../annotator/span.ts';
import type { Octets as OctetsOfLog } from '../console/printed.ts';
import { BLOCK, type PackedBlock } from './explained-log.ts';
import type { Answered, Asked, Source } from './read.worker.ts';
import { decodeUnits } from './unit-decoder.ts';

/** Blocks that are kept at hand: some thousand lines around what is in sight. */
const KEPT = 128;

const FRAME = 8; // milliseconds

/** Why nothing is explained. */
export type Problem = LogFault | 'tooLarge' | 'failed';

/** A unit, and the octets it explains. */
export interface ReadUnit {
  readonly unit: Unit;
  readonly octets: OctetsOfLog;
}

let readers = 0;

type Opened = Extract<Answered, { say: 'opened' }>;

/** The page's side of a log that a worker reads and explains: how far it has come, and the units that were asked for. */
export class LogReader {
  /** About how high each unit is; as many as can be asked for. */
  readonly heights: number[] = [];
  /** Its number among all readers: what belongs to one means nothing for another. */
  readonly number = ++readers;
  opened: Opened | undefined;
  problem: Problem | undefined;
  /** All is explained that will be; `cut` when that is not all of the log. */
  done = false;
  cut = false;
  private readonly worker: Worker;
  private readonly words: string[] = [];
  private readonly blocks = new Map<number, readonly ReadUnit[]>(); // the one used last comes last
  private readonly asked = new Set<number>();
  private readonly listeners = new Set<() => void>();
  /** Who waits for the lines that hold a text; answers come in the order of the questions. */
  private readonly finders: ((lines: Uint32Array) => void)[] = [];
  private onLink: ((fragment: string | undefined) => void) | undefined;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private versionCount = 0;

  constructor(source: Source, protocol: Protocol | undefined) {
    this.worker = new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module' });
    this.worker.onmessage = ({ data }: MessageEvent<Answered>) => this.take(data);
    this.worker.onerror = () => {
      this.problem = 'failed';
      this.changed();
    };
    this.ask({ ask: 'open', source, protocol });
  }

  /** Changes whenever something came: what a view compares. */
  get version(): number {
    return this.versionCount;
  }

  /** Changes when the log is opened, or cannot be. */
  get stage(): string {
    return this.problem ?? (this.opened ? 'opened' : 'reading');
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop(): void {
    clearTimeout(this.telling);
    this.worker.terminate();
    this.listeners.clear();
  }

  /** A unit that is at hand. */
  unit(index: number): ReadUnit | undefined {
    return this.blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK];
  }

  /** Asks for those of the units `first` to `last` (exclusive) that are not at hand. */
  need(first: number, last: number): void {
    for (let number = Math.floor(first / BLOCK); number * BLOCK < last; number++) {
      const block = this.blocks.get(number);
      if (block) this.keep(number, block);
      else if (!this.asked.has(number)) {
        this.asked.add(number);
        this.ask({ ask: 'block', number, words: this.words.length });
      }
    }
  }

  /** The lines so far that hold a text, in order. */
  find(text: string): Promise<Uint32Array> {
    return new Promise((resolve) => {
      this.finders.push(resolve);
      this.ask({ ask: 'find', text });
    });
  }

  /** The fragment of a link that carries the log, or undefined when it is too long for one. */
  link(): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.onLink = resolve;
      this.ask({ ask: 'link' });
    });
  }

  private ask(asked: Asked): void {
    this.worker.postMessage(asked);
  }

  private take(answered: Answered): void {
    if (answered.say === 'opened') this.opened = answered;
    else if (answered.say === 'fault') this.problem = answered.fault;
    else if (answered.say === 'link') this.onLink?.(answered.fragment);
    else if (answered.say === 'found') this.finders.shift()?.(answered.lines);
    else if (answered.say === 'block') this.takeBlock(answered);
    else {
      for (const height of answered.heights) this.heights.push(height);
      this.done = answered.done;
      this.cut = answered.cut;
    }
    this.changed();
  }

  private takeBlock({ number, block, words, known }: Extract<Answered, { say: 'block' }>): void {
    this.asked.delete(number);
    words.forEach((word, i) => {
      this.words[known + i] = word;
    });
    const octets = octetsOf(block);
    this.keep(
      number,
      decodeUnits(block.units, this.words).map((unit) => ({ unit, octets })),
    );
  }

  private keep(number: number, block: readonly ReadUnit[]): void {
    this.blocks.delete(number);
    this.blocks.set(number, block);
    const [oldest] = this.blocks.keys();
    if (this.blocks.size > KEPT) this.blocks.delete(oldest!);
  }

  /** What comes within a frame is told together: the page is drawn once for it. */
  private changed(): void {
    this.telling ??= setTimeout(() => {
      this.telling = undefined;
      this.versionCount++;
      for (const listener of [...this.listeners]) listener();
    }, FRAME);
  }
}

function octetsOf({ octets }: PackedBlock): OctetsOfLog {
  return {
    slice(from: Side, start: number, end: number): Uint8Array {
      const part = octets[from];
      return part ? part.bytes.subarray(start - part.start, end - part.start) : EMPTY;
    },
  };
}
