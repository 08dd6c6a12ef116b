import { decodeMutf7 } from '../../../relay/wire/imap/mutf7.ts';
import type { Reader } from './reader.ts';

const STAR = 42;
const PERCENT = 37;

/** A mailbox name, whichever spelling it has. Undefined, and nothing read, when there is none. */
export function readMailbox(r: Reader): string | undefined {
  const text = r.peekText();
  if (text === undefined) return undefined;
  if (text.toUpperCase() === 'INBOX') {
    r.string({ id: 'imap.mailbox.INBOX', rfc: r.rfc('3501 §5.1', '9051 §5.1') });
    return 'INBOX';
  }
  if (/[^\x20-\x7e]/.test(text)) {
    r.string({ id: 'imap.mailbox.utf8', rfc: r.rfc('6855 §3', '9051 §5.1') });
    return text;
  }
  if (!text.includes('&') || r.rev2) {
    r.string({ id: 'imap.mailbox.name', rfc: r.rfc('3501 §5.1', '9051 §5.1') });
    return text;
  }
  const decoded = decodeMutf7(text);
  const id = decoded === undefined ? 'imap.mailbox.badMutf7' : 'imap.mailbox.mutf7';
  r.string({ id, rfc: '3501 §5.1.3', values: { decoded: decoded ?? '' } });
  return decoded ?? text;
}

/** The pattern of LIST: text, and the wildcards `*` and `%` (RFC 3501 §6.3.8). False when there is none. */
export function readPattern(r: Reader): boolean {
  const rfc = r.rfc('3501 §6.3.8', '9051 §6.3.9');
  const quoted = r.atClosedQuote;
  if (r.atQuotedOrLiteral && !quoted) return r.string({ id: 'imap.pattern', rfc }) !== undefined;
  const end = quoted ? r.quoteEnd() : r.wordEnd();
  if (end === r.pos) return false;
  const text = r.peekText() ?? '';
  r.group('imap.pattern', { rfc, values: { value: text } }, () => {
    if (quoted && end === r.pos + 1) {
      r.leaf(end + 1, 'imap.pattern.empty', { rfc });
      return;
    }
    if (quoted) r.leaf(r.pos + 1, 'imap.gram.quote', { rfc: r.rfc('3501 §4.3', '9051 §4.3') });
    while (r.pos < end) readPatternPiece(r, end, rfc);
    if (quoted) r.leaf(end + 1, 'imap.gram.quote', { rfc: r.rfc('3501 §4.3', '9051 §4.3') });
  });
  return true;
}

function readPatternPiece(r: Reader, end: number, rfc: string): void {
  const octet = r.bytes[r.pos];
  if (octet === STAR) r.leaf(r.pos + 1, 'imap.pattern.star', { rfc: '9051 §6.3.9' });
  else if (octet === PERCENT) r.leaf(r.pos + 1, 'imap.pattern.percent', { rfc: '9051 §6.3.9' });
  else {
    let to = r.pos;
    while (to < end && r.bytes[to] !== STAR && r.bytes[to] !== PERCENT) to++;
    r.leaf(to, 'imap.pattern.text', { rfc, values: { value: r.shown(r.pos, to) } });
  }
}
