import type { Surroundings } from './engine.ts';

/**
 * Takes one `step` after the other, as long as there is something to do; false when there no longer is, true when the
 * time is `until` before.
 */
export function stepping(
  step: () => boolean,
  surroundings: Surroundings,
  until: number | undefined,
): boolean {
  while (step()) if (until !== undefined && surroundings.now() >= until) return true;
  return false;
}
