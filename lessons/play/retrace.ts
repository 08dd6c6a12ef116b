import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../relay/wire/utf8.ts';
import type { Unit } from '../../web/annotator/span.ts';
import { type SessionEvidence, unitText } from '../checks/evidence.ts';
import type { Action } from '../format/script.ts';
import { inConsoles } from './in-consoles.ts';

/** A connection that stands on one clock with the others: what was done in two consoles has an order. */
export interface TimedSession extends SessionEvidence {
  /** When it was opened, in milliseconds; the times of its units count from then. */
  readonly began: number;
  /** When it was closed. */
  readonly closedAt: number | undefined;
}

/** Something the client said, and on which connection. */
export interface Said {
  readonly session: TimedSession;
  readonly unit: Unit;
}

/** Something the learner did; saying something is `unit`. */
interface Deed {
  readonly session: TimedSession;
  readonly at: number;
  readonly unit?: Unit;
  readonly actions: readonly Action[];
}

/**
 * What was done since the lesson began, in every console, up to but without `before`: played on a fresh sandbox, it
 * leads back to where the learner was. What was typed in raw mode without a line's end is not among it.
 */
export function retrace(sessions: readonly TimedSession[], before?: Said): Action[] {
  const deeds = deedsOf(sessions);
  const end = before ? deeds.findIndex(({ unit }) => unit === before.unit) : deeds.length;
  return inConsoles(
    deeds
      .slice(0, end)
      .flatMap(({ session, actions }) => actions.map((action) => ({ console: session.console, action }))),
  );
}

/** The last thing the client said on any of these connections. */
export function lastSaid(sessions: readonly TimedSession[]): Said | undefined {
  const said = deedsOf(sessions).flatMap(({ session, unit }) => (unit ? [{ session, unit }] : []));
  return said.at(-1);
}

/** Everything done on these connections, in the order in which it was done. */
function deedsOf(sessions: readonly TimedSession[]): Deed[] {
  const opened = new Set<string>();
  const deeds = [...sessions]
    .sort((a, b) => a.began - b.began)
    .flatMap((session) => {
      const isFirst = !opened.has(session.console); // each console begins with a connection
      opened.add(session.console);
      return [...(isFirst ? [] : [connecting(session)]), ...sayings(session), ...cutting(session)];
    });
  return deeds.sort((a, b) => a.at - b.at);
}

function connecting(session: TimedSession): Deed {
  return { session, at: session.began, actions: [{ kind: 'connect', protocol: session.protocol }] };
}

function sayings(session: TimedSession): Deed[] {
  return session.units
    .filter(({ from }) => from === 'client')
    .map((unit) => ({ session, unit, at: session.began + unit.at, actions: linesOf(session, unit) }));
}

function cutting(session: TimedSession): Deed[] {
  if (session.closedBy !== 'client' || session.closedAt === undefined) return [];
  return [{ session, at: session.closedAt, actions: [{ kind: 'cut' }] }];
}

function linesOf(session: SessionEvidence, unit: Unit): Action[] {
  const text = fromUtf8(fromLatin1(unitText(session, unit)));
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => ({ kind: 'type', text: line }));
}
