import { type ArgumentReader, textOf } from '../../../wire/imap/argument-reader.ts';
import type { Command } from '../command.ts';
import { ok } from '../completion.ts';
import { wildcards } from '../list-pattern.ts';
import { type ListOptions, type ListReturn, listing } from '../listing.ts';
import { search } from '../search/search.ts';
import type { Session } from '../session.ts';
import { ALL_RIGHTS } from './acl.ts';
import { readStatusItems, tellStatus } from './status.ts';

const MAX_PATTERNS = 100;
/** In all patterns of a command: a few thousand of them would keep every other session waiting for minutes. */
const MAX_WILDCARDS = 100;

/** LIST (RFC 3501 §6.3.8) with its extended form (RFC 5258, RFC 9051 §6.3.9), and LSUB (§6.3.9). */
export const list: Command = {
  name: 'LIST',
  example: 'LIST "" "*"',
  run(session, args) {
    args.space('a reference and a pattern, such as "" "*"');
    const extended = session.offers('LIST-EXTENDED') || session.offers('IMAP4rev2');
    const selection = extended && args.peek() === '(' ? readSelection(session, args) : NOTHING_SELECTED;
    const { patterns, special, several } = readPatterns(session, args, extended);
    const returns = args.more();
    const isBasic = selection === NOTHING_SELECTED && !several && !returns;
    const returned = returns ? readReturn(session, args) : NOTHING_RETURNED;
    args.end();
    // Only in the basic form is "" a question for the delimiter; the extended one passes it over (RFC 9051 §6.3.9).
    if (special && isBasic) session.reply.text('* LIST (\\Noselect) "/" ""\r\n');
    else tell(session, { patterns, selection, returned });
    return ok('LIST completed');
  },
};

const NOTHING_SELECTED: ReadonlySet<string> = new Set();
const NOTHING_RETURNED: ListReturn = { options: new Set(), status: [] };

/** LSUB, and RLSUB, which would also show mailboxes of other servers if this one referred to any (RFC 2193 §5.2). */
const subscribed = (name: 'LSUB' | 'RLSUB'): Command => ({
  name,
  example: `${name} "" "*"`,
  run(session, args) {
    args.space('a reference and a pattern, such as "" "*"');
    const { patterns } = readPatterns(session, args, false);
    args.end();
    const selection = new Set(['LSUB']);
    for (const listed of listing(session, {
      patterns,
      selection,
      returned: NOTHING_RETURNED,
    })) {
      session.reply.text(`* LSUB (${listed.attributes.join(' ')}) "/" ${session.spell(listed.name)}\r\n`);
    }
    return ok(`${name} completed`);
  },
});

export const lsub = subscribed('LSUB');
export const rlsub = subscribed('RLSUB');

/** RLIST: LIST by a client that follows referrals, of which this server has none to give (RFC 2193 §5.1). */
export const rlist: Command = {
  name: 'RLIST',
  example: 'RLIST "" "*"',
  run(session, args) {
    args.space('a reference and a pattern, such as "" "*"');
    const { patterns } = readPatterns(session, args, false);
    args.end();
    tell(session, { patterns, selection: new Set(), returned: NOTHING_RETURNED });
    return ok('RLIST completed');
  },
};

/** SCAN: LIST of the mailboxes that hold a text, as University of Washington servers had it; no RFC came of it. */
export const scan: Command = {
  name: 'SCAN',
  example: 'SCAN "" "*" "holidays"',
  run(session, args) {
    args.space('a reference, a pattern and a text');
    const { patterns } = readPatterns(session, args, false);
    args.space('a text to look for');
    const key = { type: 'text', field: 'TEXT', text: textOf(args.astring('a text to look for')) } as const;
    args.end();
    const context = { now: 0, isRecent: () => false, threadIdOf: () => '' };
    const holds = (name: string) => search(key, session.mailbox(name)?.messages ?? [], context).length > 0;
    tell(session, { patterns, selection: new Set(), returned: NOTHING_RETURNED }, holds);
    return ok('SCAN completed');
  },
};

