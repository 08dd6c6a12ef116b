import { concat, fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import type { LogEntry } from '../../relay/wire/log.ts';
import type { Protocol, Side } from '../../relay/wire/protocol.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { readTranscript } from '../../web/annotator/logs/transcript.ts';
import type { Span, Unit } from '../../web/annotator/span.ts';

/** What one side sends in one go. */
export interface Turn {
  readonly from: Side;
  readonly bytes: Uint8Array;
}

/** A `C:`/`S:` conversation as log entries. */
export function conversation(text: string): readonly LogEntry[] {
  return readTranscript(text.trim().split('\n')).entries;
}

export function turnsOf(entries: readonly LogEntry[]): Turn[] {
  return entries.flatMap((entry) =>
    entry.kind === 'bytes' ? [{ from: entry.from, bytes: entry.bytes }] : [],
  );
}

export function annotate(protocol: Protocol, entries: readonly LogEntry[]): Unit[] {
  const annotator = createAnnotator(protocol);
  const units = entries.flatMap((entry) => [...annotator.push(entry)]);
  units.push(...annotator.finish());
  return units;
}

export function annotateTurns(protocol: Protocol, turns: readonly Turn[]): Unit[] {
  return annotate(
    protocol,
    turns.map((turn) => ({ kind: 'bytes', at: 0, ...turn })),
  );
}

/** Each turn cut into chunks whose lengths `size` gives. */
export function rechunk(turns: readonly Turn[], size: () => number): Turn[] {
  return turns.flatMap(({ from, bytes }) => {
    const chunks: Turn[] = [];
    for (let at = 0; at < bytes.length; ) {
      const end = Math.min(bytes.length, at + Math.max(1, size()));
      chunks.push({ from, bytes: bytes.subarray(at, end) });
      at = end;
    }
    return chunks;
  });
}

export function leavesOf(span: Span): Span[] {
  return span.parts ? span.parts.flatMap(leavesOf) : [span];
}

/** What is wrong with how the units cover both directions; empty when nothing is. */
export function partitionProblems(units: readonly Unit[], turns: readonly Turn[]): string[] {
  const problems: string[] = [];
  for (const from of ['client', 'server'] as const) {
    let at = 0;
    for (const unit of units.filter((each) => each.from === from)) {
      if (unit.start !== at) problems.push(`${from} unit ${unit.index} starts at ${unit.start}, not ${at}`);
      at = unit.start;
      for (const leaf of unit.spans.flatMap(leavesOf)) {
        if (leaf.start !== at || leaf.end <= leaf.start)
          problems.push(`${from} ${leaf.id} ${leaf.start}-${leaf.end} at ${at}`);
        at = leaf.end;
      }
      if (unit.end !== at)
        problems.push(`${from} unit ${unit.index} ends at ${unit.end}, its spans at ${at}`);
      for (const span of unit.spans) problems.push(...nestingProblems(span));
    }
    const total = octetsOf(turns, from).length;
    if (at !== total) problems.push(`${from}: ${at} of ${total} octets covered`);
  }
  return problems;
}

function nestingProblems(span: Span): string[] {
  const { parts } = span;
  if (!parts) return [];
  const whole = parts[0]?.start === span.start && parts.at(-1)?.end === span.end;
  return [...(whole ? [] : [`parts of ${span.id} are not the whole`]), ...parts.flatMap(nestingProblems)];
}

export function octetsOf(turns: readonly Turn[], from: Side): Uint8Array {
  return concat(turns.filter((turn) => turn.from === from).map((turn) => turn.bytes));
}

/** Units without what depends on the clock. */
export function timeless(units: readonly Unit[]): unknown[] {
  return units.map(({ at, elapsed, notes, ...rest }) => ({
    ...rest,
    notes: notes.filter((note) => note.id !== 'smtp.note.pipelined'),
  }));
}

/** The leaves of a conversation as "C RETR pop3.cmd.RETR" lines, blanks and line ends left out. */
export function tokens(units: readonly Unit[], turns: readonly Turn[]): string[] {
  const streams = { client: octetsOf(turns, 'client'), server: octetsOf(turns, 'server') };
  return units.flatMap((unit) =>
    unit.spans
      .flatMap(leavesOf)
      .filter((leaf) => leaf.id !== 'core.space' && leaf.id !== 'core.crlf')
      .map((leaf) => {
        const side = unit.from === 'client' ? 'C' : 'S';
        return `${side} ${latin1(streams[unit.from], leaf.start, leaf.end)} ${leaf.id}`;
      }),
  );
}

export function turn(from: Side, text: string): Turn {
  return { from, bytes: fromLatin1(text) };
}
