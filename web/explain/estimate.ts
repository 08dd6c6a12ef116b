import type { Unit } from '../annotator/span.ts';

const LINE = 28; // pixels, as are the others
const MORE_LINES = 21;
const NOTE = 44;
const COLUMNS = 90;
const LINES_SHOWN = 12;

/** About how high a closed unit is before it has been drawn, in pixels. */
export function estimate({ start, end, notes }: Unit): number {
  const lines = Math.max(1, Math.min(LINES_SHOWN, Math.ceil((end - start) / COLUMNS)));
  return LINE + (lines - 1) * MORE_LINES + notes.length * NOTE;
}
