import type { Diagnosis, Hint } from '../model.ts';
import { type Evidence, unitText } from './evidence.ts';
import { type Exchange, exchangesOf } from './exchange.ts';

/**
 * The hints of a step for this learner, in the order to show them: first those that fit the last thing typed, then
 * the general ones.
 */
export function hintsFor(hints: readonly Hint[], evidence: Evidence): string[] {
  const session = evidence.sessions.at(-1);
  const last = session ? exchangesOf(session).at(-1) : undefined;
  const reply = session && last?.replies[0] ? unitText(session, last.replies[0]) : '';
  const fitting = hints.filter((hint) => hint.when && last && fits(hint.when, last, reply));
  const general = hints.filter((hint) => hint.when === undefined);
  return [...fitting, ...general].map((hint) => hint.id);
}

function fits(when: Diagnosis, last: Exchange, reply: string): boolean {
  const { note } = when;
  return (
    (when.command === undefined || when.command.includes(last.command)) &&
    (when.outcome === undefined || when.outcome === last.outcome) &&
    (when.state === undefined || when.state === last.before) &&
    (when.typed === undefined || new RegExp(when.typed, 'i').test(last.typed)) &&
    (when.reply === undefined || new RegExp(when.reply, 'i').test(reply)) &&
    (note === undefined || last.notes.some((id) => id === note || id.startsWith(`${note}.`)))
  );
}
