import { mechanism } from '../sasl/mechanisms.ts';
import type { Reader } from './reader.ts';
import { CAPABILITIES } from './vocabulary/capabilities.ts';
import type { Term } from './vocabulary/vocabulary.ts';

const EQUALS = 61;
const BRACKET = 93;

/** Capabilities that carry a value after `=`, or after the prefix the RFC gives: "AUTH=", "QUOTA=RES-". */
const FAMILIES = [...CAPABILITIES.values()].filter(({ name }) => name.endsWith('=') || name.endsWith('-'));

/** One capability (RFC 3501 §7.2.1). Its name in upper case; undefined, and nothing read, when none stands here. */
export function readCapability(r: Reader): string | undefined {
  const end = r.wordEnd(BRACKET);
  if (end === r.pos) return undefined;
  const name = r.upper(end);
  const term = CAPABILITIES.get(name);
  if (term) r.term(term, end);
  else readValued(r, name, end);
  return name;
}

function readValued(r: Reader, name: string, end: number): void {
  const family = FAMILIES.find((term) => name.startsWith(term.name));
  if (family) {
    readFamily(r, family, end);
    return;
  }
  const equals = name.indexOf('=');
  const term = equals > 0 ? CAPABILITIES.get(name.slice(0, equals)) : undefined;
  if (!term) {
    r.leaf(end, 'imap.capa.other', { class: 'generic', values: { name } });
    return;
  }
  r.group(term.id, r.detail(term), () => {
    r.term(term, r.pos + equals);
    if (r.bytes[r.pos] === EQUALS) r.leaf(r.pos + 1, 'imap.capa.equals');
    r.leaf(end, 'imap.capa.value', { rfc: r.detail(term).rfc, values: { value: r.shown(r.pos, end) } });
  });
}

function readFamily(r: Reader, family: Term, end: number): void {
  const from = r.pos + family.name.length;
  const value = r.shown(from, end);
  r.group(family.id, { ...r.detail(family), values: { value } }, () => {
    r.leaf(from, family.id, r.detail(family), { value });
    if (family.name === 'AUTH=') {
      const { id, detail } = mechanism(value);
      r.leaf(end, id, detail);
    } else r.leaf(end, 'imap.capa.value', { rfc: r.detail(family).rfc, values: { value } });
  });
}
