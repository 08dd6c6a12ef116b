import type { Reader } from './reader.ts';
import { RIGHTS } from './vocabulary/names.ts';

/** Rights, a letter each; `+` or `-` before them adds or removes (RFC 4314 §3.1). False when none stand here. */
export function readRights(r: Reader): boolean {
  const quoted = r.atClosedQuote;
  const value = r.peekText();
  if (value === undefined) return false;
  if (r.atQuotedOrLiteral && !quoted)
    return r.string({ id: 'imap.acl.rights', rfc: '4314 §2.1' }) !== undefined;
  const end = quoted ? r.quoteEnd() : r.wordEnd();
  r.group('imap.acl.rights', { rfc: '4314 §2.1', values: { value } }, () => {
    if (quoted) r.leaf(r.pos + 1, 'imap.gram.quote', { rfc: r.rfc('3501 §4.3', '9051 §4.3') });
    while (r.pos < end) readRight(r);
    if (quoted) r.leaf(end + 1, 'imap.gram.quote', { rfc: r.rfc('3501 §4.3', '9051 §4.3') });
  });
  return true;
}

function readRight(r: Reader): void {
  const letter = String.fromCharCode(r.bytes[r.pos]!);
  const term = RIGHTS.get(letter.toUpperCase());
  if (letter === '+') r.leaf(r.pos + 1, 'imap.acl.add', { rfc: '4314 §3.1' });
  else if (letter === '-') r.leaf(r.pos + 1, 'imap.acl.remove', { rfc: '4314 §3.1' });
  else if (term?.name === letter) r.term(term, r.pos + 1);
  else r.leaf(r.pos + 1, 'imap.acl.other', { class: 'generic', rfc: '4314 §2.1', values: { letter } });
}

/** Whom rights are given to: a user, `anyone`, or with a leading `-` whom they are taken from (RFC 4314 §2). */
export function readIdentifier(r: Reader): boolean {
  const text = r.peekText();
  if (text === undefined) return false;
  const id = text === 'anyone' ? 'anyone' : text.startsWith('-') ? 'negative' : 'identifier';
  return r.string({ id: `imap.acl.${id}`, rfc: '4314 §2' }) !== undefined;
}
