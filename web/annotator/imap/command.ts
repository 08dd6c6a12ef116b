import type { SaslExchange } from '../sasl/exchange.ts';
import { ARGUMENTS } from './arguments/index.ts';
import { readForms } from './forms.ts';
import type { Reader } from './reader.ts';
import { isTag } from './tokens.ts';
import { COMMANDS } from './vocabulary/commands.ts';

/** What else the grammar of a command needs to know of the session. */
export interface CommandContext {
  /** Messages in the selected mailbox, 0 where unknown: the value of `*`. */
  readonly exists: number;
  /** The highest UID, 0 where unknown. */
  readonly highestUid: number;
}

/** What has been read of a command line. */
export interface ImapCommand {
  tag: string;
  /** Upper case; "UID FETCH" is one name. '' when the line has none. */
  name: string;
  known: boolean;
  /** The first word is a command: the tag was forgotten. */
  tagForgotten: boolean;
  /** The whole line after the tag, for a suggestion; empty where it may hold a secret. */
  shown: string;
  /** What is wrong with the arguments: the first fault found. */
  fault: 'missing' | 'unexpected' | 'malformed' | undefined;
  faultText: string;
  mailbox: string | undefined;
  user: string | undefined;
  sasl: SaslExchange | undefined;
  /** It fetches content without PEEK, which sets \Seen (RFC 3501 §6.4.5). */
  setsSeen: boolean;
  /** STORE, COPY … address messages by UID. */
  readonly context: CommandContext;
}

const newCommand = (context: CommandContext): ImapCommand => ({
  tag: '',
  name: '',
  known: false,
  tagForgotten: false,
  shown: '',
  fault: undefined,
  faultText: '',
  mailbox: undefined,
  user: undefined,
  sasl: undefined,
  setsSeen: false,
  context,
});

/** Reads a command up to its line break: tag, name, arguments. */
export function readCommand(r: Reader, context: CommandContext): ImapCommand {
  const command = newCommand(context);
  readTag(r, command);
  if (command.tagForgotten || r.atEnd) {
    readRest(r, command);
    return command;
  }
  r.space();
  readName(r, command);
  const read = ARGUMENTS.get(command.name);
  if (command.name.startsWith('X') && !read) readForms(r, true);
  else if (!read) readRest(r, command);
  else {
    read(r, command);
    finishArguments(r, command);
  }
  return command;
}

function readTag(r: Reader, command: ImapCommand): void {
  if (r.peek() === 32) {
    r.bend('imap.leniency.leadingSpace');
    r.space();
  }
  const end = r.wordEnd();
  const name = r.upper(end);
  if (end > r.pos && isCommandWord(name) && !isCommandWord(secondWord(r, end))) {
    command.tagForgotten = true;
    command.name = name;
    command.shown = name === 'LOGIN' || name === 'AUTHENTICATE' ? name : r.shown(r.pos, r.end);
    r.leaf(end, 'imap.tag.forgotten', {
      rfc: r.rfc('3501 §2.2.1', '9051 §2.2.1'),
      values: { command: name },
    });
    return;
  }
  command.tag = r.shown(r.pos, end);
  const rfc = r.rfc('3501 §2.2.1', '9051 §2.2.1');
  const values = { tag: command.tag };
  if (isTag(r.bytes, r.pos, end)) r.leaf(end, 'imap.gram.tag', { rfc, values });
  else if (end > r.pos) r.leaf(end, 'imap.tag.malformed', { class: 'unknown', rfc, values });
  else if (!r.strayLiteral()) r.leaf(Math.min(r.pos + 1, r.end), 'imap.tag.none', { class: 'unknown', rfc });
}

/** DONE is none: it has no tag (RFC 2177 §3). */
const isCommandWord = (word: string): boolean => (COMMANDS.has(word) && word !== 'DONE') || word === 'UID';

function secondWord(r: Reader, end: number): string {
  const at = r.pos;
  let start = end;
  while (start < r.end && r.bytes[start] === 32) start++;
  r.pos = start;
  const word = r.upper(r.wordEnd());
  r.pos = at;
  return word;
}

function readName(r: Reader, command: ImapCommand): void {
  const end = nameEnd(r);
  const name = r.upper(end).replace(/\s+/g, ' ');
  const term = COMMANDS.get(name);
  command.name = name;
  command.known = term !== undefined;
  if (term) r.term(term, end);
  else if (name.startsWith('X')) r.leaf(end, 'imap.cmd.X', { rfc: '3501 §6.5.1', values: { command: name } });
  else r.leaf(end, 'imap.cmd.unknown', { class: 'unknown', values: { command: name } });
}

/** UID and the word after it make one name. */
function nameEnd(r: Reader): number {
  const end = r.wordEnd();
  if (r.upper(end) !== 'UID') return end;
  let next = end;
  while (next < r.end && r.bytes[next] === 32) next++;
  return next === end ? end : r.wordEnd(-1, next);
}

/** What follows a word nobody knows may be a password. */
function readRest(r: Reader, command: ImapCommand): void {
  while (!r.atEnd) {
    if (r.space() || r.strayLiteral()) continue;
    const end = Math.max(r.wordEnd(), r.pos + 1);
    r.leaf(end, 'imap.arg.unknown', {
      class: 'unknown',
      secret: !command.tagForgotten || isSecret(command.name),
    });
  }
}

const isSecret = (name: string): boolean => name === 'LOGIN' || name === 'AUTHENTICATE';

function finishArguments(r: Reader, command: ImapCommand): void {
  if (r.atEnd) return;
  if (onlyBlanksLeft(r)) {
    r.bend('imap.leniency.trailingSpace');
    r.rest('core.trailingSpace');
    return;
  }
  r.space();
  if (!command.fault) fault(command, 'unexpected', r.shown(r.pos, r.end));
  while (!r.atEnd) {
    if (r.space() || r.strayLiteral()) continue;
    const end = Math.max(r.wordEnd(), r.pos + 1);
    r.leaf(end, 'imap.arg.unexpected', { class: 'unknown', secret: isSecret(command.name) });
  }
}

function onlyBlanksLeft(r: Reader): boolean {
  for (let at = r.pos; at < r.end; at++) if (r.bytes[at] !== 32 && r.bytes[at] !== 9) return false;
  return true;
}

function fault(command: ImapCommand, kind: NonNullable<ImapCommand['fault']>, text: string): void {
  command.fault ??= kind;
  command.faultText ||= text.slice(0, 60);
}
