import { parseDate, parseDateTime } from '../../../relay/wire/imap/date-time.ts';
import type { Reader } from './reader.ts';
import { FLAGS } from './vocabulary/names.ts';

const QUOTE = 34;
const BACKSLASH = 92;

/** RFC 3501 §9 `tag`: an atom without `+`, and so without the wildcards `*` and `%` or a backslash. */
export function isTag(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (NO_TAG.has(bytes[at]!)) return false;
  return end > start;
}

const NO_TAG = new Set([42, 43, 37, BACKSLASH]);

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
  const isLoneBackslash = end === r.pos + 1 && r.bytes[r.pos] === BACKSLASH;
  if (end === r.pos || isLoneBackslash) return false;
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

/** Leaves out what cannot be the value of an item, so that the next item is read as one. */
export function readMisfit(r: Reader, name: string): void {
  const end = r.peek() === QUOTE ? r.quoteEnd() + 1 : r.wordEnd();
  if (end > r.pos) r.leaf(end, 'imap.data.misfit', { class: 'unknown', values: { name } });
}
