import type { Detail } from '../core/span-writer.ts';
import type { Part } from './base64-parts.ts';

/** What an attribute's name stands for; `secret` for those that give the password away or stand for it. */
export interface AttributeRule {
  readonly id: string;
  readonly rfc: string;
  readonly secret?: boolean;
  /** Show the attribute's value in its explanation. */
  readonly shown?: boolean;
}

/**
 * The parts of `name=value` pairs set apart by `separator`, as SCRAM and DIGEST-MD5 (`,`) and the OAuth mechanisms
 * (octet 1) write them. A separator between double quotes separates nothing (RFC 2831 §7.1).
 * @param text decoded octets, one character each, read from `at`
 */
export function attributeParts(
  text: string,
  at: number,
  separator: string,
  rules: Readonly<Record<string, AttributeRule>>,
): Part[] {
  const parts: Part[] = [];
  while (at < text.length) {
    const end = pairEnd(text, at, separator);
    if (end > at) parts.push(pairPart(text.slice(at, end), end, rules));
    if (end < text.length) parts.push({ end: end + 1, id: 'sasl.separator' });
    at = end + 1;
  }
  return parts;
}

function pairEnd(text: string, at: number, separator: string): number {
  let quoted = false;
  for (; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    else if (quoted && text[at] === '\\') at++;
    else if (!quoted && text[at] === separator) return at;
  }
  return text.length;
}

function pairPart(pair: string, end: number, rules: Readonly<Record<string, AttributeRule>>): Part {
  const equals = pair.indexOf('=');
  const name = (equals < 0 ? pair : pair.slice(0, equals)).trim();
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (!rule || equals < 0) return { end, id: 'sasl.attribute', detail: { class: 'unknown', secret: true } };
  const value = pair.slice(equals + 1).replace(/^"|"$/g, '');
  const detail: Detail = {
    rfc: rule.rfc,
    secret: rule.secret === true,
    values: rule.shown ? { value } : undefined,
  };
  return { end, id: rule.id, detail };
}
