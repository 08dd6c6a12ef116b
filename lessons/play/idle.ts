import type { Timeline } from './timeline.ts';

/** The longest that a film stands still when its idle time is skipped, in milliseconds. */
const STILL = 300;

/** Where a film goes on from `at` when idle time is skipped: shortly before a key or an answer comes next. */
export function pastIdle({ frames, length }: Timeline, at: number): number {
  const next = frames.find(({ entry }) => entry.at > at);
  return Math.min(length, Math.max(at, (next?.typedFrom ?? length) - STILL));
}
