import { latin1 } from '../../../relay/wire/bytes.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { decimal, upperWord, wordEnd } from '../core/words.ts';

interface Rule {
  readonly rfc: string;
  /** The values that have explanations of their own; several may be set apart by commas. */
  readonly words?: readonly string[];
  /** The value is xtext (RFC 3461 §4): `+` and two hexadecimal digits stand for an octet. */
  readonly xtext?: boolean;
}

/** The parameters of MAIL and RCPT (RFC 5321 §4.1.2) that have explanations of their own. */
const MAIL: Readonly<Record<string, Rule>> = {
  SIZE: { rfc: '1870 §6.1' },
  BODY: { rfc: '6152 §3', words: ['7BIT', '8BITMIME', 'BINARYMIME'] },
  RET: { rfc: '3461 §4.3', words: ['FULL', 'HDRS'] },
  ENVID: { rfc: '3461 §4.4', xtext: true },
  AUTH: { rfc: '4954 §5', xtext: true },
  SMTPUTF8: { rfc: '6531 §3.4' },
  REQUIRETLS: { rfc: '8689 §2' },
  'MT-PRIORITY': { rfc: '6710 §3' },
  HOLDFOR: { rfc: '4865' },
  HOLDUNTIL: { rfc: '4865' },
  BY: { rfc: '2852' },
};
const RCPT: Readonly<Record<string, Rule>> = {
  NOTIFY: { rfc: '3461 §4.1', words: ['NEVER', 'SUCCESS', 'FAILURE', 'DELAY'] },
  ORCPT: { rfc: '3461 §4.2', xtext: true },
  RRVS: { rfc: '7293' },
};

/** Writes the parameters that stand between `w.at` and `end`. */
export function writeParameters(
  w: SpanWriter,
  line: Uint8Array,
  end: number,
  command: 'MAIL' | 'RCPT',
): void {
  while (writeSpace(w, line, end)) writeParameter(w, line, wordEnd(line, w.at, end), command);
}

function writeParameter(w: SpanWriter, line: Uint8Array, end: number, command: 'MAIL' | 'RCPT'): void {
  const start = w.at;
  const equals = line.subarray(start, end).indexOf(61);
  const nameEnd = equals < 0 ? end : start + equals;
  const name = upperWord(line, start, nameEnd);
  const rules = command === 'MAIL' ? MAIL : RCPT;
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule) {
    w.leaf(end, 'smtp.par.unknown', { class: 'unknown', rfc: '5321 §4.1.1.11', values: { name, command } });
    return;
  }
  const values = parameterValues(line, nameEnd + 1, end);
  const detail = { rfc: rule.rfc, values };
  w.group(`smtp.par.${name}`, detail, (parts) => {
    parts.leaf(nameEnd, `smtp.par.${name}`, detail);
    parts.leaf(Math.min(end, nameEnd + 1), 'smtp.equals', { rfc: '5321 §4.1.2' });
    if (rule.words) writeWords(parts, line, end, name, rule);
    else if (rule.xtext) writeXtext(parts, line, end, name, rule);
    else parts.leaf(end, `smtp.par.${name}.value`, detail);
  });
}

function parameterValues(line: Uint8Array, start: number, end: number): Record<string, string | number> {
  const value = start < end ? latin1(line, start, end) : '';
  return { value, number: decimal(line, start, end) ?? 0 };
}

function writeWords(w: SpanWriter, line: Uint8Array, end: number, name: string, rule: Rule): void {
  while (w.at < end) {
    const comma = line.subarray(w.at, end).indexOf(44);
    const to = comma < 0 ? end : w.at + comma;
    const word = upperWord(line, w.at, to);
    const rfc = word === 'BINARYMIME' ? '3030 §3' : rule.rfc;
    if (rule.words!.includes(word)) w.leaf(to, `smtp.par.${name}.${word}`, { rfc });
    else w.leaf(to, 'smtp.par.badValue', { class: 'unknown', rfc, values: { name, value: word } });
    if (comma >= 0) w.leaf(to + 1, 'smtp.comma', { rfc });
  }
}

function writeXtext(w: SpanWriter, line: Uint8Array, end: number, name: string, rule: Rule): void {
  const id = `smtp.par.${name}.value`;
  const values = { value: latin1(line, w.at, end) };
  while (w.at < end) {
    const plus = line.subarray(w.at, end).indexOf(43);
    if (plus < 0) {
      w.leaf(end, id, { rfc: rule.rfc, values });
      return;
    }
    w.leaf(w.at + plus, id, { rfc: rule.rfc, values });
    const to = Math.min(end, w.at + 3);
    const hex = latin1(line, w.at + 1, to);
    const code = /^[0-9A-Fa-f]{2}$/.test(hex) ? Number.parseInt(hex, 16) : undefined;
    if (code === undefined) w.leaf(to, 'smtp.badXtext', { class: 'unknown', rfc: '3461 §4' });
    else w.leaf(to, 'smtp.xtext', { rfc: '3461 §4', values: { hex, code } });
  }
}
