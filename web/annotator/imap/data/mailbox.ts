import { readIdentifier, readRights } from '../acl.ts';
import { readCapability } from '../capability.ts';
import { readMailbox } from '../mailboxes.ts';
import { readIdPairs, readMetadataPairs, readQuotaLimits } from '../pairs.ts';
import type { Reader } from '../reader.ts';
import type { ImapResponse } from '../response.ts';
import { readFlags, readMisfit } from '../tokens.ts';
import { MAILBOX_ATTRIBUTES, STATUS_ITEMS } from '../vocabulary/names.ts';

const QUOTE = 34;

/** Reads what follows the name of a response. */
export type ReadData = (r: Reader, response: ImapResponse) => void;

const capability: ReadData = (r, response) => {
  response.capabilities = [];
  if (r.atEnd && response.name === 'CAPABILITY') r.lacks();
  while (!r.atEnd && r.space()) {
    const name = readCapability(r);
    if (name === undefined) return;
    response.capabilities.push(name);
  }
};

const flags: ReadData = (r) => {
  r.space();
  r.group('imap.flags', { rfc: r.rfc('3501 §7.2.6', '9051 §7.3.5') }, () => readFlags(r));
};

/** `(\HasNoChildren) "/" INBOX` (RFC 3501 §7.2.2), and what RFC 5258 §3.5 may add. */
const list: ReadData = (r, response) => {
  r.space();
  r.group('imap.attributes', { rfc: r.rfc('3501 §7.2.2', '9051 §7.3.1') }, () => {
    if (!r.list(() => r.word(MAILBOX_ATTRIBUTES, 'imap.mattr.other'))) r.lacks();
  });
  r.space();
  if (!readDelimiter(r)) r.lacks();
  r.space();
  response.mailbox = readMailbox(r);
  if (response.mailbox === undefined) r.lacks();
  if (r.space()) r.list(() => readListExtension(r));
};

/** One quoted character, or NIL (RFC 3501 §9 `mailbox-list`). False when neither stands here. */
function readDelimiter(r: Reader): boolean {
  const rfc = r.rfc('3501 §5.1.1', '9051 §5.1.1');
  if (r.atNil) r.nil({ id: 'imap.gram.noDelimiter', rfc });
  else if (r.peek() !== QUOTE) return false;
  else if (r.peekText()?.length === 1) r.string({ id: 'imap.gram.delimiter', rfc });
  else r.leaf(r.quoteEnd() + 1, 'imap.unknown', { class: 'unknown' });
  return true;
}

function readListExtension(r: Reader): void {
  const name = r.peekText()?.toUpperCase();
  const known = name === 'CHILDINFO' || name === 'OLDNAME';
  const rfc = name === 'OLDNAME' ? '9051 §6.3.9.7' : r.rfc('5258 §3.5', '9051 §6.3.9.6');
  if (known) r.string({ id: `imap.esd.${name}`, rfc });
  else if (
    r.string({ id: 'imap.list.extension', rfc: r.rfc('5258 §6', '9051 §6.3.9'), class: 'generic' }) ===
    undefined
  )
    return;
  if (!r.space()) return;
  r.list(() => {
    if (name === 'OLDNAME') readMailbox(r);
    else r.string({ id: name === 'CHILDINFO' ? 'imap.list.childinfo' : 'imap.list.extensionValue', rfc });
  });
}

const namespace: ReadData = (r) => {
  for (const kind of ['personal', 'others', 'shared']) {
    if (!r.space()) {
      if (kind === 'personal' || r.peek() !== 40) {
        r.lacks();
        return;
      }
      r.bend('imap.leniency.missingSpace');
    }
    const rfc = r.rfc('2342 §5', '9051 §7.3.2');
    if (r.atNil) r.nil({ id: `imap.namespace.${kind}`, rfc });
    else r.group(`imap.namespace.${kind}`, { rfc }, () => r.list(() => readNamespace(r)));
  }
};

function readNamespace(r: Reader): void {
  let step = 0;
  r.list(() => {
    if (step === 0) readPrefix(r);
    else if (step === 1) readDelimiter(r);
    else if (!r.list(() => r.string(EXTENSION))) r.string(EXTENSION);
    step++;
  });
}

function readPrefix(r: Reader): void {
  const id = r.peekText() === '' ? 'imap.gram.noNamespacePrefix' : 'imap.gram.namespacePrefix';
  r.string({ id, rfc: r.rfc('3501 §5.1.2', '9051 §5.1.2') });
}

const EXTENSION = { id: 'imap.namespace.extension', rfc: '2342 §5' } as const;

