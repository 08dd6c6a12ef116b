import type { Explainer } from '../annotator/explanations/explainer.ts';
import type { Note, Span, Unit } from '../annotator/span.ts';
import type { Octets } from './octets.ts';

const NOTE_MARKS: Readonly<Record<Note['kind'], string>> = {
  cause: '✗',
  hint: '→',
  warning: '!',
  effect: '•',
  leniency: '~',
};
/** What the eye does not need explained a thousand times: blanks and line ends. */
const QUIET = new Set(['core.space', 'core.crlf', 'message.colon', 'message.fieldEnd']);

/** A unit for people: its octets, then each token with its explanation, then what is worth noting. */
export function unitAsText(unit: Unit, octets: Octets, explainer: Explainer): string {
  const side = unit.from === 'client' ? 'C' : 'S';
  const state = unit.after === unit.before ? unit.before : `${unit.before} → ${unit.after}`;
  let text = `${side}: ${shown(unitText(unit, octets))}   [${state}]\n`;
  for (const span of unit.spans) text += spanText(unit, span, octets, explainer, '   ');
  for (const note of unit.notes) {
    text += `   ${NOTE_MARKS[note.kind]} ${explainer.explain(note.id, note.values)}${section(note.rfc)}\n`;
  }
  return `${text}\n`;
}

function unitText(unit: Unit, octets: Octets): string {
  const leaf = (span: Span): string => span.parts?.map(leaf).join('') ?? octets.text(unit.from, span);
  return unit.spans.map(leaf).join('');
}

function spanText(unit: Unit, span: Span, octets: Octets, explainer: Explainer, indent: string): string {
  if (QUIET.has(span.id)) return '';
  const own = span.parts ? '' : `${shown(octets.text(unit.from, span))}  `;
  const text = `${indent}${own}${explainer.explain(span.id, span.values)}${section(span.rfc)}\n`;
  return (
    text + (span.parts ?? []).map((part) => spanText(unit, part, octets, explainer, `${indent}  `)).join('')
  );
}

const section = (rfc: string | undefined): string => (rfc ? `  (RFC ${rfc})` : '');

const MAX_SHOWN = 160;

/** Octets made harmless for a terminal: no control character gets through. */
function shown(text: string): string {
  const visible = text
    .replace(/\r?\n$/, '')
    .replace(/\r\n/g, '⏎')
    .replace(/[\x00-\x1f]/g, (character) => String.fromCharCode(0x2400 + character.charCodeAt(0)))
    .replace(/[\x7f-\x9f]/g, '·');
  return visible.length > MAX_SHOWN ? `${visible.slice(0, MAX_SHOWN)}…` : visible;
}
