import { latin1 } from '../../../relay/wire/bytes.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { decimal, upperWord, wordEnd } from '../core/words.ts';
import { mechanism } from '../sasl/mechanisms.ts';

/** Capabilities with an explanation of their own, and where each is defined. */
const CAPABILITIES: ReadonlyMap<string, string> = new Map([
  ['TOP', '2449 §6.1'],
  ['USER', '2449 §6.2'],
  ['SASL', '5034 §3'],
  ['RESP-CODES', '2449 §6.4'],
  ['LOGIN-DELAY', '2449 §6.5'],
  ['PIPELINING', '2449 §6.6'],
  ['EXPIRE', '2449 §6.7'],
  ['UIDL', '2449 §6.8'],
  ['IMPLEMENTATION', '2449 §6.9'],
  ['STLS', '2595 §4'],
  ['AUTH-RESP-CODE', '3206 §6'],
  ['UTF8', '6856 §2'],
  ['LANG', '6856 §3'],
]);

/** Writes a line of the CAPA listing (RFC 2449 §5) up to `end`: a capability and its parameters. */
export function writeCapability(w: SpanWriter, line: Uint8Array, end: number): void {
  const to = wordEnd(line, w.at, end);
  const name = upperWord(line, w.at, to);
  const rfc = CAPABILITIES.get(name);
  const values = { name };
  if (rfc) w.leaf(to, `pop3.capa.${name}`, { rfc, values });
  else if (name.startsWith('X'))
    w.leaf(to, 'pop3.capa.private', { class: 'generic', rfc: '2449 §5', values });
  else w.leaf(to, 'pop3.capa.unknown', { class: 'unknown', rfc: '2449 §5', values });
  if (name === 'IMPLEMENTATION') {
    writeSpace(w, line, end);
    w.leaf(end, 'pop3.capa.arg.implementation', { rfc, values: { text: latin1(line, w.at, end) } });
    return;
  }
  while (writeSpace(w, line, end)) writeParameter(w, line, wordEnd(line, w.at, end), name, rfc);
}

function writeParameter(
  w: SpanWriter,
  line: Uint8Array,
  to: number,
  name: string,
  rfc: string | undefined,
): void {
  const text = latin1(line, w.at, to);
  const number = decimal(line, w.at, to);
  if (name === 'SASL') {
    const { id, detail } = mechanism(text);
    w.leaf(to, id, detail);
  } else if (text.toUpperCase() === 'USER' && PER_USER.has(name)) {
    w.leaf(to, `pop3.capa.arg.${name === 'UTF8' ? 'utf8User' : 'perUser'}`, { rfc });
  } else if (name === 'EXPIRE' && text.toUpperCase() === 'NEVER') {
    w.leaf(to, 'pop3.capa.arg.never', { rfc });
  } else if (name === 'EXPIRE' && number !== undefined) {
    w.leaf(to, 'pop3.capa.arg.days', { rfc, values: { days: number } });
  } else if (name === 'LOGIN-DELAY' && number !== undefined) {
    w.leaf(to, 'pop3.capa.arg.seconds', { rfc, values: { seconds: number } });
  } else {
    w.leaf(to, 'pop3.capa.arg.unknown', { class: 'unknown', rfc: rfc ?? '2449 §5', values: { name } });
  }
}

const PER_USER = new Set(['LOGIN-DELAY', 'EXPIRE', 'UTF8']);
