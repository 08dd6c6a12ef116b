import { latin1 } from '../../../relay/wire/bytes.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { decimal, upperWord, wordEnd } from '../core/words.ts';
import { mechanism } from '../sasl/mechanisms.ts';

/** EHLO keywords with an explanation of their own, and where each is defined ('' nowhere). */
const KEYWORDS: ReadonlyMap<string, string> = new Map([
  ['SIZE', '1870 §3'],
  ['8BITMIME', '6152 §2'],
  ['PIPELINING', '2920 §3'],
  ['DSN', '3461 §3'],
  ['AUTH', '4954 §3'],
  ['STARTTLS', '3207 §2'],
  ['ENHANCEDSTATUSCODES', '2034 §3'],
  ['CHUNKING', '3030 §2'],
  ['BINARYMIME', '3030 §3'],
  ['SMTPUTF8', '6531 §3.1'],
  ['HELP', '5321 §4.1.1.1'],
  ['EXPN', '5321 §4.1.1.7'],
  ['VRFY', ''],
  ['ETRN', '1985 §4'],
  ['ATRN', '2645'],
  ['DELIVERBY', '2852'],
  ['BURL', '4468'],
  ['FUTURERELEASE', '4865'],
  ['MT-PRIORITY', '6710 §3'],
  ['RRVS', '7293'],
  ['REQUIRETLS', '8689 §2'],
  ['LIMITS', '9422'],
  ['MTRK', '3885'],
  ['NO-SOLICITING', '3865'],
  ['CHECKPOINT', '1845'],
  ['UTF8SMTP', '5336'],
  ['VERB', ''],
  ['ONEX', ''],
  ['X-EXPS', ''],
  ['XEXCH50', ''],
  ['X-LINK2STATE', ''],
  ['XCLIENT', ''],
  ['XFORWARD', ''],
]);

/** Writes one extension of EHLO's reply (RFC 5321 §4.1.1.1), `w.at` to `end`: a keyword and its parameters. */
export function writeKeyword(w: SpanWriter, line: Uint8Array, end: number): void {
  const to = wordEnd(line, w.at, end);
  const name = upperWord(line, w.at, to);
  if (name.startsWith('AUTH=')) {
    writeOldAuth(w, line, end);
    return;
  }
  const rfc = KEYWORDS.get(name);
  const values = { name };
  if (rfc !== undefined) w.leaf(to, `smtp.ehlo.${name}`, { rfc, values });
  else if (name.startsWith('X'))
    w.leaf(to, 'smtp.ehlo.private', { class: 'generic', rfc: '5321 §2.2.2', values });
  else w.leaf(to, 'smtp.ehlo.unknown', { class: 'unknown', rfc: '5321 §2.2.2', values });
  while (writeSpace(w, line, end)) writeParameter(w, line, wordEnd(line, w.at, end), name, rfc);
}

/** `AUTH=LOGIN`: how servers wrote it before the standard, for clients that still look for it. */
function writeOldAuth(w: SpanWriter, line: Uint8Array, end: number): void {
  w.leaf(w.at + 5, 'smtp.ehlo.AUTH=', { values: { name: 'AUTH=' } });
  do writeMechanism(w, line, wordEnd(line, w.at, end));
  while (writeSpace(w, line, end));
}

function writeMechanism(w: SpanWriter, line: Uint8Array, to: number): void {
  const { id, detail } = mechanism(latin1(line, w.at, to));
  w.leaf(to, id, detail);
}

function writeParameter(
  w: SpanWriter,
  line: Uint8Array,
  to: number,
  name: string,
  rfc: string | undefined,
): void {
  if (name === 'AUTH' || name === 'X-EXPS') {
    writeMechanism(w, line, to);
    return;
  }
  const octets = decimal(line, w.at, to);
  if (name === 'SIZE' && octets !== undefined) {
    w.leaf(to, 'smtp.ehlo.arg.size', { rfc: '1870 §4', values: { octets } });
    return;
  }
  const value = latin1(line, w.at, to);
  const known = rfc !== undefined;
  const detail = {
    class: known ? 'specific' : 'generic',
    rfc: rfc ?? '5321 §4.1.1.1',
    values: { name, value },
  } as const;
  w.leaf(to, 'smtp.ehlo.arg.other', detail);
}