function tell(session: Session, options: ListOptions, wanted: (name: string) => boolean = () => true): void {
  const { status, options: returned } = options.returned;
  for (const { name, attributes, childInfo } of listing(session, options)) {
    if (!wanted(name)) continue;
    const extra = childInfo ? ' ("CHILDINFO" ("SUBSCRIBED"))' : '';
    session.reply.text(`* LIST (${attributes.join(' ')}) "/" ${session.spell(name)}${extra}\r\n`);
    const mailbox = session.mailbox(name);
    if (!mailbox || mailbox.noSelect) continue;
    if (status.length > 0) tellStatus(session, mailbox, status);
    if (returned.has('MYRIGHTS')) session.reply.text(`* MYRIGHTS ${session.spell(name)} ${ALL_RIGHTS}\r\n`);
  }
}

const SELECTIONS: Readonly<Record<string, string>> = {
  SUBSCRIBED: 'LIST-EXTENDED',
  REMOTE: 'LIST-EXTENDED',
  RECURSIVEMATCH: 'LIST-EXTENDED',
  'SPECIAL-USE': 'SPECIAL-USE',
};

const RETURNS: Readonly<Record<string, string>> = {
  SUBSCRIBED: 'LIST-EXTENDED',
  CHILDREN: 'LIST-EXTENDED',
  'SPECIAL-USE': 'SPECIAL-USE',
  STATUS: 'LIST-STATUS',
  MYRIGHTS: 'LIST-MYRIGHTS',
};

function readOption(session: Session, args: ArgumentReader, known: Readonly<Record<string, string>>): string {
  const start = args.at;
  const option = args.keyword('an option');
  const capability = Object.hasOwn(known, option) ? known[option]! : undefined;
  if (capability !== undefined && (session.offers(capability) || session.offers('IMAP4rev2'))) return option;
  args.at = start;
  return args.fail(`one of ${Object.keys(known).join(', ')}`);
}

function readSelection(session: Session, args: ArgumentReader): Set<string> {
  const start = args.at;
  const selection = new Set(
    args.list('selection options', () => readOption(session, args, SELECTIONS), true),
  );
  // RECURSIVEMATCH widens another option; alone, or with REMOTE only, it means nothing (RFC 5258 §3.1).
  if (selection.has('RECURSIVEMATCH') && !selection.has('SUBSCRIBED') && !selection.has('SPECIAL-USE')) {
    args.at = start;
    args.fail('RECURSIVEMATCH together with SUBSCRIBED');
  }
  args.space('a reference');
  return selection;
}

/** The reference and the patterns put together. `special` when the one pattern is "": what is the delimiter? */
function readPatterns(
  session: Session,
  args: ArgumentReader,
  extended: boolean,
): { patterns: string[]; special: boolean; several: boolean } {
  const read = (what: string) => session.decodePattern(args.listMailbox(what));
  const reference = read('a reference such as ""');
  args.space('a pattern such as "*"');
  const several = extended && args.peek() === '(';
  const patterns = several ? args.list('patterns', () => read('a pattern')) : [read('a pattern')];
  if (patterns.length > MAX_PATTERNS) args.fail(`at most ${MAX_PATTERNS} patterns`);
  const special = patterns.length === 1 && patterns[0] === '';
  const named = patterns.filter((pattern) => pattern !== '').map((pattern) => reference + pattern);
  if (wildcards(named) > MAX_WILDCARDS) args.fail(`at most ${MAX_WILDCARDS} of * and %`);
  return { patterns: named, special, several };
}

function readReturn(session: Session, args: ArgumentReader): ListReturn {
  args.expect('RETURN');
  args.space('return options');
  let status: string[] = [];
  const options = args.list(
    'return options',
    () => {
      const option = readOption(session, args, RETURNS);
      if (option === 'STATUS') {
        args.space('items such as (MESSAGES)');
        status = readStatusItems(session, args);
      }
      return option;
    },
    true,
  );
  return { options: new Set(options), status };
}
