import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import type { Lesson, ReplayLine } from '../model.ts';

/** A recorded session as a film: every entry of its wire logs at its moment, with time to type and time to read. */
export interface Timeline {
  readonly frames: readonly Frame[];
  /** In milliseconds. */
  readonly length: number;
  /** The protocol of each connection, in the order they are opened. */
  readonly connections: readonly Protocol[];
  /** When each step begins. */
  readonly markers: readonly { readonly step: string; readonly at: number }[];
  /** Where stepping stops: when the server has answered, before the next line is typed. Ascending. */
  readonly stops: readonly number[];
}

/** Something that happens on one of the connections. */
export interface Frame {
  readonly connection: number;
  readonly entry: LogEntry;
  /** When the line began to be typed, for a line of the client's; otherwise the entry's own moment. */
  readonly typedFrom: number;
  readonly typed: string;
}

/** Milliseconds: a key, the server's thinking, a line read, and a pause before the next command. */
const PACE = { key: 70, answer: 250, line: 350, pause: 900 } as const;
/** Lines of one answer come together; reading a long one is cut short at so many lines. */
const LINES_READ = 8;

export function timelineOf(lesson: Pick<Lesson, 'protocol' | 'replay'>): Timeline {
  const film = new Film(lesson.protocol);
  const { lines, markers } = lesson.replay;
  const begins = new Map(markers.map(({ step, line }) => [line, step]));
  for (const [index, line] of lines.entries()) {
    const step = begins.get(index);
    if (step !== undefined) film.mark(step);
    film.show(line);
  }
  return film.finish();
}

class Film {
  private readonly frames: Frame[] = [];
  private readonly connections: Protocol[] = [];
  private readonly markers: { step: string; at: number }[] = [];
  private readonly stops: number[] = [];
  private now = 0;
  private linesHeard = 0;
  private isOpen = false;
  private previous: Side | undefined;

  constructor(protocol: Protocol) {
    this.open(protocol);
  }

  mark(step: string): void {
    this.rest();
    this.markers.push({ step, at: this.now });
  }

  show(line: ReplayLine): void {
    if (line.kind === 'line') this.say(line.from, line.text);
    else {
      this.rest();
      this.close(line.kind === 'cut' ? 'reset' : 'ended');
      if (line.kind === 'connect') this.open(line.protocol ?? this.connections.at(-1)!);
      this.now += PACE.pause;
      this.previous = undefined;
    }
  }

  finish(): Timeline {
    this.rest();
    const { frames, connections, markers, stops, now: length } = this;
    return { frames, connections, markers, stops, length };
  }

  private open(protocol: Protocol): void {
    this.connections.push(protocol);
    this.isOpen = true;
    this.add({ type: 'connected', protocol, target: 'sandbox' });
  }

  private close(code: 'reset' | 'ended'): void {
    if (this.isOpen) this.add({ type: 'closed', by: 'client', code, reason: '' });
    this.isOpen = false;
  }

  private say(from: Side, text: string): void {
    const bytes = utf8(`${text}\r\n`);
    const typedFrom = this.turnTo(from);
    if (from === 'client') this.now += PACE.key * (text.length + 1);
    else this.linesHeard++;
    const entry: LogEntry = { kind: 'bytes', at: this.now, from, bytes };
    const connection = this.connections.length - 1;
    const typed = from === 'client' ? text : '';
    this.frames.push({ connection, entry, typedFrom: from === 'client' ? typedFrom : this.now, typed });
  }

  /** Passes the time between one speaker and the next; when the next one begins. */
  private turnTo(from: Side): number {
    if (from === 'client' && this.previous === 'server') this.rest();
    else if (from === 'server' && this.previous !== 'server') this.now += PACE.answer;
    this.previous = from;
    return this.now;
  }

  /** Time to read what came; a stop, unless there is one here already. */
  private rest(): void {
    if (this.linesHeard > 0) this.now += PACE.pause + PACE.line * Math.min(this.linesHeard, LINES_READ);
    this.linesHeard = 0;
    if (this.stops.at(-1) !== this.now) this.stops.push(this.now);
  }

  private add(event: Extract<LogEntry, { kind: 'event' }>['event']): void {
    const entry: LogEntry = { kind: 'event', at: this.now, event };
    this.frames.push({ connection: this.connections.length - 1, entry, typedFrom: this.now, typed: '' });
  }
}

/** What is on the screen at a moment of the film. */
export interface Picture {
  /** How many frames have happened. */
  readonly frames: number;
  /** The connection shown: the last one opened. */
  readonly connection: number;
  /** What stands typed in the input line, not sent yet. */
  readonly typing: string;
}

export function pictureAt(timeline: Timeline, at: number): Picture {
  const frames = countUntil(timeline.frames, at);
  const next = timeline.frames[frames];
  const connection = timeline.frames[frames - 1]?.connection ?? 0;
  const keys =
    next && next.typed !== '' && next.connection === connection ? (at - next.typedFrom) / PACE.key : 0;
  return { frames, connection, typing: keys > 0 ? (next?.typed.slice(0, Math.floor(keys)) ?? '') : '' };
}

/** How many frames lie at or before `at`; they are in order. */
function countUntil(frames: readonly Frame[], at: number): number {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.entry.at <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stop after `at`, or before it. */
export function nextStop({ stops, length }: Timeline, at: number): number {
  return stops.find((stop) => stop > at) ?? length;
}

export function previousStop({ stops }: Timeline, at: number): number {
  return stops.filter((stop) => stop < at).at(-1) ?? 0;
}

/** The step that is on at a moment. */
export function stepAt({ markers }: Timeline, at: number): string | undefined {
  return (markers.filter((marker) => marker.at <= at).at(-1) ?? markers[0])?.step;
}
