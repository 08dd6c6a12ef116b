import { concat } from '../../relay/wire/bytes.ts';
import { utf8 } from '../../relay/wire/utf8.ts';

const ESCAPES: Readonly<Record<string, number>> = { r: 13, n: 10, t: 9, '0': 0, e: 27, '\\': 92 };

/**
 * Raw mode: the octets of a line in which `\r`, `\n`, `\t`, `\0`, `\e`, `\\` and `\xHH` stand for one octet each.
 * No line break is added. Undefined when an escape is none of these.
 */
export function rawOctets(typed: string): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  const pattern = /\\x([0-9a-f]{2})|\\([rnt0e\\])|([^\\]+)|(\\)/giy;
  for (let match = pattern.exec(typed); match; match = pattern.exec(typed)) {
    const [, hex, name, plain] = match;
    if (hex !== undefined) parts.push(Uint8Array.of(Number.parseInt(hex, 16)));
    else if (name !== undefined) parts.push(Uint8Array.of(ESCAPES[name.toLowerCase()]!));
    else if (plain !== undefined) parts.push(utf8(plain));
    else return undefined;
  }
  return concat(parts);
}
