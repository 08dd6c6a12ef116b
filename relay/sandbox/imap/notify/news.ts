import { parentsOf } from '../../store/mailboxes.ts';
import type { Account, Mailbox } from '../../store/model.ts';
import { tellStatus } from '../commands/status.ts';
import { attributesNow } from '../listing.ts';
import type { Session } from '../session.ts';
import { astring } from '../strings.ts';
import { summarise } from '../summary.ts';
import type { EventName } from './groups.ts';

/** How news of mailboxes reads (RFC 5465 §5): the difference between an account as it was and as it is. */

type Wanted = (name: string) => boolean;

/** STATUS of a mailbox whose messages changed (§5.1 to §5.3), if anything in it is of interest. */
export function tellMessages(
  session: Session,
  was: Mailbox,
  now: Mailbox,
  events: ReadonlySet<EventName>,
): void {
  if (was.messages === now.messages) return;
  const items: string[] = [];
  const counted = was.uidNext !== now.uidNext || was.expunged !== now.expunged;
  if (events.has('MessageNew') && counted) items.push('UIDNEXT', 'MESSAGES');
  if (events.has('FlagChange')) {
    if (summarise(was.messages).unseen !== summarise(now.messages).unseen) items.push('UNSEEN');
    if (session.condstore) items.push('UIDVALIDITY');
  }
  if (items.length === 0) return;
  tellStatus(session, now, [...items, ...(session.condstore ? ['HIGHESTMODSEQ'] : [])]);
}

/**
 * LIST of mailboxes made, deleted and renamed, and of the parents of those made and deleted (§5.4). What is renamed
 * along with its parent is not told.
 */
export function tellNames(session: Session, before: Account, now: Account, wanted: Wanted): void {
  if (before.mailboxes === now.mailboxes) return;
  const old = new Map([...before.mailboxes.values()].map((mailbox) => [mailbox.id, mailbox]));
  const renamed = new Map<string, string>();
  const affected = new Set<string>();
  for (const mailbox of now.mailboxes.values()) {
    const was = old.get(mailbox.id);
    old.delete(mailbox.id);
    if (!was || was.noSelect !== mailbox.noSelect) withParent(affected, mailbox.name);
    else if (was.name !== mailbox.name) renamed.set(mailbox.name, was.name);
  }
  for (const gone of old.values()) withParent(affected, gone.name);
  for (const [name, oldName] of renamed) {
    const parent = parentsOf(name).at(-1) ?? '';
    const movedAlong = renamed.has(parent) && oldName === renamed.get(parent)! + name.slice(parent.length);
    if (movedAlong || !wanted(name)) continue;
    tellName(session, name, [], ` ("OLDNAME" (${session.spell(oldName)}))`);
  }
  for (const name of affected) if (!renamed.has(name) && wanted(name)) tellName(session, name, []);
}

function withParent(names: Set<string>, name: string): void {
  names.add(name);
  const parent = parentsOf(name).at(-1);
  if (parent !== undefined) names.add(parent);
}

/** LIST of the names that were subscribed to or no longer are (§5.5). */
export function tellSubscriptions(session: Session, before: Account, now: Account, wanted: Wanted): void {
  const changed = [...before.subscriptions, ...now.subscriptions].filter(
    (name) => before.subscriptions.has(name) !== now.subscriptions.has(name),
  );
  for (const name of changed) if (wanted(name)) tellName(session, name, ['SUBSCRIBED']);
}

function tellName(session: Session, name: string, returned: readonly string[], more = ''): void {
  const attributes = attributesNow(session, name, new Set(returned)).join(' ');
  session.reply.text(`* LIST (${attributes}) "/" ${session.spell(name)}${more}\r\n`);
}

/** `* METADATA name entry …`: the names of what changed, without values (RFC 5464 §4.4.2). */
export function tellEntries(
  session: Session,
  name: string,
  before: ReadonlyMap<string, Uint8Array>,
  now: ReadonlyMap<string, Uint8Array>,
): void {
  const names = new Set([...before.keys(), ...now.keys()]);
  const changed = [...names].filter((entry) => before.get(entry) !== now.get(entry));
  if (changed.length > 0) session.reply.text(`* METADATA ${name} ${changed.map(astring).join(' ')}\r\n`);
}