const status: ReadData = (r, response) => {
  r.space();
  response.mailbox = readMailbox(r);
  if (!r.space()) return;
  let item: string | undefined;
  r.list(() => {
    if (item === undefined) {
      item = r.word(STATUS_ITEMS, 'imap.status.other');
      return;
    }
    readStatusValue(r, item);
    item = undefined;
  });
  if (item !== undefined) r.lacks();
};

const OTHER_STATUS = { id: 'imap.status.otherValue', class: 'generic' } as const;

function readStatusValue(r: Reader, item: string): void {
  const term = STATUS_ITEMS.get(item);
  const rfc = term && r.detail(term).rfc;
  const use = { id: term ? `imap.status.${term.name}.value` : 'imap.status.otherValue', rfc };
  // RFC 8474 §4.3: only MAILBOXID has parentheses; RFC 7889 §5: only APPENDLIMIT may be NIL.
  const isText = !term || item === 'MAILBOXID';
  if (r.list(() => r.string(isText ? use : OTHER_STATUS))) return;
  if (r.atNil && (isText || item === 'APPENDLIMIT')) r.nil(use);
  else if (isText) r.string(use);
  else if (r.number(use.id, rfc) === undefined) readMisfit(r, item);
}

const acl: ReadData = (r) => {
  r.space();
  readMailbox(r);
  while (!r.atEnd && r.space()) {
    if (!readIdentifier(r)) return;
    r.space();
    if (!readRights(r)) r.lacks();
  }
};

/** Mailbox, identifier, the rights it always has, and groups of rights that can be given (RFC 4314 §3.7). */
const listRights: ReadData = (r) => {
  r.space();
  readMailbox(r);
  r.space();
  readIdentifier(r);
  while (!r.atEnd && r.space()) if (!readRights(r)) return;
};

const myRights: ReadData = (r) => {
  r.space();
  readMailbox(r);
  r.space();
  readRights(r);
};

const quota: ReadData = (r) => {
  r.space();
  r.string({ id: 'imap.quota.root', rfc: '9208 §3.2' });
  if (r.space()) readQuotaLimits(r, true);
};

const quotaRoot: ReadData = (r) => {
  r.space();
  readMailbox(r);
  while (!r.atEnd && r.space())
    if (r.string({ id: 'imap.quota.root', rfc: '9208 §3.2' }) === undefined) return;
};

/** Entries with values, or names of entries that have changed (RFC 5464 §4.4). */
const metadata: ReadData = (r) => {
  r.space();
  readMailbox(r);
  if (!r.space() || readMetadataPairs(r)) return;
  do {
    if (r.string({ id: 'imap.metadata.entry', rfc: '5464 §4.4.2' }) === undefined) return;
  } while (!r.atEnd && r.space());
};

const id: ReadData = (r) => {
  if (r.space()) readIdPairs(r);
};

/** Strings, in lists or not, that share one explanation. */
const strings =
  (use: string, rfc: string): ReadData =>
  (r) => {
    const item = (): void => {
      if (r.list(item)) return;
      if (r.atNil) r.nil({ id: use, rfc });
      else r.string({ id: use, rfc });
    };
    while (!r.atEnd && r.space()) {
      const before = r.pos;
      item();
      if (r.pos === before) return;
    }
  };

/** URLs, each with what it leads to, or NIL where that cannot be had (RFC 4467). */
const urlFetch: ReadData = (r) => {
  const rfc = '4467';
  while (!r.atEnd && r.space()) {
    if (r.string({ id: 'imap.arg.url', rfc }) === undefined) return;
    if (!r.space()) return r.lacks();
    if (r.atNil) r.nil({ id: 'imap.data.noUrlContent', rfc });
    else if (r.string({ id: 'imap.data.urlContent', rfc, body: 'message', class: 'body' }) === undefined)
      return;
  }
};

export const MAILBOX_DATA: readonly (readonly [string, ReadData])[] = [
  ['CAPABILITY', capability],
  ['ENABLED', capability],
  ['FLAGS', flags],
  ...['LIST', 'LSUB', 'XLIST'].map((name) => [name, list] as const),
  ['NAMESPACE', namespace],
  ['STATUS', status],
  ['ACL', acl],
  ['LISTRIGHTS', listRights],
  ['MYRIGHTS', myRights],
  ['QUOTA', quota],
  ['QUOTAROOT', quotaRoot],
  ['METADATA', metadata],
  ['ID', id],
  ['LANGUAGE', strings('imap.arg.language', '5255 §3.3')],
  ['COMPARATOR', strings('imap.arg.comparator', '5255 §4.8')],
  ['CONVERSION', strings('imap.arg.mediaType', '5259 §5.2')],
  ['GENURLAUTH', strings('imap.arg.url', '4467')],
  ['URLFETCH', urlFetch],
  ['JMAPACCESS', strings('imap.arg.url', '9698')],
];
