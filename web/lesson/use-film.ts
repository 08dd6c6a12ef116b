import { useCallback, useEffect, useRef, useState } from 'react';
import { nextStop, previousStop, type Timeline } from '../../lessons/play/timeline.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

export interface FilmControls {
  /** Where the film is, in milliseconds of its own time. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  toggle(): void;
  seek(at: number): void;
  forward(): void;
  back(): void;
  setSpeed(speed: number): void;
}

/** A film's clock: runs by animation frames while playing, at a speed that may change meanwhile. */
export function useFilm(timeline: Timeline, from = 0): FilmControls {
  const [at, setAt] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const last = useRef(0);

  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    last.current = performance.now();
    const tick = (now: number) => {
      const passed = Math.max(0, now - last.current) * speed;
      last.current = now;
      setAt((before) => Math.min(timeline.length, before + passed));
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, timeline]);

  useEffect(() => {
    if (at >= timeline.length) setPlaying(false);
  }, [at, timeline]);

  const seek = useCallback((to: number) => setAt(Math.max(0, Math.min(timeline.length, to))), [timeline]);
  const toggle = useCallback(() => {
    setAt((before) => (before >= timeline.length ? 0 : before));
    setPlaying((was) => !was);
  }, [timeline]);
  const step = useCallback(
    (to: (timeline: Timeline, at: number) => number) => {
      setPlaying(false);
      setAt((before) => to(timeline, before));
    },
    [timeline],
  );

  return {
    at,
    playing,
    speed,
    toggle,
    seek,
    setSpeed,
    forward: () => step(nextStop),
    back: () => step(previousStop),
  };
}
