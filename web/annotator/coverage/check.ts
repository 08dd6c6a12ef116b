import { latin1 } from '../../../relay/wire/bytes.ts';
import type { Protocol } from '../../../relay/wire/protocol.ts';
import { createAnnotator } from '../create-annotator.ts';
import { readTranscript } from '../logs/transcript.ts';
import type { Note, Span, Unit } from '../span.ts';
import type { CoverageRow } from './row.ts';

/** Runs a row's sample. @returns undefined when its token is explained as the row asks, else what is wrong. */
export function uncovered(protocol: Protocol, row: CoverageRow): string | undefined {
  const annotator = createAnnotator(protocol);
  const { entries } = readTranscript(row.sample);
  const units = entries.flatMap((entry) => annotator.push(entry));
  units.push(...annotator.finish());
  const streams = { client: '', server: '' };
  for (const entry of entries) if (entry.kind === 'bytes') streams[entry.from] += latin1(entry.bytes);
  const found = units.flatMap((unit) => marksOf(unit).map((mark) => ({ unit, mark })));
  const named = found.filter(({ mark }) => mark.id === row.id);
  if (named.length === 0) return `no span or note ${row.id}`;
  const sided = named.filter(({ unit }) => unit.from === row.from);
  if (sided.length === 0) return `not said by the ${row.from}`;
  const right = sided.filter(({ mark }) => mark.rfc === row.rfc);
  if (right.length === 0) return `RFC ${sided[0]!.mark.rfc} instead of ${row.rfc}`;
  const stated = right.filter(({ unit }) => unit.before === row.state || unit.after === row.state);
  if (stated.length === 0) return `state ${right[0]!.unit.before} instead of ${row.state}`;
  const { text } = row;
  if (text === undefined) return undefined;
  const texts = stated.flatMap(({ unit, mark }) =>
    'start' in mark ? [streams[unit.from].slice(mark.start, mark.end)] : [],
  );
  return texts.some((each) => each.toUpperCase() === text.toUpperCase())
    ? undefined
    : `text is ${texts.join(' | ')}`;
}

/** Every span of a unit, parts and all, that is explained as itself, and every note. */
function marksOf(unit: Unit): (Span | Note)[] {
  const all = (span: Span): Span[] => [span, ...(span.parts ?? []).flatMap(all)];
  const spans = unit.spans.flatMap(all);
  return [...spans.filter((span) => span.class === 'specific' || span.class === 'body'), ...unit.notes];
}
