import { parentsOf } from '../store/mailboxes.ts';
import type { Account } from '../store/model.ts';
import { patternTest } from './list-pattern.ts';
import type { Session } from './session.ts';

/** Which names LIST and LSUB show, and with what attributes (RFC 3501 §7.2.2, RFC 5258 §3). */

export interface ListOptions {
  /** Full patterns, in Unicode. */
  readonly patterns: readonly string[];
  /** SUBSCRIBED, REMOTE, RECURSIVEMATCH, SPECIAL-USE; or LSUB for that command's older rules. */
  readonly selection: ReadonlySet<string>;
  readonly returned: ListReturn;
}

export interface ListReturn {
  readonly options: ReadonlySet<string>;
  readonly status: readonly string[];
}

export interface Listed {
  readonly name: string;
  readonly attributes: readonly string[];
  /** Some mailbox below matches the selection options (RFC 5258 §3.5). */
  readonly childInfo: boolean;
}

export function listing(session: Session, options: ListOptions): Listed[] {
  const account = session.store.expectAccount(session.account);
  const withChildren = new Set([...account.mailboxes.keys()].flatMap(parentsOf));
  const tests = options.patterns.map(patternTest);
  const known = new Map<string, boolean>();
  const matches = (name: string) => {
    const answer = known.get(name) ?? tests.some((test) => test(name));
    known.set(name, answer);
    return answer;
  };
  const { chosen, above, aboveUnlisted } = choose(account, options.selection, matches);
  const shown: Listed[] = [];
  for (const name of candidates(account, options.selection)) {
    const isChosen = chosen(name);
    // A parent that is not chosen itself is shown only for children that are not (RFC 5258 §3.3).
    const childInfo = options.selection.has('RECURSIVEMATCH') && (isChosen ? above : aboveUnlisted).has(name);
    const implied = options.selection.has('LSUB') && !isChosen && above.has(name);
    if (!isChosen && !childInfo && !implied) continue;
    if (!matches(name)) continue;
    // LSUB with `%` shows a parent for the children below it; any other match shows the children themselves.
    if (implied && !options.patterns.some((pattern) => pattern.endsWith('%'))) continue;
    const attributes = implied ? ['\\Noselect'] : attributesOf(session, account, name, withChildren, options);
    shown.push({ name, attributes, childInfo });
  }
  return shown;
}

/** The names to look at: INBOX first, then by name; with those only subscribed to, or implied, where that matters. */
function candidates(account: Account, selection: ReadonlySet<string>): string[] {
  const names = new Set(account.mailboxes.keys());
  if (selection.has('SUBSCRIBED') || selection.has('LSUB')) {
    for (const name of account.subscriptions) {
      names.add(name);
      for (const parent of parentsOf(name)) names.add(parent);
    }
  }
  const rank = (name: string) => (name === 'INBOX' ? 0 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/** The selection as a test, and the names that have a chosen one somewhere below, or one that no pattern matches. */
function choose(
  account: Account,
  selection: ReadonlySet<string>,
  matches: (name: string) => boolean,
): {
  chosen: (name: string) => boolean;
  above: ReadonlySet<string>;
  aboveUnlisted: ReadonlySet<string>;
} {
  const chosen = (name: string) => {
    if ((selection.has('SUBSCRIBED') || selection.has('LSUB')) && !account.subscriptions.has(name))
      return false;
    return !selection.has('SPECIAL-USE') || account.mailboxes.get(name)?.specialUse !== undefined;
  };
  const all = candidates(account, selection).filter(chosen);
  const unlisted = all.filter((name) => !matches(name));
  return {
    chosen,
    above: new Set(all.flatMap(parentsOf)),
    aboveUnlisted: new Set(unlisted.flatMap(parentsOf)),
  };
}

function attributesOf(
  session: Session,
  account: Account,
  name: string,
  withChildren: ReadonlySet<string>,
  { selection, returned }: ListOptions,
): string[] {
  const mailbox = account.mailboxes.get(name);
  const attributes: string[] = [];
  // LSUB knows no \NonExistent: a name that cannot be selected is \Noselect there.
  if (!mailbox) attributes.push(selection.has('LSUB') ? '\\Noselect' : '\\NonExistent');
  else if (mailbox.noSelect) attributes.push('\\Noselect');
  const wantsChildren = returned.options.has('CHILDREN') || session.offers('CHILDREN');
  if (wantsChildren && !selection.has('LSUB')) {
    attributes.push(withChildren.has(name) ? '\\HasChildren' : '\\HasNoChildren');
  }
  const wantsSubscribed = selection.has('SUBSCRIBED') || returned.options.has('SUBSCRIBED');
  if (wantsSubscribed && account.subscriptions.has(name)) attributes.push('\\Subscribed');
  if (mailbox?.specialUse !== undefined && session.offers('SPECIAL-USE')) attributes.push(mailbox.specialUse);
  return attributes;
}

/** The attributes of one name as it stands now, for news of it (RFC 5465 §5.4); `\\NonExistent` once it is gone. */
export function attributesNow(session: Session, name: string, options: ReadonlySet<string>): string[] {
  const account = session.store.expectAccount(session.account);
  const withChildren = new Set([...account.mailboxes.keys()].flatMap(parentsOf));
  const asked = { patterns: [], selection: NOTHING, returned: { options, status: [] } };
  return attributesOf(session, account, name, withChildren, asked);
}

const NOTHING: ReadonlySet<string> = new Set();
