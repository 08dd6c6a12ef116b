import type { Surroundings } from '../../relay/sandbox/engine.ts';

/** A clock that only moves when told and randomness that is the same in every run. */
export class FixedSurroundings implements Surroundings {
  /** Milliseconds since the epoch; 12 March 2025, 08:30 UTC at first. */
  time = Date.UTC(2025, 2, 12, 8, 30);
  private seed = 1;

  now(): number {
    return this.time;
  }

  random(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => {
      this.seed = (Math.imul(this.seed, 1103515245) + 12345) & 0x7fffffff;
      return (this.seed >> 16) & 255;
    });
  }
}
