import { parseDate, parseDateTime } from '../../../relay/wire/imap/date-time.ts';
import type { Reader } from './reader.ts';
import { FLAGS } from './vocabulary/names.ts';

const BACKSLASH = 92;

/** A moment, `"26-Nov-2002 18:24:57 +0100"` (RFC 3501 §9 `date-time`). False when none stands here. */
export function readDateTime(r: Reader, id: string, rfc: string): boolean {
  const text = r.peekText();
  if (text === undefined || r.atNil) return false;
  const known = parseDateTime(text) !== undefined;
  r.group(id, { rfc, values: { value: text } }, () =>
    r.string({ id: known ? 'imap.gram.dateTime' : 'imap.gram.badDate', rfc: r.rfc('3501 §9', '9051 §9') }),
  );
  return true;
}

/** A day, `26-Nov-2002` (RFC 3501 §9 `date`). False when none stands here. */
export function readDate(r: Reader): boolean {
  const text = r.peekText();
  if (text === undefined) return false;
  const known = parseDate(text) !== undefined;
  r.string({ id: known ? 'imap.gram.date' : 'imap.gram.badDate', rfc: r.rfc('3501 §9', '9051 §9') });
  return known;
}

/** A flag or a keyword (RFC 3501 §2.3.2). False when none stands here. */
export function readFlag(r: Reader): boolean {
  const end = r.atomEnd();
  if (end === r.pos) return false;
  const term = FLAGS.get(r.upper(end));
  if (term) r.term(term, end);
  else {
    const id = r.bytes[r.pos] === BACKSLASH ? 'imap.flag.system' : 'imap.flag.keyword';
    r.leaf(end, id, { rfc: r.rfc('3501 §2.3.2', '9051 §2.3.2'), values: { name: r.shown(r.pos, end) } });
  }
  return true;
}

/** A list of flags in parentheses. False when none stands here. */
export function readFlags(r: Reader): boolean {
  return r.list(() => readFlag(r));
}
