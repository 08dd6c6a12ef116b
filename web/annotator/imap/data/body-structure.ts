import type { Reader } from '../reader.ts';
import { readEnvelope } from './envelope.ts';

const OPEN = 40;

/**
 * A body structure, position by position (RFC 3501 §7.4.2): a part begins with its type, a multipart with its parts.
 * @param part its number as FETCH would name it; '' for the whole message
 * @returns false when no list stands here
 */
export function readBodyStructure(r: Reader, part = ''): boolean {
  if (r.peek() !== OPEN) return false;
  const rfc = r.rfc('3501 §7.4.2', '9051 §7.5.2');
  const isMultipart = r.peek(1) === OPEN;
  const values = { part };
  const kind = isMultipart ? 'multipart' : part === '' ? 'message' : 'part';
  r.group(`imap.bs.${kind}`, { rfc, values }, () => {
    if (isMultipart) readMultipart(r, part, rfc);
    else readPart(r, part, rfc);
  });
  return true;
}

function readMultipart(r: Reader, part: string, rfc: string): void {
  let parts = 0;
  let place = 0;
  r.list(() => {
    if (place === 0 && r.peek() === OPEN) {
      parts++;
      readBodyStructure(r, part === '' ? `${parts}` : `${part}.${parts}`);
      return;
    }
    if (place === 0) r.nstring({ id: 'imap.bs.multipartSubtype', rfc, values: { parts } });
    else if (place === 1) readParameters(r, 'imap.bs.multipartParameters', rfc);
    else readExtension(r, place - 2, rfc);
    place++;
  });
  if (place === 0) r.lacks();
}

/** type, subtype, parameters, id, description, encoding, size; then what TEXT and MESSAGE/RFC822 add; then extensions. */
function readPart(r: Reader, part: string, rfc: string): void {
  let place = 0;
  let type = '';
  let extra: readonly ('lines' | 'envelope' | 'body')[] = [];
  r.list(() => {
    const at = place++;
    if (at === 0) type = (r.nstring({ id: 'imap.bs.type', rfc }) ?? '').toUpperCase();
    else if (at === 1) {
      const subtype = (r.nstring({ id: 'imap.bs.subtype', rfc, values: { type } }) ?? '').toUpperCase();
      extra = extraPlaces(type, subtype);
    } else if (at === 2) readParameters(r, 'imap.bs.parameters', rfc);
    else if (at <= 5) r.nstring({ id: FROM_ID_TO_ENCODING[at - 3]!, rfc });
    else if (at === 6) r.number('imap.bs.size', rfc);
    else if (at - 7 < extra.length) readExtra(r, extra[at - 7]!, part, rfc);
    else if (at - 7 === extra.length) r.nstring({ id: 'imap.bs.md5', rfc });
    else readExtension(r, at - 8 - extra.length, rfc);
  });
  if (place < 7 + extra.length) r.lacks();
}

const FROM_ID_TO_ENCODING = ['imap.bs.id', 'imap.bs.description', 'imap.bs.encoding'] as const;

function extraPlaces(type: string, subtype: string): readonly ('lines' | 'envelope' | 'body')[] {
  if (type === 'TEXT') return ['lines'];
  return type === 'MESSAGE' && (subtype === 'RFC822' || subtype === 'GLOBAL')
    ? ['envelope', 'body', 'lines']
    : [];
}

function readExtra(r: Reader, extra: 'lines' | 'envelope' | 'body', part: string, rfc: string): void {
  if (extra === 'lines') r.number('imap.bs.lines', rfc);
  else if (extra === 'envelope') r.group('imap.bs.envelope', { rfc }, () => readEnvelope(r));
  else r.group('imap.bs.body', { rfc }, () => readBodyStructure(r, part === '' ? '1' : part));
}

/** `("CHARSET" "UTF-8" …)` or NIL. */
function readParameters(r: Reader, id: string, rfc: string): void {
  if (r.atNil) {
    r.nil({ id, rfc });
    return;
  }
  let name = '';
  r.group(id, { rfc }, () =>
    r.list(() => {
      if (name === '') name = r.string({ id: 'imap.bs.parameterName', rfc }) ?? '';
      else {
        r.nstring({ id: 'imap.bs.parameterValue', rfc, values: { name } });
        name = '';
      }
    }),
  );
}

/** disposition, language, location, and what later standards may add. */
function readExtension(r: Reader, place: number, rfc: string): void {
  if (place === 0) readDisposition(r, rfc);
  else if (place === 1) {
    const use = { id: 'imap.bs.language', rfc };
    if (r.peek() !== OPEN) r.nstring(use);
    else r.group(use.id, { rfc }, () => r.list(() => r.string(use)));
  } else if (place === 2) r.nstring({ id: 'imap.bs.location', rfc });
  else readFuture(r);
}

function readDisposition(r: Reader, rfc: string): void {
  const use = { id: 'imap.bs.disposition', rfc };
  if (r.peek() !== OPEN) {
    r.nstring(use);
    return;
  }
  let place = 0;
  r.group(use.id, { rfc }, () =>
    r.list(() => {
      if (place++ === 0) r.nstring(use);
      else readParameters(r, 'imap.bs.dispositionParameters', rfc);
    }),
  );
}

function readFuture(r: Reader): void {
  if (!r.list(() => readFuture(r)))
    r.nstring({ id: 'imap.bs.extension', rfc: '9051 §7.5.2', class: 'generic' });
}
