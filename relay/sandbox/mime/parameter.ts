import { fromLatin1, latin1 } from '../../wire/bytes.ts';
import type { StructuredValue } from './structured-field.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Pieces that one parameter may be cut into. */
const MAX_PIECES = 100;

/**
 * A parameter's value, one character per octet: as it stands, or put together from its pieces `name*0`, `name*1*` …
 * with their percent signs undone (RFC 2231 §3, §4). The charset it may begin with is left out.
 */
export function parameter(params: StructuredValue['params'], name: string): string | undefined {
  const written = (key: string) => params.find(([each]) => each.toLowerCase() === key)?.[1];
  const plain = written(name);
  if (plain !== undefined) return plain;
  const extended = written(`${name}*`) ?? written(`${name}*0*`);
  let value = extended === undefined ? written(`${name}*0`) : undone(extended.replace(/^[^']*'[^']*'/, ''));
  if (value === undefined || written(`${name}*`) !== undefined) return value;
  for (let piece = 1; piece < MAX_PIECES; piece++) {
    const encoded = written(`${name}*${piece}*`);
    const next = encoded === undefined ? written(`${name}*${piece}`) : undone(encoded);
    if (next === undefined) break;
    value += next;
  }
  return value;
}

/** `%C3%A9` as the octets it stands for; quoted-printable but for the sign. */
function undone(text: string): string {
  const quoted = text.replace(/=/g, '=3D').replace(/%(?=[0-9A-Fa-f]{2})/g, '=');
  const octets = decodeTransfer(fromLatin1(quoted), 'quoted-printable');
  return octets ? latin1(octets) : text;
}
