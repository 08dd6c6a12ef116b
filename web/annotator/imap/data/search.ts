import { readMailbox } from '../mailboxes.ts';
import type { Reader } from '../reader.ts';
import { readSet, type SetKind } from '../sets.ts';
import { SEARCH_DATA } from '../vocabulary/responses.ts';
import type { ReadData } from './mailbox.ts';

/** Numbers of the messages found (RFC 3501 §7.2.5), and `(MODSEQ n)` (RFC 7162 §3.1.6). */
const search: ReadData = (r) => {
  while (!r.atEnd && r.space()) {
    if (r.nzNumber('imap.found', r.rfc('3501 §7.2.5', '9051 §7.3.4')) !== undefined) continue;
    if (!r.list(() => readModseq(r))) return;
  }
};

function readModseq(r: Reader): void {
  const end = r.atomEnd();
  if (r.upper(end) !== 'MODSEQ') return;
  r.leaf(end, 'imap.found.MODSEQ', { rfc: '7162 §3.1.6' });
  if (r.space()) r.number('imap.arg.modseq', '7162 §3.1.6');
}

/** `((3)(6 7))`: each pair of parentheses a thread or a branch of one (RFC 5256 §4). */
const thread: ReadData = (r) => {
  r.space();
  while (readThread(r)) r.space();
};

function readThread(r: Reader): boolean {
  return r.list(() => {
    if (!readThread(r)) r.number('imap.threaded', '5256 §4');
  });
}

/** `(TAG "a1") UID MIN 2 ALL 2,10:11` (RFC 4731 §3.1). */
const esearch: ReadData = (r) => {
  r.space();
  r.group('imap.esd.correlator', { rfc: r.rfc('4731 §3.1', '9051 §7.3.4') }, () =>
    r.list(() => readCorrelator(r)),
  );
  let of: 'message' | 'uid' = 'message';
  while (!r.atEnd && (r.space() || r.pos > 0)) {
    const name = r.word(SEARCH_DATA, 'imap.esd.other');
    if (name === undefined) return;
    if (name === 'UID') of = 'uid';
    else readFound(r, name, of);
  }
};

function readCorrelator(r: Reader): void {
  const end = r.wordEnd();
  const name = r.upper(end);
  const rfc = r.rfc('4731 §3.1', '9051 §7.3.4');
  if (name === 'TAG') {
    r.leaf(end, 'imap.esd.TAG', { rfc });
    if (r.space()) r.string({ id: 'imap.esd.tag', rfc });
  } else if (name === 'MAILBOX') {
    r.leaf(end, 'imap.esd.MAILBOX', { rfc: '7377 §2.1' });
    if (r.space()) readMailbox(r);
  } else if (name === 'UIDVALIDITY') {
    r.leaf(end, 'imap.esd.UIDVALIDITY', { rfc: '7377 §2.1' });
    if (r.space()) r.number('imap.esd.UIDVALIDITY.value', '7377 §2.1');
  }
}

function readFound(r: Reader, name: string, of: 'message' | 'uid'): void {
  const term = SEARCH_DATA.get(name);
  if (!term) return;
  if (!r.space()) {
    r.lacks();
    return;
  }
  const { rfc } = r.detail(term);
  const kind: SetKind = { of, highest: 0 };
  switch (name) {
    case 'MIN':
    case 'MAX':
      r.nzNumber('imap.found', rfc);
      return;
    case 'COUNT':
      r.number('imap.esd.COUNT.value', rfc);
      return;
    case 'MODSEQ':
      r.number('imap.arg.modseq', rfc);
      return;
    case 'ALL':
      readSet(r, kind);
      return;
    case 'RELEVANCY':
      r.list(() => r.number('imap.esd.RELEVANCY.value', rfc));
      return;
    default:
      readWindows(r, name, kind);
  }
}

/** `(1:500 NIL)` of PARTIAL, `(1 2733 4 2735:2740)` of ADDTO: where, and which messages, by turns (RFC 5267 §4.3). */
function readWindows(r: Reader, name: string, kind: SetKind): void {
  const { rfc } = r.detail(SEARCH_DATA.get(name)!);
  const where = (): boolean =>
    name === 'PARTIAL' ? readWindow(r, rfc) : r.number('imap.esd.position', rfc) !== undefined;
  const which = (): boolean => {
    if (!r.atNil) return readSet(r, kind);
    r.nil({ id: 'imap.esd.none', rfc });
    return true;
  };
  let next: (() => boolean) | undefined = where;
  r.list(() => {
    // After what is neither, nobody knows which of the two comes.
    if (!next?.()) next = undefined;
    else next = next === where ? which : where;
  });
}

/** `1:500`, or `-1:-100` from the end (RFC 9394 §4 `partial-range`). False, and nothing read, when it is none. */
function readWindow(r: Reader, rfc: string | undefined): boolean {
  const end = r.wordEnd();
  const value = r.shown(r.pos, end);
  if (!/^(-?)[1-9]\d*:\1[1-9]\d*$/.test(value)) return false;
  r.leaf(end, 'imap.arg.window', { rfc, values: { value } });
  return true;
}

/** `(EARLIER) 41,43:116` (RFC 7162 §3.2.10). */
const vanished: ReadData = (r) => {
  r.space();
  const earlier = r.list(() => {
    const end = r.atomEnd();
    if (r.upper(end) === 'EARLIER') r.leaf(end, 'imap.resp.VANISHED.EARLIER', { rfc: '7162 §3.2.10.1' });
  });
  if (earlier) r.space();
  readSet(r, { of: 'uid', highest: 0 });
};

/** RFC 5259 §8.1: the tag, then as in FETCH; its items are not read further. */
const converted: ReadData = (r: Reader) => {
  const rfc = '5259 §8.1';
  const item = (): void => {
    if (!r.list(item)) r.nstring({ id: 'imap.converted.item', rfc, class: 'generic' });
  };
  while (!r.atEnd && r.space()) {
    const before = r.pos;
    item();
    if (r.pos === before) return;
  }
};

export const SEARCH_RESPONSES: readonly (readonly [string, ReadData])[] = [
  ['SEARCH', search],
  ['SORT', search],
  ['THREAD', thread],
  ['ESEARCH', esearch],
  ['VANISHED', vanished],
  ['CONVERTED', converted],
];
