import { fromLatin1, latin1 } from '../../../wire/bytes.ts';
import type { ArgumentReader } from '../../../wire/imap/argument-reader.ts';
import type { Command } from '../command.ts';
import { type Completion, no, ok } from '../completion.ts';
import { missingMailbox } from '../refusals.ts';
import type { Session } from '../session.ts';
import { astring, string } from '../strings.ts';

/** GETMETADATA and SETMETADATA (RFC 5464): annotations of a mailbox, or of the account under the name "". */

/** RFC 5464 §4.3 asks for values of 1024 octets at least. */
const MAX_VALUE = 1024;
const MAX_ENTRIES = 20;
const ENTRY = /^\/(?:private|shared)(?:\/[^/*%\x00-\x1f\x80-\xff]+)*$/i;
/** What all entries stand below: to be asked for with a DEPTH, but no entries themselves (§3.2). */
const ROOTS = ['/private', '/shared'];
/** The server's own, which clients cannot change (§3.2.1.1). */
const READ_ONLY = '/shared/admin';

type Entries = ReadonlyMap<string, Uint8Array>;

export const getMetadata: Command = {
  name: 'GETMETADATA',
  example: 'GETMETADATA INBOX /private/comment',
  run(session, args) {
    args.space('a mailbox name and entries');
    let options = readOptions(args);
    const name = session.readMailbox(args);
    args.space('entries such as /private/comment');
    // The grammar has the options before the mailbox (§5), the RFC's examples behind it (§4.2.1).
    if (/^\((?:MAXSIZE|DEPTH) /i.test(args.text.slice(args.at, args.at + 9))) options = readOptions(args);
    const wanted = args.peek() === '(' ? args.list('entries', () => readEntry(args)) : [readEntry(args)];
    args.end();
    const entries = entriesOf(session, name);
    if ('status' in entries) return entries;
    const found = chosen(entries, wanted, options.depth);
    const missing = options.depth === 0 ? wanted.filter((entry) => !entries.has(entry)) : [];
    return tell(session, name, found, missing, options.maxSize);
  },
};

interface Options {
  maxSize: number;
  /** How many levels below an entry are shown too. */
  depth: number;
}

function readOptions(args: ArgumentReader): Options {
  const options: Options = { maxSize: Number.POSITIVE_INFINITY, depth: 0 };
  if (args.peek() !== '(') return options;
  args.list('options', () => {
    if (args.skip('MAXSIZE')) {
      args.space('a size');
      options.maxSize = args.number('a size');
    } else {
      args.expect('DEPTH', 'MAXSIZE or DEPTH');
      args.space('0, 1 or infinity');
      options.depth = args.skip('infinity') ? Number.POSITIVE_INFINITY : args.number('0, 1 or infinity', 1);
    }
  });
  args.space('what comes after the options');
  return options;
}

/** Entry names have no case (§4.1). */
function readEntry(args: ArgumentReader): string {
  const start = args.at;
  const entry = args.astring('an entry such as /private/comment').toLowerCase();
  if (ENTRY.test(entry) && entry.length <= 200) return entry;
  args.at = start;
  return args.fail('an entry that begins with /private/ or /shared/');
}

/** An entry that can have a value. */
function readOwnEntry(args: ArgumentReader): string {
  const start = args.at;
  const entry = readEntry(args);
  if (!ROOTS.includes(entry)) return entry;
  args.at = start;
  return args.fail('an entry below /private or /shared');
}

/** Or why there are none. */
function entriesOf(session: Session, name: string): Entries | Completion {
  if (name === '') return session.store.expectAccount(session.account).metadata;
  if (!session.offers('METADATA'))
    return no('only the server itself has annotations here, under ""', 'CANNOT');
  return session.mailbox(name)?.metadata ?? missingMailbox(session, name);
}

function chosen(entries: Entries, wanted: readonly string[], depth: number): [string, Uint8Array][] {
  return [...entries].filter(([entry]) =>
    wanted.some((name) => {
      if (entry === name) return true;
      return entry.startsWith(`${name}/`) && entry.slice(name.length + 1).split('/').length <= depth;
    }),
  );
}

/** An entry asked for by its own name is answered even where there is none: a METADATA response is required (§4.2). */
function tell(
  session: Session,
  name: string,
  found: [string, Uint8Array][],
  missing: readonly string[],
  maxSize: number,
): Completion {
  const short = found.filter(([, value]) => value.length <= maxSize);
  const pairs = [
    ...short.map(([entry, value]) => `${astring(entry)} ${shown(value)}`),
    ...missing.map((entry) => `${astring(entry)} NIL`),
  ];
  if (pairs.length > 0) {
    session.reply.text(`* METADATA ${name === '' ? '""' : session.spell(name)} (${pairs.join(' ')})\r\n`);
  }
  const longest = Math.max(...found.map(([, value]) => value.length), 0);
  return ok('GETMETADATA completed', longest > maxSize ? `METADATA LONGENTRIES ${longest}` : undefined);
}

/** A value with NUL leaves as a literal8 (RFC 5464 §5). */
function shown(value: Uint8Array): string {
  const text = string(latin1(value));
  return value.includes(0) ? `~${text}` : text;
}

export const setMetadata: Command = {
  name: 'SETMETADATA',
  example: 'SETMETADATA INBOX (/private/comment "to be read")',
  run(session, args) {
    args.space('a mailbox name and entries');
    const name = session.readMailbox(args);
    args.space('entries and values');
    const changes = args.list('entries and values', () => readChange(args));
    args.end();
    const entries = entriesOf(session, name);
    if ('status' in entries) return entries;
    if (name === '' && changes.some(([entry]) => entry === READ_ONLY))
      return no(`${READ_ONLY} is told by the server, clients cannot change it`, 'NOPERM');
    const next = new Map(entries);
    for (const [entry, value] of changes) {
      if (value === undefined) next.delete(entry);
      else if (value.length > MAX_VALUE) return no('a value is too long', `METADATA MAXSIZE ${MAX_VALUE}`);
      else next.set(entry, value);
    }
    if (next.size > MAX_ENTRIES) return no(`there are at most ${MAX_ENTRIES} entries`, 'METADATA TOOMANY');
    save(
      session,
      name,
      next,
      changes.map(([entry]) => entry),
    );
    return ok('SETMETADATA completed');
  },
};

/** NIL as the value removes the entry. */
function readChange(args: ArgumentReader): [entry: string, value: Uint8Array | undefined] {
  const entry = readOwnEntry(args);
  args.space('its value, or NIL');
  if (args.skipNil()) return [entry, undefined];
  return [entry, args.atString ? args.octets('a value') : fromLatin1(args.astring('a value'))];
}

function save(session: Session, name: string, metadata: Entries, changed: readonly string[]): void {
  const { store, account } = session;
  const events = changed.map(
    (entry) => ({ type: 'metadata changed', account, mailbox: name, entry }) as const,
  );
  if (name === '') store.commitAccount({ ...store.expectAccount(account), metadata }, events);
  else {
    const mailbox = store.expectMailbox(account, name);
    // A client that synchronises learns that something changed (RFC 7162 §3.2).
    const highestModSeq = mailbox.highestModSeq + 1;
    store.commitMailbox(account, { ...mailbox, metadata, highestModSeq }, events);
  }
}
