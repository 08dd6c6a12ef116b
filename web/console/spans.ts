import type { Span, Unit } from '../annotator/span.ts';

/** The spans of a unit that have no parts: together exactly its octets. */
export function leavesOf(unit: Unit): readonly Span[] {
  const leaves: Span[] = [];
  const walk = (spans: readonly Span[]) => {
    for (const span of spans) {
      if (span.parts && span.parts.length > 0) walk(span.parts);
      else leaves.push(span);
    }
  };
  walk(unit.spans);
  return leaves;
}
