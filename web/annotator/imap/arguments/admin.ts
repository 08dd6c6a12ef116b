import { upperWord } from '../../core/words.ts';
import { readIdentifier, readRights } from '../acl.ts';
import type { ImapCommand } from '../command.ts';
import { readMailbox } from '../mailboxes.ts';
import { readMetadataPairs, readQuotaLimits } from '../pairs.ts';
import type { Reader } from '../reader.ts';
import { FETCH_ITEMS } from '../vocabulary/fetch-items.ts';
import { EVENTS, FILTERS } from '../vocabulary/notify.ts';
import { mailboxArgument } from './mailbox.ts';
import { readItem } from './message.ts';
import { argument, blankEnd, nextIs, optionalList, type ReadArguments, stringArgument } from './reading.ts';

const identifier: ReadArguments = (r, command) => {
  if (mailboxArgument(r, command)) argument(r, command, () => readIdentifier(r));
};

const setAcl: ReadArguments = (r, command) => {
  identifier(r, command);
  if (!command.fault) argument(r, command, () => readRights(r));
};

const root: ReadArguments = (r, command) => {
  stringArgument(r, command, { id: 'imap.quota.root', rfc: '9208 §3.2' });
};

const setQuota: ReadArguments = (r, command) => {
  root(r, command);
  if (!command.fault) argument(r, command, () => readQuotaLimits(r, false));
};

/** RFC 5464 §5: options stand before the mailbox. Its own examples (§4.2.1) put them after it. */
const getMetadata: ReadArguments = (r, command) => {
  optionalList(r, () => readMetadataOptions(r, command));
  if (!mailboxArgument(r, command)) return;
  if (isMetadataOption(wordInList(r))) {
    r.bend('imap.leniency.optionsAfter');
    optionalList(r, () => readMetadataOptions(r, command));
  }
  const entry = (): boolean => r.string({ id: 'imap.metadata.entry', rfc: '5464 §4.2' }) !== undefined;
  argument(r, command, () => r.list(entry) || entry());
};

const isMetadataOption = (word: string): boolean => word === 'MAXSIZE' || word === 'DEPTH';

/** The first word of the list that stands after a blank; '' where none does. */
function wordInList(r: Reader): string {
  const start = blankEnd(r) + 1;
  if (r.peek() !== 32 || r.bytes[start - 1] !== 40) return '';
  return upperWord(r.bytes, start, r.wordEnd(-1, start));
}

function readMetadataOptions(r: Reader, command: ImapCommand): boolean {
  return r.list(() => {
    const end = r.atomEnd();
    const name = r.upper(end);
    if (name === 'MAXSIZE') {
      r.leaf(end, 'imap.arg.MAXSIZE', { rfc: '5464 §4.2.1' });
      argument(r, command, () => r.number('imap.arg.octets', '5464 §4.2.1') !== undefined);
    } else if (name === 'DEPTH') {
      r.leaf(end, 'imap.arg.DEPTH', { rfc: '5464 §4.2.2' });
      argument(r, command, () => {
        r.leaf(r.atomEnd(), 'imap.arg.depth', {
          rfc: '5464 §4.2.2',
          values: { value: r.shown(r.pos, r.atomEnd()) },
        });
        return true;
      });
    } else r.unknown();
  });
}

const setMetadata: ReadArguments = (r, command) => {
  if (mailboxArgument(r, command)) argument(r, command, () => readMetadataPairs(r));
};

/** RFC 5465 §3.1: `NONE`, or `SET [STATUS] (filter (events)) …`. */
const notify: ReadArguments = (r, command) => {
  const rfc = '5465 §3.1';
  let none = false;
  const known = argument(r, command, () => {
    const end = r.wordEnd();
    const name = r.upper(end);
    if (name !== 'SET' && name !== 'NONE') return false;
    none = name === 'NONE';
    r.leaf(end, `imap.notify.${name}`, { rfc });
    return true;
  });
  if (!known || none) return;
  if (nextIs(r, 'STATUS')) {
    r.space();
    r.leaf(r.wordEnd(), 'imap.notify.STATUS', { rfc });
  }
  do {
    if (!argument(r, command, () => r.list(() => readGroupPart(r, command)))) return;
  } while (!r.atEnd);
};

function readGroupPart(r: Reader, command: ImapCommand): void {
  if (r.list(() => readEvent(r, command))) return;
  const end = r.wordEnd();
  const name = r.upper(end);
  const term = FILTERS.get(name);
  if (!term) {
    if (name === 'NONE') r.leaf(end, 'imap.notify.noEvents', { rfc: '5465 §3.1' });
    else if (EVENTS.has(name)) {
      r.bend('imap.leniency.bareEvents');
      readEvent(r, command);
    } else r.unknown();
    return;
  }
  r.term(term, end);
  if ((name === 'SUBTREE' || name === 'MAILBOXES') && r.space()) {
    if (!r.list(() => readMailbox(r))) readMailbox(r);
  }
}

function readEvent(r: Reader, command: ImapCommand): void {
  // MessageNew may say what to FETCH of the new message (RFC 5465 §5.2).
  if (r.list(() => readItem(r, command))) return;
  const end = r.wordEnd(91);
  if (FETCH_ITEMS.has(r.upper(end)) && !EVENTS.has(r.upper(end))) readItem(r, command);
  else r.word(EVENTS, 'imap.event.other');
}

export const ADMIN: readonly (readonly [string, ReadArguments])[] = [
  ['SETACL', setAcl],
  ['DELETEACL', identifier],
  ['LISTRIGHTS', identifier],
  ['GETQUOTA', root],
  ['SETQUOTA', setQuota],
  ['GETMETADATA', getMetadata],
  ['SETMETADATA', setMetadata],
  ['NOTIFY', notify],
];
