import type { Side } from '../../../relay/wire/protocol.ts';
import type { Note, Span, Unit } from '../span.ts';
import type { Piece } from './byte-stream.ts';

/** A unit before it has its number. */
export interface Draft {
  readonly from: Side;
  readonly piece: Omit<Piece, 'bytes'>;
  readonly spans: readonly Span[];
  readonly notes?: readonly Note[];
  /** The command unit it answers. */
  readonly answers?: Unit | undefined;
  readonly outcome?: Unit['outcome'] | undefined;
  readonly before: string;
  readonly after: string;
}

const NO_NOTES: readonly Note[] = [];

/** Numbers units and hands them out once, in order: nothing that has been published can change. */
export class Publisher {
  private count = 0;
  private fresh: Unit[] = [];

  publish(draft: Draft): Unit {
    const { piece, answers, outcome } = draft;
    const unit: { -readonly [K in keyof Unit]: Unit[K] } = {
      index: this.count++,
      from: draft.from,
      at: piece.at,
      start: piece.start,
      end: piece.end,
      spans: draft.spans,
      notes: draft.notes ?? NO_NOTES,
      before: draft.before,
      after: draft.after,
    };
    if (outcome) unit.outcome = outcome;
    if (answers) {
      unit.answers = answers.index;
      unit.elapsed = Math.max(0, piece.at - answers.at);
    }
    this.fresh.push(unit);
    return unit;
  }

  /** The units published since the last call. */
  drain(): readonly Unit[] {
    const units = this.fresh;
    this.fresh = [];
    return units;
  }
}
