import type { Note, Unit } from '../../web/annotator/span.ts';
import { type SessionEvidence, unitText } from './evidence.ts';

/** A command and what came of it. */
export interface Exchange {
  /** Upper case; two words for IMAP's `UID FETCH`. */
  readonly command: string;
  /** The line as typed, without its line break. */
  readonly typed: string;
  /** The state in which it was typed, and the state it led to. */
  readonly before: string;
  readonly after: string;
  readonly outcome: Unit['outcome'];
  /** What the server answered: its units, in order. */
  readonly replies: readonly Unit[];
  /** Notes on the command and on its answer. */
  readonly notes: readonly Note[];
}

/** The exchanges of a session, in the order of their commands. */
export function exchangesOf(session: SessionEvidence): Exchange[] {
  const replies = new Map<number, Unit[]>();
  for (const unit of session.units) {
    if (unit.answers === undefined) continue;
    const known = replies.get(unit.answers);
    if (known) known.push(unit);
    else replies.set(unit.answers, [unit]);
  }
  return session.units
    .filter((unit) => unit.from === 'client')
    .map((unit) => exchange(session, unit, replies.get(unit.index) ?? []));
}

function exchange(session: SessionEvidence, unit: Unit, replies: readonly Unit[]): Exchange {
  const typed = unitText(session, unit).replace(/\r?\n$/, '');
  return {
    command: commandOf(session, typed),
    typed,
    before: unit.before,
    after: replies.at(-1)?.after ?? unit.after,
    outcome: outcomeOf(replies),
    replies,
    notes: [unit, ...replies].flatMap(({ notes }) => notes),
  };
}

/** The verdict of an answer in several units: lines of data and calls for more come before or after it. */
function outcomeOf(replies: readonly Unit[]): Unit['outcome'] {
  const outcomes = replies.flatMap(({ outcome }) => outcome ?? []);
  return outcomes.filter((outcome) => outcome !== 'data' && outcome !== 'continue').at(-1) ?? outcomes.at(-1);
}

function commandOf(session: SessionEvidence, typed: string): string {
  const words = typed.trimStart().split(/ +/, 3);
  if (session.protocol === 'imap') words.shift(); // its tag
  const [first = '', second = ''] = words.map((word) => word.toUpperCase());
  return session.protocol === 'imap' && first === 'UID' ? `UID ${second}` : first;
}

/** A final answer that is no refusal; SMTP's 354 and 221 are such too. */
export function isAccepted({ outcome }: Exchange): boolean {
  return outcome !== undefined && outcome !== 'refused';
}
