import type { Reader } from './reader.ts';

/**
 * What follows a word of somebody's own (RFC 3501 §6.5.1): only its lexical form is known. What a client sends there
 * may be a secret.
 */
export function readForms(r: Reader, secret: boolean): void {
  const hidden = secret ? { secret } : {};
  while (!r.atEnd) {
    if (r.space() || r.strayLiteral()) continue;
    const end = r.wordEnd();
    const number = r.numberAt(r.pos, end) !== undefined;
    const rfc = number ? r.rfc('3501 §4.2', '9051 §4.2') : r.rfc('3501 §4.1', '9051 §4.1');
    if (end > r.pos) r.leaf(end, number ? 'imap.gram.number' : 'imap.gram.atom', { rfc, ...hidden });
    else r.leaf(r.pos + 1, 'imap.arg.unknown', { class: 'unknown', ...hidden });
  }
}
