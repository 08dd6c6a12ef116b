import type { Reader } from './reader.ts';
import { SECTIONS } from './vocabulary/fetch-items.ts';

const OPEN = 91;
const CLOSE = 93;
const DOT = 46;
const LESS = 60;
const GREATER = 62;

/** What a section selects, as far as the octets that answer it are concerned. */
export type SectionContent = 'message' | 'header' | 'text';

/**
 * `[1.2.HEADER.FIELDS (FROM TO)]` (RFC 3501 §6.4.5), in a FETCH command or its response.
 * @returns what the section holds: a whole message, a header section, or text
 */
export function readSection(r: Reader): SectionContent {
  const rfc = r.rfc('3501 §6.4.5', '9051 §6.4.5.1');
  let content: SectionContent = 'message';
  r.leaf(r.pos + 1, 'imap.section.open', { rfc });
  if (readPartNumber(r, rfc)) content = 'text';
  const end = r.wordEnd(CLOSE);
  const name = r.upper(end);
  const term = SECTIONS.get(name);
  if (term) {
    r.term(term, end);
    content = name === 'TEXT' ? 'text' : 'header';
    if (name.startsWith('HEADER.FIELDS') && r.space()) {
      let fields = 0;
      r.group('imap.section.fields', { rfc }, () =>
        r.list(() => {
          fields++;
          r.string({ id: 'imap.section.field', rfc });
        }),
      );
      if (fields === 0) r.lacks();
    }
  } else if (end > r.pos) r.unknown(CLOSE);
  if (r.peek() === CLOSE) r.leaf(r.pos + 1, 'imap.section.close', { rfc });
  else if (!r.cut) r.bend('imap.leniency.unclosed');
  return content;
}

/** `1.2.` or `1.2`: a part within a part. */
function readPartNumber(r: Reader, rfc: string): boolean {
  let end = r.pos;
  while (end < r.end && ((r.bytes[end]! >= 48 && r.bytes[end]! <= 57) || r.bytes[end] === DOT)) end++;
  const dotted = r.bytes[end - 1] === DOT && end > r.pos;
  const numbers = dotted ? end - 1 : end;
  if (numbers === r.pos) return false;
  const part = r.shown(r.pos, numbers);
  if (/^[1-9]\d*(\.[1-9]\d*)*$/.test(part)) r.leaf(numbers, 'imap.section.part', { rfc, values: { part } });
  else r.leaf(numbers, 'imap.unknown', { class: 'unknown' });
  if (dotted) r.leaf(end, 'imap.section.dot', { rfc });
  return true;
}

/** `<0.2048>` in a command: from which octet, how many. Nothing is read when none stands here. */
export function readPartial(r: Reader): void {
  if (r.peek() !== LESS) return;
  const end = angleEnd(r);
  let dot = r.pos;
  while (dot < end && r.bytes[dot] !== DOT) dot++;
  const rfc = r.rfc('3501 §6.4.5', '9051 §6.4.5');
  const origin = r.numberAt(r.pos + 1, dot);
  const octets = r.numberAt(dot + 1, end - 1);
  if (origin === undefined || !octets) r.leaf(end, 'imap.unknown', { class: 'unknown' });
  else r.leaf(end, 'imap.section.partial', { rfc, values: { origin, octets } });
}

/** `<0>` in a response: from which octet on. Nothing is read when none stands here. */
export function readOrigin(r: Reader): void {
  if (r.peek() !== LESS) return;
  const end = angleEnd(r);
  const origin = r.numberAt(r.pos + 1, end - 1);
  if (origin === undefined) r.leaf(end, 'imap.unknown', { class: 'unknown' });
  else r.leaf(end, 'imap.section.origin', { rfc: r.rfc('3501 §7.4.2', '9051 §7.5.2'), values: { origin } });
}

function angleEnd(r: Reader): number {
  const end = r.wordEnd();
  for (let at = r.pos; at < end; at++) if (r.bytes[at] === GREATER) return at + 1;
  return end;
}

export const SECTION_OPENS = OPEN;
