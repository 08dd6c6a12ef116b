import { latin1 } from '../../../relay/wire/bytes.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { wordEnd } from '../core/words.ts';
import { SaslExchange } from './exchange.ts';
import { mechanism } from './mechanisms.ts';

/**
 * What follows AUTH, in POP3 (RFC 5034 §4) as in SMTP (RFC 4954 §4): a mechanism, and the initial response if there is
 * one. The exchange that they begin, and the mechanism as typed.
 */
export function readAuthArguments(
  w: SpanWriter,
  line: Uint8Array,
  end: number,
  rfc: string,
): { name: string; sasl: SaslExchange } {
  const to = wordEnd(line, w.at, end);
  const name = latin1(line, w.at, to);
  const { id, detail } = mechanism(name);
  const sasl = new SaslExchange(name);
  w.leaf(to, id, detail);
  if (writeSpace(w, line, end)) {
    const last = wordEnd(line, w.at, end);
    w.group('sasl.initialResponse', { rfc }, (parts) => sasl.client(parts, line, last));
  }
  return { name, sasl };
}
