import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import type { Annotator } from '../annotator/annotator.ts';
import type { SessionFacts, Unit } from '../annotator/span.ts';
import type { WireLog } from './wire-log.ts';

/** Longest that annotating may hold the page at a time, in milliseconds. */
const SLICE = 12;
/** While a burst is being read, those who follow the log are told of it so often, in milliseconds. */
const TELL = 200;
/** How long what was sent waits for its answer before it is shown alone, in milliseconds. */
const ANSWER_WAIT = 24;

/**
 * A wire log and its explanation, kept up as the log grows: at once when little arrived, in slices when a burst did,
 * so that the page never freezes.
 */
export class AnnotatedLog {
  readonly log: WireLog;
  readonly protocol: Protocol;
  private readonly annotator: Annotator;
  private readonly published: Unit[] = [];
  private readonly ends: Record<Side, number> = { client: 0, server: 0 };
  private read = 0;
  private versionCount = 0;
  /** Why reading waits for the timer, if it does: for an answer, or to let the page breathe. */
  private waiting: 'answer' | 'slice' | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private told = Number.NEGATIVE_INFINITY;
  private readonly listeners = new Set<() => void>();
  private readonly leave: () => void;

  /** `annotator` is a fresh one for `protocol`; it reads the log from its beginning. */
  constructor(log: WireLog, protocol: Protocol, annotator: Annotator) {
    this.log = log;
    this.protocol = protocol;
    this.annotator = annotator;
    this.leave = log.subscribe((entry) => this.grown(entry));
    this.work();
  }

  get units(): readonly Unit[] {
    return this.published;
  }

  /** Changes whenever something new was read: what a view compares. */
  get version(): number {
    return this.versionCount;
  }

  get facts(): SessionFacts {
    return this.annotator.facts;
  }

  /** Octets of a side that no unit covers yet: a line still without its end. */
  pending(from: Side): Uint8Array {
    return this.log.slice(from, this.ends[from], this.log.total(from));
  }

  /** True while entries wait to be explained. */
  get behind(): boolean {
    return this.read < this.log.entries.length;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  stop(): void {
    clearTimeout(this.timer);
    this.leave();
    this.listeners.clear();
  }

  /**
   * What we sent waits a moment for its answer: a server on this machine replies within milliseconds, and one frame
   * then draws both instead of two frames one after the other.
   */
  private grown(entry: LogEntry): void {
    if (this.waiting === 'slice') return;
    const answerMayCome = entry.kind === 'bytes' && entry.from === 'client';
    if (!answerMayCome) this.work();
    else if (!this.waiting) this.later('answer', ANSWER_WAIT);
  }

  private later(why: 'answer' | 'slice', milliseconds: number): void {
    this.waiting = why;
    this.timer = setTimeout(() => this.work(), milliseconds);
  }

  private work(): void {
    clearTimeout(this.timer);
    this.waiting = undefined;
    const until = performance.now() + SLICE;
    while (this.behind && performance.now() < until) this.take(this.log.entries[this.read++]!);
    if (!this.behind || performance.now() - this.told > TELL) this.tell();
    if (this.behind) this.later('slice', 0);
  }

  private tell(): void {
    this.told = performance.now();
    this.versionCount++;
    for (const listener of [...this.listeners]) listener();
  }

  private take(entry: LogEntry): void {
    for (const unit of this.annotator.push(entry)) {
      this.published.push(unit);
      this.ends[unit.from] = unit.end;
    }
  }
}
