import type { Side } from '../../relay/wire/protocol.ts';
import type { Span, Unit } from '../annotator/span.ts';
import { leavesOf } from './spans.ts';
import { visible } from './visible.ts';

/** What stands for a secret: as many marks whatever its length, which tells something too. */
export const SECRET = '••••••';

/** Where the octets of a direction are found. */
export interface Octets {
  slice(from: Side, start: number, end: number): Uint8Array;
}

/** How much the console shows. */
export interface View {
  /** Secrets in clear instead of masked. */
  readonly secrets: boolean;
  /** CR and LF as ␍␊. */
  readonly breaks: boolean;
}

/** A run of characters on one line that belongs to one leaf span. */
export interface Run {
  readonly text: string;
  readonly span: Span;
}

/** The lines of a unit as the console and the pane print them, cut at each LF; each line is runs of leaf spans. */
export function linesOf(unit: Unit, log: Octets, view: View): Run[][] {
  const lines: Run[][] = [[]];
  for (const span of leavesOf(unit)) {
    let from = span.start;
    const bytes = log.slice(unit.from, span.start, span.end);
    for (let at = 0; at < bytes.length; at++) {
      if (bytes[at] !== 10) continue;
      const end = span.start + at + 1;
      lines.at(-1)!.push(run(bytes.subarray(from - span.start, end - span.start), span, view));
      from = end;
      lines.push([]);
    }
    if (from < span.end) lines.at(-1)!.push(run(bytes.subarray(from - span.start), span, view));
  }
  if (lines.at(-1)!.length === 0 && lines.length > 1) lines.pop();
  return lines.map((runs) => runs.filter(({ text }) => text !== ''));
}

function run(bytes: Uint8Array, span: Span, view: View): Run {
  const { text } = visible(bytes, view.breaks);
  return { text: span.secret && !view.secrets ? SECRET : text, span };
}
