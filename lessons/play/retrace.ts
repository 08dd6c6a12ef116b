import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../relay/wire/utf8.ts';
import type { Unit } from '../../web/annotator/span.ts';
import { type SessionEvidence, unitText } from '../checks/evidence.ts';
import type { Action } from '../format/script.ts';

/**
 * What was done in one console since the lesson began, up to but without the client's unit `before` of the last
 * connection: played on a fresh sandbox, it leads back to where the learner was. What was typed in raw mode without a
 * line's end is not among it.
 */
export function retrace(sessions: readonly SessionEvidence[], before?: Unit): Action[] {
  const actions: Action[] = [];
  for (const [index, session] of sessions.entries()) {
    if (index > 0) actions.push({ kind: 'connect', protocol: session.protocol });
    const isLast = index === sessions.length - 1;
    const units = isLast && before ? session.units.slice(0, before.index) : session.units;
    for (const unit of units) if (unit.from === 'client') actions.push(...linesOf(session, unit));
    const goesOn = isLast && before !== undefined;
    if (session.closedBy === 'client' && !goesOn) actions.push({ kind: 'cut' });
  }
  return actions;
}

/** The last thing the client said on the present connection. */
export function lastSaid(sessions: readonly SessionEvidence[]): Unit | undefined {
  return sessions
    .at(-1)
    ?.units.filter((unit) => unit.from === 'client')
    .at(-1);
}

function linesOf(session: SessionEvidence, unit: Unit): Action[] {
  const text = fromUtf8(fromLatin1(unitText(session, unit)));
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => ({ kind: 'type', text: line }));
}
