import type { ImapCommand } from '../command.ts';
import { readMailbox, readPattern } from '../mailboxes.ts';
import type { Reader } from '../reader.ts';
import { readSet } from '../sets.ts';
import { readDateTime, readFlags } from '../tokens.ts';
import { MAILBOX_ATTRIBUTES, STATUS_ITEMS } from '../vocabulary/names.ts';
import { LIST_RETURN, LIST_SELECTION } from '../vocabulary/options.ts';
import { argument, blankEnd, nextIs, optionalList, type ReadArguments, setArgument } from './reading.ts';

/** A blank and a mailbox name. */
export function mailboxArgument(r: Reader, command: ImapCommand): boolean {
  return argument(r, command, () => {
    const mailbox = readMailbox(r);
    command.mailbox ??= mailbox;
    return mailbox !== undefined;
  });
}

const mailbox: ReadArguments = (r, command) => {
  mailboxArgument(r, command);
};

const rename: ReadArguments = (r, command) => {
  if (mailboxArgument(r, command)) mailboxArgument(r, command);
};

const select: ReadArguments = (r, command) => {
  if (!mailboxArgument(r, command)) return;
  optionalList(r, () => r.list(() => readSelectParameter(r)));
};

function readSelectParameter(r: Reader): void {
  const end = r.atomEnd();
  const name = r.upper(end);
  if (name === 'CONDSTORE') r.leaf(end, 'imap.arg.CONDSTORE', { rfc: '7162 §3.1.8' });
  else if (name === 'QRESYNC') {
    r.leaf(end, 'imap.arg.QRESYNC', { rfc: '7162 §3.2.5' });
    if (r.space()) readKnownState(r);
  } else r.unknown();
}

/** RFC 7162 §3.2.5: `(uidvalidity modseq [known-uids] [(sequence-set uid-set)])`. */
function readKnownState(r: Reader): void {
  const rfc = '7162 §3.2.5';
  const steps = ['imap.qresync.uidvalidity', 'imap.qresync.modseq'];
  r.list(() => {
    const step = steps.shift();
    if (step) r.number(step, rfc);
    else if (!readSet(r, { of: 'uid', highest: 0 })) {
      r.group('imap.qresync.match', { rfc }, () => r.list(() => readSet(r, { of: 'uid', highest: 0 })));
    }
  });
}

const create: ReadArguments = (r, command) => {
  if (!mailboxArgument(r, command)) return;
  optionalList(r, () =>
    r.list(() => {
      const end = r.atomEnd();
      if (r.upper(end) !== 'USE') return r.unknown();
      r.leaf(end, 'imap.arg.USE', { rfc: '6154 §5.3' });
      if (r.space()) r.list(() => r.word(MAILBOX_ATTRIBUTES, 'imap.mattr.other'));
    }),
  );
};

/** LIST, LSUB, XLIST, RLIST, RLSUB: a reference and a pattern (RFC 3501 §6.3.8); RFC 5258 adds options on either side. */
const list: ReadArguments = (r, command) => {
  optionalList(r, () => r.list(() => r.word(LIST_SELECTION, 'imap.arg.option')));
  const rfc = r.rfc('3501 §6.3.8', '9051 §6.3.9');
  if (!argument(r, command, () => r.string({ id: 'imap.arg.reference', rfc }) !== undefined)) return;
  if (!argument(r, command, () => readPatterns(r))) return;
  if (!nextIs(r, 'RETURN')) return;
  r.space();
  r.leaf(r.wordEnd(), 'imap.arg.RETURN.list', { rfc: r.rfc('5258 §3', '9051 §6.3.9') });
  argument(r, command, () => r.list(() => readListReturn(r)));
};

function readPatterns(r: Reader): boolean {
  return r.list(() => readPattern(r)) || readPattern(r);
}

function readListReturn(r: Reader): void {
  const name = r.word(LIST_RETURN, 'imap.arg.option');
  if (name === 'STATUS' && r.space()) readStatusItems(r);
  if (name === 'METADATA' && r.space()) {
    r.list(() => r.string({ id: 'imap.metadata.entry', rfc: '5464 §4.2' }));
  }
}

function readStatusItems(r: Reader): boolean {
  let items = 0;
  const isList = r.list(() => {
    items++;
    r.word(STATUS_ITEMS, 'imap.status.other');
  });
  if (isList && items === 0) r.lacks();
  return isList;
}

const status: ReadArguments = (r, command) => {
  if (mailboxArgument(r, command)) argument(r, command, () => readStatusItems(r));
};

const append: ReadArguments = (r, command) => {
  if (mailboxArgument(r, command)) readMessages(r, command);
};

const replace: ReadArguments = (r, command) => {
  if (setArgument(r, command)) append(r, command);
};

/** Flags, date and message, as often as there are messages (RFC 3501 §6.3.11, RFC 3502). */
function readMessages(r: Reader, command: ImapCommand): void {
  do {
    if (optionalList(r, () => readFlags(r)) && r.atEnd && r.cut) return;
    const rfc = r.rfc('3501 §6.3.11', '9051 §6.3.12');
    if (r.bytes[blankEnd(r)] === 34) {
      r.space();
      readDateTime(r, 'imap.arg.appendDate', rfc);
    }
    if (!argument(r, command, () => readMessage(r, rfc))) return;
  } while (!r.atEnd && blankEnd(r) < r.end);
}

function readMessage(r: Reader, rfc: string): boolean {
  const name = r.upper(r.wordEnd());
  if (name === 'UTF8') {
    r.leaf(r.wordEnd(), 'imap.arg.UTF8', { rfc: '6855 §4' });
    if (r.space()) r.list(() => r.string({ id: 'imap.arg.message', rfc, body: 'message' }));
    return true;
  }
  if (name === 'CATENATE') {
    r.leaf(r.wordEnd(), 'imap.arg.CATENATE', { rfc: '4469 §3' });
    if (r.space()) r.list(() => readCatenated(r));
    return true;
  }
  return r.atQuotedOrLiteral && r.string({ id: 'imap.arg.message', rfc, body: 'message' }) !== undefined;
}

function readCatenated(r: Reader): void {
  const rfc = '4469 §3';
  const name = r.upper(r.wordEnd());
  if (name !== 'TEXT' && name !== 'URL') return r.unknown();
  r.leaf(r.wordEnd(), `imap.catenate.${name}`, { rfc });
  if (!r.space()) return;
  if (name === 'URL') r.string({ id: 'imap.arg.url', rfc });
  else r.string({ id: 'imap.catenate.text', rfc, body: 'text' });
}

export const MAILBOX: readonly (readonly [string, ReadArguments])[] = [
  ...['DELETE', 'SUBSCRIBE', 'UNSUBSCRIBE', 'MYRIGHTS', 'GETACL', 'GETQUOTAROOT'].map(
    (name) => [name, mailbox] as const,
  ),
  ...['LIST', 'LSUB', 'XLIST', 'RLIST', 'RLSUB'].map((name) => [name, list] as const),
  ['SELECT', select],
  ['EXAMINE', select],
  ['CREATE', create],
  ['RENAME', rename],
  ['STATUS', status],
  ['APPEND', append],
  ['REPLACE', replace],
  ['UID REPLACE', replace],
];
