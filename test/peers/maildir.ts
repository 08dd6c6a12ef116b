import { mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account, Mailbox, Message } from '../../relay/sandbox/store/model.ts';
import { fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import type { MailboxView, MessageView } from '../../relay/wire/feed.ts';

/** An account of a seed as a Maildir++ of Dovecot's, and back: what is in it as lesson checks see it. */

const LETTERS: Readonly<Record<string, string>> = {
  '\\Draft': 'D',
  '\\Flagged': 'F',
  '\\Answered': 'R',
  '\\Seen': 'S',
  '\\Deleted': 'T',
};

/** Writes every mailbox, with its UIDs and its UIDVALIDITY. */
export function writeMaildir(root: string, { mailboxes }: Account): void {
  for (const mailbox of mailboxes.values()) writeMailbox(folderOf(root, mailbox.name), mailbox);
}

/** `Lists/IETF` is the folder `.Lists.IETF`. */
function folderOf(root: string, name: string): string {
  return name === 'INBOX' ? root : join(root, `.${name.replaceAll('/', '.')}`);
}

function writeMailbox(folder: string, { uidValidity, uidNext, recentFrom, messages }: Mailbox): void {
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(folder, part), { recursive: true });
  const list = [`3 V${uidValidity} N${uidNext} G${uidValidity.toString(16).padStart(32, '5')}`];
  for (const message of messages) {
    const base = `${Math.floor(message.internalDate.time / 1000)}.M${message.uid}.seed`;
    // Dovecot announces what is in `new` as \Recent, and gives it a UID when it moves it.
    const isNew = message.uid >= recentFrom && message.flags.length === 0;
    writeMessage(join(folder, isNew ? `new/${base}` : `cur/${base}:2,${lettersOf(message)}`), message);
    list.push(`${message.uid} :${base}`);
  }
  writeFileSync(join(folder, 'dovecot-uidlist'), `${list.join('\n')}\n`);
}

function writeMessage(path: string, { content, internalDate }: Message): void {
  writeFileSync(path, fromLatin1(latin1(content.bytes).replaceAll('\r\n', '\n')));
  utimesSync(path, internalDate.time / 1000, internalDate.time / 1000);
}

function lettersOf({ flags }: Message): string {
  return flags
    .flatMap((flag) => LETTERS[flag] ?? [])
    .sort()
    .join('');
}

/** What a Maildir holds now; a file that Dovecot renames meanwhile is looked for again. */
export function viewMaildir(root: string, tries = 10): MailboxView[] {
  try {
    return view(root);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === 0) throw error;
    return viewMaildir(root, tries - 1);
  }
}

function view(root: string): MailboxView[] {
  const names = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name.startsWith('.'))
    .map((entry) => entry.name.slice(1).replaceAll('.', '/'));
  return ['INBOX', ...names.sort()].map((name) => viewMailbox(folderOf(root, name), name));
}

function viewMailbox(folder: string, name: string): MailboxView {
  const [head = '', ...lines] = readFileSync(join(folder, 'dovecot-uidlist'), 'latin1').split('\n');
  const uids = new Map(lines.map((line) => [line.slice(line.indexOf(':') + 1), Number.parseInt(line, 10)]));
  const files = ['cur', 'new'].flatMap((part) =>
    readdirSync(join(folder, part)).map((file) => join(part, file)),
  );
  const messages = files.map((file) => viewMessage(folder, file, uids)).sort((a, b) => a.uid - b.uid);
  return {
    name,
    uidValidity: Number(/V(\d+)/.exec(head)?.[1]),
    uidNext: Number(/N(\d+)/.exec(head)?.[1]),
    noSelect: false,
    subscribed: true,
    messages,
  };
}

function viewMessage(folder: string, file: string, uids: ReadonlyMap<string, number>): MessageView {
  const [base = '', letters = ''] = file.slice('cur/'.length).split(':2,');
  const source = readFileSync(join(folder, file), 'latin1').replace(/\r?\n/g, '\r\n');
  const field = (name: string) => new RegExp(`^${name}: *(.*)\\r$`, 'im').exec(source)?.[1] ?? '';
  return {
    uid: uids.get(base) ?? 0,
    flags: Object.entries(LETTERS).flatMap(([flag, letter]) => (letters.includes(letter) ? flag : [])),
    size: source.length,
    subject: field('Subject'),
    from: field('From'),
    internalDate: statSync(join(folder, file)).mtime.toISOString(),
    marked: false,
    source,
  };
}
