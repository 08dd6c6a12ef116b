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
  /** The console of each. */
  readonly consoles: readonly string[];
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
/** Commands alike that a person would type in a row; those after them pass in a hurry, in such a share of the time. */
const LIKE_A_PERSON = 4;
const HURRY = 0.1;

export function timelineOf(lesson: Pick<Lesson, 'protocol' | 'consoles' | 'replay'>): Timeline {
  const film = new Film(lesson.protocol, lesson.consoles);
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
  private readonly consoles: string[] = [];
  /** Connections that are open, by their numbers. */
  private readonly open = new Set<number>();
  private readonly markers: { step: string; at: number }[] = [];
  private readonly stops: number[] = [];
  private now = 0;
  private linesHeard = 0;
  private previous: Side | undefined;
  /** The line typed before, and how many like it stand in a row. */
  private alike = { verb: '', count: 0 };
  private console: string;

  constructor(protocol: Protocol, consoles: readonly string[]) {
    this.console = consoles[0]!;
    for (const name of consoles) this.connect(protocol, name);
  }

  /** The connection that the console in use shows. */
  private get connection(): number {
    return this.consoles.lastIndexOf(this.console);
  }

  mark(step: string): void {
    this.rest();
    this.markers.push({ step, at: this.now });
  }

  show(line: ReplayLine): void {
    if (line.kind === 'line') this.say(line.from, line.text);
    else if (line.kind === 'console') this.turnToConsole(line.name);
    else if (line.kind !== 'wait') {
      this.rest();
      this.close(line.kind === 'cut' ? 'reset' : 'ended');
      if (line.kind === 'connect')
        this.connect(line.protocol ?? this.connections[this.connection]!, this.console);
      this.now += PACE.pause;
      this.previous = undefined;
    }
  }

  private turnToConsole(name: string): void {
    this.rest();
    this.console = name;
    this.previous = undefined;
  }

  finish(): Timeline {
    this.rest();
    const { frames, connections, consoles, markers, stops, now: length } = this;
    return { frames, connections, consoles, markers, stops, length };
  }

  private connect(protocol: Protocol, console: string): void {
    const connection = this.connections.push(protocol) - 1;
    this.consoles.push(console);
    this.open.add(connection);
    this.add(connection, { type: 'connected', protocol, target: '' });
  }

  private close(code: 'reset' | 'ended'): void {
    const { connection } = this;
    if (this.open.delete(connection))
      this.add(connection, { type: 'closed', by: 'client', code, reason: '' });
  }

  private say(from: Side, text: string): void {
    const bytes = utf8(`${text}\r\n`);
    const typedFrom = this.turnTo(from);
    if (from === 'client') this.now += this.keyTime(text) * (text.length + 1);
    else this.linesHeard++;
    const entry: LogEntry = { kind: 'bytes', at: this.now, from, bytes };
    const { connection } = this;
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

  /** Milliseconds for a key: a person types a command and its like; from the third on it might be a program. */
  private keyTime(text: string): number {
    const verb = text.split(' ', 1)[0]!;
    this.alike = { verb, count: verb === this.alike.verb ? this.alike.count + 1 : 1 };
    return this.isProgram ? PACE.key * HURRY : PACE.key;
  }

  private get isProgram(): boolean {
    return this.alike.count > LIKE_A_PERSON;
  }

  /** Time to read what came; a stop, unless there is one here already. */
  private rest(): void {
    const reading = PACE.pause + PACE.line * Math.min(this.linesHeard, LINES_READ);
    if (this.linesHeard > 0) this.now += this.isProgram ? reading * HURRY : reading;
    this.linesHeard = 0;
    if (this.stops.at(-1) !== this.now) this.stops.push(this.now);
  }

  private add(connection: number, event: Extract<LogEntry, { kind: 'event' }>['event']): void {
    const entry: LogEntry = { kind: 'event', at: this.now, event };
    this.frames.push({ connection, entry, typedFrom: this.now, typed: '' });
  }
}

/** What is on the screen at a moment of the film. */
export interface Picture {
  /** How many frames have happened. */
  readonly frames: number;
  /** The connection that something happens on, and the console that shows it. */
  readonly connection: number;
  readonly console: string;
  /** What stands typed in that console's input line, not sent yet. */
  readonly typing: string;
}

export function pictureAt(timeline: Timeline, at: number): Picture {
  const frames = countUntil(timeline.frames, at);
  const next = timeline.frames[frames];
  const typing = next ? typedAt(next, at) : '';
  const { connection } = (typing === '' ? timeline.frames[frames - 1] : next) ?? { connection: 0 };
  return { frames, connection, console: timeline.consoles[connection]!, typing };
}

/** As much of a line as has been typed at a moment; Enter takes as long as a key. */
function typedAt({ typed, typedFrom, entry }: Frame, at: number): string {
  const share = typed === '' ? 0 : (at - typedFrom) / (entry.at - typedFrom);
  return typed.slice(0, Math.max(0, Math.floor(share * (typed.length + 1))));
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

/** Where one more key brings the film: one letter further, or, after a line's last, to its answer read. */
export function nextKey(timeline: Timeline, at: number): number {
  const next = timeline.frames.find(({ entry, typedFrom }) => entry.at > at && entry.at > typedFrom);
  if (!next) return timeline.length;
  const { typed, typedFrom, entry } = next;
  const key = (entry.at - typedFrom) / (typed.length + 1);
  const letters = at < typedFrom ? 0 : Math.round((at - typedFrom) / key);
  return letters < typed.length ? typedFrom + key * (letters + 1) : nextStop(timeline, entry.at);
}

/** Where the film is once the client has said so many of its lines, answers read. */
export function afterLines(timeline: Timeline, lines: number): number {
  if (lines === 0) return nextStop(timeline, 0);
  const said = timeline.frames.filter(({ entry }) => entry.kind === 'bytes' && entry.from === 'client');
  const last = said[lines - 1];
  return last ? nextStop(timeline, last.entry.at) : timeline.length;
}

/** The step that is on at a moment. */
export function stepAt({ markers }: Timeline, at: number): string | undefined {
  return (markers.filter((marker) => marker.at <= at).at(-1) ?? markers[0])?.step;
}
