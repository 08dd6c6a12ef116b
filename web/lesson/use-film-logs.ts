import { useRef } from 'react';
import { type Frame, pictureAt, type Timeline } from '../../lessons/play/timeline.ts';
import type { ConsoleSource } from '../console/use-console.ts';
import { AnnotatedLog } from '../link/annotated-log.ts';
import { WireLog } from '../link/wire-log.ts';
import type { Annotators } from './annotators.ts';
import { inUseLast } from './in-use-last.ts';
import { LoggedSession } from './logged-session.ts';

/** What a film shows at a moment. */
interface Shown {
  /** Its connections so far; that of the console in use is the last. */
  readonly sessions: readonly LoggedSession[];
  /** What each console shows, by its name. */
  readonly sources: ReadonlyMap<string, ConsoleSource>;
  /** How many of its frames have happened. */
  readonly frames: number;
}

/** The wire logs of a film at a moment, explained, and what is being typed. Going back makes the logs anew. */
export function useFilmLogs(timeline: Timeline, at: number, annotators: Annotators): Shown {
  const logs = useRef<FilmLogs | undefined>(undefined);
  const picture = pictureAt(timeline, at);
  if (logs.current?.timeline !== timeline || logs.current.played > picture.frames) {
    logs.current?.stop();
    logs.current = new FilmLogs(timeline, annotators);
  }
  logs.current.playTo(picture.frames);
  const { sessions, sources } = logs.current;
  return {
    sessions: inUseLast(sessions, picture.console),
    sources: sources(picture.console, picture.typing),
    frames: picture.frames,
  };
}

/** The logs of a film's connections, as far as it has been played. */
class FilmLogs {
  readonly timeline: Timeline;
  readonly sessions: LoggedSession[] = [];
  played = 0;
  private readonly annotators: Annotators;
  private readonly logs: AnnotatedLog[] = [];
  private readonly shown = new Map<string, ConsoleSource>();

  constructor(timeline: Timeline, annotators: Annotators) {
    this.timeline = timeline;
    this.annotators = annotators;
  }

  playTo(frames: number): void {
    for (; this.played < frames; this.played++) this.play(this.timeline.frames[this.played]!);
  }

  stop(): void {
    for (const log of this.logs) log.stop();
  }

  /** Each console shows the connection opened last in it; a source stays the same while what it shows does. */
  readonly sources = (inUse: string, typing: string): ReadonlyMap<string, ConsoleSource> => {
    for (const [connection, annotated] of this.logs.entries()) {
      const name = this.timeline.consoles[connection]!;
      if (this.timeline.consoles.lastIndexOf(name, this.logs.length - 1) !== connection) continue;
      const typed = name === inUse ? typing : '';
      const before = this.shown.get(name);
      if (before?.annotated !== annotated || before.typing !== typed)
        this.shown.set(name, { annotated, typing: typed, reconnect: () => {} });
    }
    return this.shown;
  };

  private play({ connection, entry }: Frame): void {
    const { log } = this.logs[connection] ?? this.open(connection);
    if (entry.kind === 'bytes') log.bytes(entry.from, entry.bytes);
    else log.event(entry.event);
  }

  private open(connection: number): AnnotatedLog {
    const protocol = this.timeline.connections[connection]!;
    const annotated = new AnnotatedLog(new WireLog(), protocol, this.annotators(protocol));
    this.logs[connection] = annotated;
    this.sessions.push(new LoggedSession(annotated, this.timeline.consoles[connection]));
    return annotated;
  }
}
