import type { ImapCommand } from '../command.ts';
import { readMailbox } from '../mailboxes.ts';
import type { Reader } from '../reader.ts';
import { isSet, readSet } from '../sets.ts';
import { readDate, readFlag } from '../tokens.ts';
import { FILTERS } from '../vocabulary/notify.ts';
import { SEARCH_RETURN } from '../vocabulary/options.ts';
import { SEARCH_KEYS, SORT_KEYS, THREAD_ALGORITHMS } from '../vocabulary/search-keys.ts';
import { argument, fault, nextIs, type ReadArguments, setKind } from './reading.ts';

const search: ReadArguments = (r, command) => {
  readReturn(r, command);
  if (nextIs(r, 'CHARSET')) {
    r.space();
    r.term(SEARCH_KEYS.get('CHARSET')!, r.wordEnd());
    if (!argument(r, command, () => readCharset(r))) return;
  }
  readKeys(r, command);
};

const sort: ReadArguments = (r, command) => {
  readReturn(r, command);
  let last: string | undefined = 'REVERSE';
  const key = () => {
    last = r.word(SORT_KEYS, 'imap.sort.other');
  };
  if (!argument(r, command, () => r.list(key))) return;
  if (last === 'REVERSE' && !r.cut) fault(command, 'missing');
  if (argument(r, command, () => readCharset(r))) readKeys(r, command);
};

const thread: ReadArguments = (r, command) => {
  if (!argument(r, command, () => r.word(THREAD_ALGORITHMS, 'imap.sort.otherAlgorithm') !== undefined))
    return;
  if (argument(r, command, () => readCharset(r))) readKeys(r, command);
};

/** RFC 7377 §2: SEARCH over several mailboxes, which `IN (…)` names. */
const esearch: ReadArguments = (r, command) => {
  if (nextIs(r, 'IN')) {
    r.space();
    r.leaf(r.wordEnd(), 'imap.arg.IN', { rfc: '7377 §2.2' });
    argument(r, command, () => r.list(() => readSource(r)));
  }
  search(r, command);
};

/** Which mailboxes an ESEARCH looks at: the filters of NOTIFY (RFC 5465 §6), and the mailboxes some of them take. */
function readSource(r: Reader): void {
  if (r.list(() => readMailbox(r))) return;
  const end = r.wordEnd();
  const term = FILTERS.get(r.upper(end));
  if (term) r.term(term, end);
  else readMailbox(r);
}

function readCharset(r: Reader): boolean {
  return r.string({ id: 'imap.arg.charset', rfc: r.rfc('3501 §6.4.4', '9051 §6.4.4') }) !== undefined;
}

function readReturn(r: Reader, command: ImapCommand): void {
  if (!nextIs(r, 'RETURN')) return;
  r.space();
  r.leaf(r.wordEnd(), 'imap.arg.RETURN.search', { rfc: r.rfc('4731 §3.1', '9051 §6.4.4') });
  argument(r, command, () =>
    r.list(() => {
      if (r.word(SEARCH_RETURN, 'imap.arg.option') !== 'PARTIAL' || !r.space()) return;
      const end = r.atomEnd();
      r.leaf(end, 'imap.arg.window', { rfc: '9394 §3.1', values: { value: r.shown(r.pos, end) } });
    }),
  );
}

type KeyArgument = 'string' | 'date' | 'number' | 'uidset' | 'keyword' | 'header' | 'modseq' | 'annotation';

const KEY_ARGUMENTS: ReadonlyMap<string, KeyArgument> = new Map([
  ...'BCC BODY CC FROM SUBJECT TEXT TO FILTER EMAILID THREADID X-GM-RAW'
    .split(' ')
    .map((key) => [key, 'string'] as const),
  ...'BEFORE ON SINCE SENTBEFORE SENTON SENTSINCE SAVEDBEFORE SAVEDON SAVEDSINCE'
    .split(' ')
    .map((key) => [key, 'date'] as const),
  ...'LARGER SMALLER OLDER YOUNGER'.split(' ').map((key) => [key, 'number'] as const),
  ...'KEYWORD UNKEYWORD'.split(' ').map((key) => [key, 'keyword'] as const),
  ['UID', 'uidset'],
  ['HEADER', 'header'],
  ['MODSEQ', 'modseq'],
  ['ANNOTATION', 'annotation'],
]);

