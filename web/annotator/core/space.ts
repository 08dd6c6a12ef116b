import type { SpanWriter } from './span-writer.ts';
import { skipSpace } from './words.ts';

/** Covers the blanks before the next word, or those at the end of the line's content. True when a word follows. */
export function writeSpace(w: SpanWriter, line: Uint8Array, end: number): boolean {
  const start = skipSpace(line, w.at, end);
  w.leaf(start, start < end ? 'core.space' : 'core.trailingSpace');
  return start < end;
}
