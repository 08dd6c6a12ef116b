import type { ImapCommand } from '../command.ts';
import type { Reader } from '../reader.ts';
import type { SetKind } from '../sets.ts';
import { readSet } from '../sets.ts';
import type { StringUse } from '../strings.ts';

/** Reads the arguments of one command; the reader stands after its name. */
export type ReadArguments = (r: Reader, command: ImapCommand) => void;

/** Notes the first thing wrong with a command's arguments. */
export function fault(command: ImapCommand, kind: NonNullable<ImapCommand['fault']>, text = ''): void {
  command.faultText = command.fault === undefined ? text.slice(0, 60) : command.faultText;
  command.fault ??= kind;
}

/** A blank and the argument after it, which `read` reads. False when it is missing or no such argument. */
export function argument(r: Reader, command: ImapCommand, read: () => boolean): boolean {
  const blank = r.space();
  if (r.atEnd || !blank) {
    if (!r.cut) fault(command, 'missing');
    return false;
  }
  const from = r.pos;
  if (read()) return true;
  if (r.pos > from) {
    // Read, and said to be wrong: a date that is none.
    fault(command, 'malformed', r.shown(from, r.pos));
    return false;
  }
  const end = Math.max(r.wordEnd(), r.pos + 1);
  fault(command, 'malformed', r.shown(r.pos, end));
  if (!r.strayLiteral()) r.leaf(end, 'imap.arg.malformed', { class: 'unknown' });
  return false;
}

/** A blank and a string argument: an atom, a quoted string or a literal. */
export function stringArgument(r: Reader, command: ImapCommand, use: StringUse): string | undefined {
  let text: string | undefined;
  argument(r, command, () => {
    text = r.string(use);
    return text !== undefined;
  });
  return text;
}

/** A blank and, if one begins there, a list in parentheses. */
export function optionalList(r: Reader, read: () => boolean): boolean {
  const opens = r.peek() === 32 && r.bytes[blankEnd(r)] === 40;
  if (!opens) return false;
  r.space();
  return read();
}

/** Where the blanks that stand here end. */
export function blankEnd(r: Reader): number {
  let at = r.pos;
  while (at < r.end && r.bytes[at] === 32) at++;
  return at;
}

/** True when the next word, after a blank, is `word`. */
export function nextIs(r: Reader, word: string): boolean {
  const start = blankEnd(r);
  if (start === r.pos) return false;
  const at = r.pos;
  r.pos = start;
  const same = r.upper(r.wordEnd()) === word;
  r.pos = at;
  return same;
}

/** A blank and a set of messages: of UIDs where the command begins with UID. */
export function setArgument(r: Reader, command: ImapCommand): boolean {
  return argument(r, command, () => readSet(r, setKind(command)));
}

export function setKind({ name, context }: ImapCommand): SetKind {
  const uid = name.startsWith('UID ');
  return { of: uid ? 'uid' : 'message', highest: uid ? context.highestUid : context.exists };
}
