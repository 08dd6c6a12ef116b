import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Note } from '../../web/annotator/span.ts';
import type { Diagnosis, Hint } from '../model.ts';
import { type Evidence, unitText } from './evidence.ts';
import { type Exchange, exchangesOf } from './exchange.ts';

/** What the annotator has to say of a mistake: why, and the way on. */
export interface Mistake {
  readonly protocol: Protocol;
  readonly notes: readonly Note[];
}

/** Something to help a learner with: a hint of the step, by its id, or what the annotator says. */
export interface Advice {
  /** The same advice has the same key. */
  readonly key: string;
  readonly says: string | Mistake;
}

/**
 * The advice there is for this learner, in the order to show it: first the hints that fit the last thing typed, or what
 * the annotator says of it where the lesson has foreseen nothing; then the general ones.
 */
export function adviceFor(hints: readonly Hint[], evidence: Evidence): Advice[] {
  const session = evidence.sessions.at(-1);
  const last = session ? exchangesOf(session).at(-1) : undefined;
  const reply = session && last?.replies[0] ? unitText(session, last.replies[0]) : '';
  const fitting = hints.filter((hint) => hint.when && last && fits(hint.when, last, reply));
  const general = hints.filter((hint) => hint.when === undefined);
  const unforeseen = session && last && fitting.length === 0 ? mistakeIn(last, session.protocol) : [];
  return [...fitting.map(asHelp), ...unforeseen, ...general.map(asHelp)];
}

const asHelp = ({ id }: Hint): Advice => ({ key: id, says: id });

function mistakeIn({ typed, notes }: Exchange, protocol: Protocol): Advice[] {
  if (!notes.some(({ kind }) => kind === 'cause')) return [];
  const said = notes.filter(
    ({ kind, id }, i) =>
      (kind === 'cause' || kind === 'hint') && notes.findIndex((other) => other.id === id) === i, // an answer repeats them
  );
  return [{ key: `typed ${typed}`, says: { protocol, notes: said } }];
}

function fits(when: Diagnosis, last: Exchange, reply: string): boolean {
  const { note } = when;
  return (
    (when.command === undefined || when.command.includes(last.command)) &&
    (when.outcome === undefined || when.outcome === last.outcome) &&
    (when.state === undefined || when.state === last.before) &&
    (when.typed === undefined || new RegExp(when.typed, 'i').test(last.typed)) &&
    (when.reply === undefined || new RegExp(when.reply, 'i').test(reply)) &&
    (note === undefined || last.notes.some(({ id }) => id === note || id.startsWith(`${note}.`)))
  );
}