/** Keys that stand before other keys: how many they take. */
const TAKES: Readonly<Record<string, number>> = { NOT: 1, FUZZY: 1, OR: 2 };

/** Search keys up to the end of the line; all of them must match (RFC 3501 §6.4.4). */
function readKeys(r: Reader, command: ImapCommand): void {
  let owed = 1;
  while (!r.atEnd && r.space()) {
    if (r.atEnd) break;
    const name = readKey(r, command);
    if (name === undefined) {
      fault(command, 'malformed', r.shown(r.pos, r.wordEnd()));
      if (!r.strayLiteral()) r.unknown();
    }
    owed = Math.max(0, owed - 1) + (TAKES[name ?? ''] ?? 0);
  }
  if (owed > 0 && !r.cut) fault(command, 'missing');
}

function readKey(r: Reader, command: ImapCommand): string | undefined {
  const rfc = r.rfc('3501 §6.4.4', '9051 §6.4.4');
  if (r.peek() === 40) {
    r.group('imap.search.list', { rfc }, () => r.list(() => readKey(r, command)));
    return '(';
  }
  const end = r.wordEnd();
  if (end === r.pos) return undefined;
  if (isSet(r.bytes, r.pos, end) || (end === r.pos + 1 && r.bytes[r.pos] === 36)) {
    readKeySet(r, command, rfc);
    return 'set';
  }
  const name = r.upper(end);
  const term = SEARCH_KEYS.get(name);
  if (!term || name === 'CHARSET') return undefined;
  r.term(term, end);
  const takes = KEY_ARGUMENTS.get(name);
  if (takes) readKeyArgument(r, command, takes, name, rfc);
  return name;
}

function readKeySet(r: Reader, command: ImapCommand, rfc: string): void {
  if (r.bytes[r.pos] === 36) r.leaf(r.pos + 1, 'imap.search.$', { rfc: r.rfc('5182 §2.1', '9051 §6.4.4.1') });
  else {
    // A bare set means message numbers, in UID SEARCH too (RFC 3501 §6.4.8).
    const kind = { of: 'message', highest: command.context.exists } as const;
    r.group('imap.search.set', { rfc }, () => readSet(r, kind));
  }
}

function readKeyArgument(
  r: Reader,
  command: ImapCommand,
  takes: KeyArgument,
  key: string,
  rfc: string,
): void {
  switch (takes) {
    case 'string':
      argument(r, command, () => r.string({ id: 'imap.search.text', rfc, values: { key } }) !== undefined);
      return;
    case 'date':
      argument(r, command, () => readDate(r));
      return;
    case 'number':
      argument(r, command, () => r.number('imap.search.number', rfc, { key }) !== undefined);
      return;
    case 'keyword':
      argument(r, command, () => readFlag(r));
      return;
    case 'uidset':
      argument(r, command, () =>
        readSet(r, { ...setKind(command), of: 'uid', highest: command.context.highestUid }),
      );
      return;
    case 'header':
      if (argument(r, command, () => r.string({ id: 'imap.search.field', rfc }) !== undefined)) {
        argument(r, command, () => r.string({ id: 'imap.search.text', rfc, values: { key } }) !== undefined);
      }
      return;
    case 'modseq':
      readModseq(r, command);
      return;
    case 'annotation':
      for (const part of ['entry', 'attribute', 'value']) {
        argument(
          r,
          command,
          () => r.nstring({ id: `imap.annotation.${part}`, rfc: '5257 §4.6' }) !== undefined,
        );
      }
  }
}

/** RFC 7162 §3.1.5: `MODSEQ ["entry" priv|shared|all] n`. */
function readModseq(r: Reader, command: ImapCommand): void {
  const rfc = '7162 §3.1.5';
  argument(r, command, () => {
    if (r.atQuotedOrLiteral) {
      r.string({ id: 'imap.modseq.entry', rfc });
      r.space();
      r.leaf(r.wordEnd(), 'imap.modseq.kind', { rfc });
      r.space();
    }
    return r.number('imap.arg.modseq', rfc) !== undefined;
  });
}

export const SEARCH: readonly (readonly [string, ReadArguments])[] = [
  ...['SEARCH', 'UID SEARCH'].map((name) => [name, search] as const),
  ...['SORT', 'UID SORT'].map((name) => [name, sort] as const),
  ...['THREAD', 'UID THREAD'].map((name) => [name, thread] as const),
  ['ESEARCH', esearch],
];
