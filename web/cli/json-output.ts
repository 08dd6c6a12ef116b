import type { Span, Unit, Values } from '../annotator/span.ts';
import type { Octets } from './octets.ts';

/** One line of JSON for each leaf of a unit; explain.ts documents the object. */
export function unitAsJson(unit: Unit, octets: Octets): string {
  let lines = '';
  const visit = (span: Span, within: readonly string[], hidden: boolean): void => {
    const secret = hidden || span.secret === true;
    if (span.parts) {
      for (const part of span.parts) visit(part, [...within, span.id], secret);
      return;
    }
    const leaf = {
      from: unit.from,
      start: span.start,
      end: span.end,
      id: span.id,
      class: span.class,
      text: octets.text(unit.from, { ...span, secret }),
      rfc: span.rfc ?? null,
      state: unit.before,
      value: onlyValue(span.values),
      within,
      ...(secret ? { secret } : {}),
    };
    lines += `${JSON.stringify(leaf)}\n`;
  };
  for (const span of unit.spans) visit(span, [], false);
  return lines;
}

function onlyValue(values: Values | undefined): string | number | Values | null {
  if (!values) return null;
  const all = Object.values(values);
  return all.length === 1 ? all[0]! : all.length === 0 ? null : values;
}
