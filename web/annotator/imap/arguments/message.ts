import type { ImapCommand } from '../command.ts';
import type { Reader } from '../reader.ts';
import { readPartial, readSection } from '../section.ts';
import { readFlag, readFlags } from '../tokens.ts';
import { FETCH_ITEMS } from '../vocabulary/fetch-items.ts';
import { STORE_ITEMS } from '../vocabulary/options.ts';
import { mailboxArgument } from './mailbox.ts';
import { argument, fault, optionalList, type ReadArguments, setArgument } from './reading.ts';

const BRACKET = 91;

const fetch: ReadArguments = (r, command) => {
  if (!setArgument(r, command)) return;
  if (!argument(r, command, () => r.list(() => readItem(r, command)) || readItem(r, command))) return;
  optionalList(r, () => r.list(() => readFetchModifier(r)));
};

/** One thing to fetch, with its section and its `<partial>` (RFC 3501 §6.4.5). */
export function readItem(r: Reader, command: ImapCommand): boolean {
  const end = r.wordEnd(BRACKET);
  if (end === r.pos) return false;
  const name = r.upper(end);
  const hasSection = r.bytes[end] === BRACKET && end < r.end;
  const term = FETCH_ITEMS.get(hasSection && name === 'BODY' ? 'BODY[]' : name);
  if (!term) {
    fault(command, 'malformed', r.shown(r.pos, end));
    r.leaf(end, 'imap.fetch.other', { class: 'unknown', values: { name } });
    if (hasSection) readSection(r);
    return true;
  }
  if (setsSeen(name, hasSection)) command.setsSeen = true;
  if (!hasSection) r.term(term, end);
  else {
    r.group(term.id, r.detail(term), () => {
      r.term(term, end);
      readSection(r);
      readPartial(r);
    });
  }
  if (name === 'PREVIEW') readPreviewModifier(r);
  if (name === 'ANNOTATION') optionalList(r, () => readStrings(r));
  return true;
}

const setsSeen = (name: string, hasSection: boolean): boolean =>
  name === 'RFC822' || name === 'RFC822.TEXT' || (hasSection && (name === 'BODY' || name === 'BINARY'));

function readPreviewModifier(r: Reader): void {
  optionalList(r, () =>
    r.list(() => {
      const end = r.atomEnd();
      if (r.upper(end) === 'LAZY') r.leaf(end, 'imap.arg.LAZY', { rfc: '8970 §3.1' });
      else r.unknown();
    }),
  );
}

function readStrings(r: Reader): boolean {
  return r.list(() => {
    if (!readStrings(r)) r.string({ id: 'imap.annotation.entry', rfc: '5257 §4.3' });
  });
}

function readFetchModifier(r: Reader): void {
  const end = r.atomEnd();
  switch (r.upper(end)) {
    case 'CHANGEDSINCE':
      r.leaf(end, 'imap.arg.CHANGEDSINCE', { rfc: '7162 §3.1.4.1' });
      if (r.space()) r.number('imap.arg.modseq', '7162 §3.1.4.1');
      return;
    case 'VANISHED':
      return r.leaf(end, 'imap.arg.VANISHED', { rfc: '7162 §3.2.6' });
    case 'PARTIAL':
      r.leaf(end, 'imap.arg.PARTIAL', { rfc: '9394 §3.3' });
      if (r.space())
        r.leaf(r.atomEnd(), 'imap.arg.window', {
          rfc: '9394 §3.1',
          values: { value: r.shown(r.pos, r.atomEnd()) },
        });
      return;
    default:
      r.unknown();
  }
}

const store: ReadArguments = (r, command) => {
  if (!setArgument(r, command)) return;
  optionalList(r, () =>
    r.list(() => {
      const end = r.atomEnd();
      if (r.upper(end) !== 'UNCHANGEDSINCE') return r.unknown();
      r.leaf(end, 'imap.arg.UNCHANGEDSINCE', { rfc: '7162 §3.1.3' });
      if (r.space()) r.number('imap.arg.modseq', '7162 §3.1.3');
    }),
  );
  const known = argument(r, command, () => {
    const end = r.wordEnd();
    const term = STORE_ITEMS.get(r.upper(end));
    if (term) r.term(term, end);
    else if (/^[+-]?X-GM-LABELS(\.SILENT)?$/.test(r.upper(end))) r.leaf(end, 'imap.store.X-GM-LABELS');
    else return false;
    return true;
  });
  if (known) argument(r, command, () => readFlags(r) || readBareFlags(r));
};

/** RFC 3501 §9 allows the flags of STORE without parentheses. */
function readBareFlags(r: Reader): boolean {
  if (!readFlag(r)) return false;
  while (!r.atEnd && r.space()) if (!readFlag(r)) return true;
  return true;
}

const copy: ReadArguments = (r, command) => {
  if (setArgument(r, command)) mailboxArgument(r, command);
};

const expunge: ReadArguments = (r, command) => {
  setArgument(r, command);
};

/** RFC 5259 §6: `set ("TYPE" (parameters)) BINARY[part]`. */
const convert: ReadArguments = (r, command) => {
  if (!setArgument(r, command)) return;
  argument(r, command, () => readConversion(r));
  while (!r.atEnd && r.space()) if (!readItem(r, command)) return;
};

function readConversion(r: Reader): boolean {
  return r.list(() => {
    if (!readConversion(r)) r.nstring({ id: 'imap.arg.mediaType', rfc: '5259 §6' });
  });
}

export const MESSAGE: readonly (readonly [string, ReadArguments])[] = [
  ...['FETCH', 'UID FETCH'].map((name) => [name, fetch] as const),
  ...['STORE', 'UID STORE'].map((name) => [name, store] as const),
  ...['COPY', 'UID COPY', 'MOVE', 'UID MOVE'].map((name) => [name, copy] as const),
  ['UID EXPUNGE', expunge],
  ['CONVERT', convert],
  ['UID CONVERT', convert],
];
