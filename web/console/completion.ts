import type { Protocol } from '../../relay/wire/protocol.ts';
import type { SessionFacts } from '../annotator/span.ts';

export interface Completion {
  /** What to put in place of the whole line up to the cursor. */
  readonly text: string;
  /** All commands that fit, when there is more than one. */
  readonly choices: readonly string[];
}

/** Completes the command being typed from those legal in this state; IMAP's tag is supplied when it is missing. */
export function complete(
  protocol: Protocol,
  typed: string,
  facts: SessionFacts,
  nextTag: string,
): Completion | undefined {
  const { lead, word } = split(protocol, typed, nextTag);
  if (word === undefined) return undefined;
  const wanted = word.toUpperCase();
  const names = facts.commands
    .filter((each) => each.offered && each.name.startsWith(wanted))
    .map((each) => each.name);
  if (names.length === 0) return undefined;
  const shared = commonStart(names);
  const done = names.length === 1 && facts.commands.find((each) => each.name === names[0])!.syntax !== '';
  return { text: lead + shared + (done ? ' ' : ''), choices: names.length > 1 ? names : [] };
}

/** The part before the command's name, and what is typed of it; no word once arguments have begun. */
function split(
  protocol: Protocol,
  typed: string,
  nextTag: string,
): { lead: string; word: string | undefined } {
  if (protocol !== 'imap') return { lead: '', word: typed.includes(' ') ? undefined : typed };
  const match = /^(\S+ )((?:UID )?\S*)$/i.exec(typed);
  if (match) return { lead: match[1]!, word: match[2]! };
  return { lead: `${nextTag} `, word: typed === '' ? '' : undefined };
}

function commonStart(names: readonly string[]): string {
  let start = names[0]!;
  for (const name of names) while (!name.startsWith(start)) start = start.slice(0, -1);
  return start;
}
