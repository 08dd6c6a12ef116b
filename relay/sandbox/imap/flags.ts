import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import { SYSTEM_FLAGS } from '../store/flags.ts';
import type { Mailbox } from '../store/model.ts';
import { MAX_KEYWORDS } from './limits.ts';
import { summarise } from './summary.ts';

const MAX_FLAG = 100;

/** Whether a mailbox can take these flags: keywords are kept with each message, so there is a bound on them. */
export function hasRoomForKeywords(mailbox: Mailbox, flags: readonly string[]): boolean {
  if (flags.every((flag) => flag.startsWith('\\'))) return true;
  const keywords = new Set(summarise(mailbox.messages).keywords.map((keyword) => keyword.toLowerCase()));
  for (const flag of flags) if (!flag.startsWith('\\')) keywords.add(flag.toLowerCase());
  return keywords.size <= MAX_KEYWORDS;
}

/** `(\Seen $Junk)`, or flags without parentheses (both legal in STORE, RFC 3501 §9 store-att-flags). */
export function readFlags(args: ArgumentReader): string[] {
  if (args.peek() === '(') return args.list('flags', () => readFlag(args), true);
  const flags = [readFlag(args)];
  while (args.more()) flags.push(readFlag(args));
  return flags;
}

/** A system flag or a keyword. \Recent is the server's alone (RFC 3501 §2.3.2). */
export function readFlag(args: ArgumentReader): string {
  const start = args.at;
  const flag = args.flag();
  const known = SYSTEM_FLAGS.some((each) => each.toLowerCase() === flag.toLowerCase());
  if (flag.length <= MAX_FLAG && (known || !flag.startsWith('\\'))) return flag;
  args.at = start;
  return args.fail(
    flag.startsWith('\\')
      ? '\\Answered, \\Flagged, \\Deleted, \\Seen, \\Draft or a keyword without backslash'
      : `a keyword of at most ${MAX_FLAG} characters`,
  );
}
