import { useCallback, useEffect, useRef, useState } from 'react';
import { pastIdle } from '../../lessons/play/idle.ts';
import { nextStop, previousStop, type Timeline } from '../../lessons/play/timeline.ts';

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;

export interface FilmControls {
  /** Where the film is, in milliseconds of its own time. */
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Time in which nothing is typed or answered is passed over. */
  readonly skipsIdle: boolean;
  toggle(): void;
  seek(at: number): void;
  forward(): void;
  back(): void;
  setSpeed(speed: number): void;
  setSkipsIdle(skips: boolean): void;
}

/** A film's clock: runs by animation frames while playing, at a speed that may change meanwhile. */
export function useFilm(timeline: Timeline, from = 0): FilmControls {
  const [at, setAt] = useState(from);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [skipsIdle, setSkipsIdle] = useState(false);
  const last = useRef(0);

  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    last.current = performance.now();
    const tick = (now: number) => {
      const passed = Math.max(0, now - last.current) * speed;
      last.current = now;
      setAt((before) => {
        const from = skipsIdle ? pastIdle(timeline, before) : before;
        return Math.min(timeline.length, from + passed);
      });
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, speed, skipsIdle, timeline]);

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
    skipsIdle,
    toggle,
    seek,
    setSpeed,
    setSkipsIdle,
    forward: () => step(nextStop),
    back: () => step(previousStop),
  };
}
