import type { Span } from '../../web/annotator/span.ts';
import type { SessionEvidence } from './evidence.ts';

/** A run of the client's octets that the annotator took for a password, a digest or the like. */
export interface Secret {
  readonly start: number;
  readonly text: string;
}

export function secretsOf(session: SessionEvidence): Secret[] {
  return session.units
    .filter((unit) => unit.from === 'client')
    .flatMap((unit) => secretSpans(unit.spans))
    .map(({ start, end }) => ({ start, text: session.octets('client').slice(start, end) }));
}

function secretSpans(spans: readonly Span[]): Span[] {
  return spans.flatMap((span) => (span.secret ? [span] : secretSpans(span.parts ?? [])));
}
