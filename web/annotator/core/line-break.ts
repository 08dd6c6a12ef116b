import { CR, LF } from '../../../relay/wire/bytes.ts';
import type { Note } from '../span.ts';
import { type Line, MAX_LINE } from './byte-stream.ts';
import type { SpanWriter } from './span-writer.ts';

const CRLF = { rfc: '5322 §2.1' };

/** Covers what is left of a line with its line break: CR LF, or the bare LF some peers send. */
export function writeLineBreak(writer: SpanWriter, line: Uint8Array): void {
  const bare = line.length < 2 || line[line.length - 2] !== CR;
  if (bare) writer.leaf(line.length, 'core.lf', { rfc: '5321 §2.3.8' });
  else writer.leaf(line.length, 'core.crlf', CRLF);
}

/** The leniency of a line that ends in LF alone; undefined when it does not. */
export function bareLfNote(line: Uint8Array): Note | undefined {
  const last = line.length - 1;
  const bare = last >= 0 && line[last] === LF && (last === 0 || line[last - 1] !== CR);
  return bare ? { kind: 'leniency', id: 'core.leniency.bareLf', rfc: '5321 §2.3.8' } : undefined;
}

const NO_NOTES: readonly Note[] = [];

/** What is odd about how a line ends; lines well ended have no notes. */
export function lineNotes(line: Line): readonly Note[] {
  const bareLf = bareLfNote(line.bytes);
  if (bareLf) return [bareLf];
  if (line.endsLine) return NO_NOTES;
  const id = line.bytes.length < MAX_LINE ? 'core.leniency.unfinished' : 'core.leniency.longLine';
  return [{ kind: 'leniency', id }];
}
