import type { Reader } from '../reader.ts';
import type { ImapResponse } from '../response.ts';
import { readOrigin, readSection } from '../section.ts';
import { readDateTime, readFlag, readMisfit } from '../tokens.ts';
import { FETCH_DATA } from '../vocabulary/fetch-items.ts';
import type { Term } from '../vocabulary/vocabulary.ts';
import { readBodyStructure } from './body-structure.ts';
import { readEnvelope } from './envelope.ts';
import type { ReadData } from './mailbox.ts';

const BRACKET = 91;
const CLOSE = 41;

/** Items and their values by turns (RFC 3501 §7.4.2). */
const fetch: ReadData = (r, response) => {
  r.space();
  r.list(() => readItem(r, response));
};

function readItem(r: Reader, response: ImapResponse): void {
  const end = r.wordEnd(BRACKET);
  if (end === r.pos) return;
  const name = r.upper(end);
  const hasSection = r.bytes[end] === BRACKET && end < r.end;
  const term = FETCH_DATA.get(hasSection && name === 'BODY' ? 'BODY[]' : name);
  if (!term) {
    r.leaf(end, 'imap.data.other', { class: 'unknown', values: { name } });
    if (hasSection) readSection(r);
    if (r.space()) readAny(r);
    return;
  }
  r.group(term.id, r.detail(term), () => {
    r.term(term, end);
    const content = hasSection
      ? readSection(r)
      : name === 'RFC822.HEADER'
        ? 'header'
        : name === 'RFC822.TEXT'
          ? 'text'
          : 'message';
    readOrigin(r);
    if (!r.space() || r.atEnd || r.peek() === CLOSE) r.lacks();
    else {
      const before = r.pos;
      readValue(r, response, term, content);
      if (r.pos === before) readMisfit(r, name);
    }
  });
}

/** The value of an item nobody explains. */
function readAny(r: Reader): void {
  if (!r.list(() => readAny(r))) r.nstring({ id: 'imap.data.otherValue', class: 'generic' });
}

function readValue(
  r: Reader,
  response: ImapResponse,
  term: Term,
  content: 'message' | 'header' | 'text',
): void {
  const { rfc } = r.detail(term);
  const { value } = term;
  switch (term.name) {
    case 'FLAGS':
      readFlagData(r, response);
      return;
    case 'UID':
      response.uid = r.nzNumber(value, rfc);
      return;
    case 'RFC822.SIZE':
    case 'BINARY.SIZE':
    case 'X-GM-MSGID':
    case 'X-GM-THRID':
      r.number(value, rfc);
      return;
    case 'MODSEQ':
      r.list(() => r.nzNumber('imap.arg.modseq', rfc));
      return;
    case 'INTERNALDATE':
    case 'SAVEDATE':
      if (r.atNil) r.nil({ id: value, rfc });
      else readDateTime(r, value, rfc ?? '');
      return;
    case 'ENVELOPE':
      readEnvelope(r);
      return;
    case 'BODY':
    case 'BODYSTRUCTURE':
    case 'BODYPARTSTRUCTURE':
      readBodyStructure(r);
      return;
    case 'EMAILID':
    case 'THREADID':
      if (!r.list(() => r.string({ id: value, rfc }))) r.nstring({ id: value, rfc });
      return;
    case 'PREVIEW':
      r.nstring({ id: value, rfc });
      return;
    case 'X-GM-LABELS':
      r.list(() => r.string({ id: value }));
      return;
    case 'ANNOTATION':
      readAnnotation(r);
      return;
    default:
      r.nstring({ id: 'imap.data.content', rfc, body: content, class: 'body' });
  }
}

function readFlagData(r: Reader, response: ImapResponse): void {
  response.flags = [];
  r.list(() => {
    response.flags!.push(r.upper(r.atomEnd()));
    readFlag(r);
  });
}

function readAnnotation(r: Reader): void {
  if (!r.list(() => readAnnotation(r))) r.nstring({ id: 'imap.annotation.value', rfc: '5257 §4.4' });
}

export const FETCH_RESPONSES: readonly (readonly [string, ReadData])[] = [
  ['FETCH', fetch],
  ['UIDFETCH', fetch],
];
