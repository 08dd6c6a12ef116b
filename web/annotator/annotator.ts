import type { LogEntry } from '../../relay/wire/log.ts';
import type { SessionFacts, Unit } from './span.ts';

/**
 * Wire log in, explained units out. Append-only: a unit once published never changes, and what is published does not
 * depend on how the octets were cut into chunks.
 */
export interface Annotator {
  /** Reads the next entry of the log; the units it completed, in order. */
  push(entry: LogEntry): readonly Unit[];
  /** The log is over: what was left unfinished, as units that say so. */
  finish(): readonly Unit[];
  /** What is true now. */
  readonly facts: SessionFacts;
}
