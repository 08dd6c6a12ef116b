import { fromLatin1, latin1 } from '../../wire/bytes.ts';
import type { StructuredValue } from './structured-field.ts';
import { decodeTransfer } from './transfer-encoding.ts';

type Params = StructuredValue['params'];

/** `name*0`, `name*12*`: a piece of a parameter (RFC 2231 §3), extended where a star ends it (§4.1). */
const PIECE = /^([^*]+)\*(0|[1-9]\d?)(\*?)$/;

/**
 * A parameter's value, one character per octet: as it stands, or put together from its pieces, with their percent signs
 * undone (RFC 2231 §3, §4). The charset it may begin with is left out.
 */
export function parameter(params: Params, name: string): string | undefined {
  const whole = joined(params);
  const written = (key: string) => whole.find(([each]) => each.toLowerCase() === key)?.[1];
  const extended = written(`${name}*`);
  return (
    written(name) ?? (extended === undefined ? undefined : undone(extended.replace(/^[^']*'[^']*'/, '')))
  );
}

/**
 * The parameters with their pieces put together, as BODYSTRUCTURE shows them (RFC 2231 §6): `name*0=a; name*1=b` is
 * `name=ab`, and `name*0*=utf-8''%C3; name*1*=%A9` is `name*=utf-8''%C3%A9`.
 */
export function joined(params: Params): Params {
  if (!params.some(([name]) => name.includes('*'))) return params;
  const pieces = new Map<string, Piece>();
  for (const [written, value] of params) {
    const [, name, number, star] = PIECE.exec(written) ?? [];
    if (name === undefined) continue;
    const key = `${name.toLowerCase()}*${number}`;
    if (!pieces.has(key)) pieces.set(key, { extended: star === '*', value });
  }
  return params.flatMap(([written, value]): (readonly [string, string])[] => {
    const [, name, number] = PIECE.exec(written) ?? [];
    const run = name === undefined ? [] : runOf(name, pieces);
    // The first piece stands for all of them; one that belongs to no first piece stays as it is.
    if (name === undefined || Number(number) >= run.length) return [[written, value]];
    return number === '0' ? [together(name, run)] : [];
  });
}

interface Piece {
  readonly extended: boolean;
  readonly value: string;
}

/** The pieces of one parameter, from 0 up to the first that is missing. */
function runOf(name: string, pieces: ReadonlyMap<string, Piece>): Piece[] {
  const run: Piece[] = [];
  for (let piece = pieces.get(`${name.toLowerCase()}*0`); piece; ) {
    run.push(piece);
    piece = pieces.get(`${name.toLowerCase()}*${run.length}`);
  }
  return run;
}

function together(name: string, run: readonly Piece[]): readonly [string, string] {
  const extended = run.some((piece) => piece.extended);
  const value = run.map((piece) => (extended && !piece.extended ? percented(piece.value) : piece.value));
  return [extended ? `${name}*` : name, value.join('')];
}

/** What is no attribute-char (RFC 2231 §7), as percent signs. */
const percented = (text: string) =>
  text.replace(
    /[^A-Za-z0-9!#$&+.^_`{|}~-]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** `%C3%A9` as the octets it stands for; quoted-printable but for the sign. */
function undone(text: string): string {
  const quoted = text.replace(/=/g, '=3D').replace(/%(?=[0-9A-Fa-f]{2})/g, '=');
  const octets = decodeTransfer(fromLatin1(quoted), 'quoted-printable');
  return octets ? latin1(octets) : text;
}
