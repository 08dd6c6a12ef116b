import { useRef } from 'react';
import { type Frame, pictureAt, type Timeline } from '../../lessons/play/timeline.ts';
import { AnnotatedLog } from '../link/annotated-log.ts';
import { WireLog } from '../link/wire-log.ts';
import type { Annotators } from './annotators.ts';

interface Shown {
  readonly connection: number;
  readonly annotated: AnnotatedLog;
  frames: number;
}

/** The wire log of a film at a moment, explained, and what is being typed. Going back makes the log anew. */
export function useFilmLog(
  timeline: Timeline,
  at: number,
  annotators: Annotators,
): { annotated: AnnotatedLog; typing: string } {
  const shown = useRef<Shown | undefined>(undefined);
  const { frames, connection, typing } = pictureAt(timeline, at);
  if (!shown.current || shown.current.connection !== connection || shown.current.frames > frames) {
    shown.current?.annotated.stop();
    shown.current = begin(timeline, connection, annotators);
  }
  while (shown.current.frames < frames) replay(shown.current, timeline.frames[shown.current.frames]!);
  return { annotated: shown.current.annotated, typing };
}

function begin(timeline: Timeline, connection: number, annotators: Annotators): Shown {
  const protocol = timeline.connections[connection]!;
  return {
    connection,
    annotated: new AnnotatedLog(new WireLog(), protocol, annotators(protocol)),
    frames: 0,
  };
}

function replay(shown: Shown, { connection, entry }: Frame): void {
  shown.frames++;
  if (connection !== shown.connection) return;
  const { log } = shown.annotated;
  if (entry.kind === 'bytes') log.bytes(entry.from, entry.bytes);
  else log.event(entry.event);
}
