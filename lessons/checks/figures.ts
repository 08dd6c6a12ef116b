import type { Protocol } from '../../relay/wire/protocol.ts';
import type { SessionEvidence } from './evidence.ts';

/** What a job has cost on the wire. */
export interface Figures {
  /** Octets of both directions. */
  readonly octets: number;
  /** How often the client has waited: it spoke, then the server did. Commands sent together wait once. */
  readonly roundTrips: number;
}

export const MEASURES = ['octets', 'roundTrips'] as const;
export type Measure = (typeof MEASURES)[number];

/** The sum over all connections of a protocol, read off their wire logs. */
export function figuresOf(sessions: readonly SessionEvidence[], protocol: Protocol): Figures {
  const spoken = sessions.filter((session) => session.protocol === protocol);
  const sum = (count: (session: SessionEvidence) => number) =>
    spoken.reduce((total, session) => total + count(session), 0);
  return {
    octets: sum((session) => session.octets('client').length + session.octets('server').length),
    roundTrips: sum((session) => session.roundTrips),
  };
}
