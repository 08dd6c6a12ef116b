import { formatNumbers } from '../../wire/imap/sequence-set.ts';
import type { FetchItem } from './fetch/items.ts';
import { tellItems } from './fetch/unasked.ts';
import type { SearchKey } from './search/key.ts';
import { find } from './search-run.ts';
import type { Session } from './session.ts';
import { string } from './strings.ts';
import type { Changes } from './view.ts';

const MAX_CONTEXTS = 8;

interface Context {
  readonly key: SearchKey;
  readonly byUid: boolean;
  /** What to FETCH of a new message that belongs to the result (RFC 5465 §7). */
  readonly items: readonly FetchItem[];
  /** UIDs found, ascending, as last told. */
  uids: readonly number[];
}

/** Searches whose results are kept up to date for the client: RETURN (UPDATE), RFC 5267 §4.3. */
export class Contexts {
  private readonly kept = new Map<string, Context>();

  has(tag: string): boolean {
    return this.kept.has(tag);
  }

  /** Keeps the search of the running command; past the limit the client is told that it will not hear (§4.3.1). */
  open(
    session: Session,
    key: SearchKey,
    indexes: readonly number[],
    byUid: boolean,
    items: readonly FetchItem[],
  ): void {
    if (this.kept.size >= MAX_CONTEXTS) {
      session.reply.text(`* NO [NOUPDATE ${string(session.tag)}] Too many contexts\r\n`);
      return;
    }
    const { messages } = session.selected;
    this.kept.set(session.tag, { key, byUid, items, uids: indexes.map((index) => messages[index]!.uid) });
  }

  /** CANCELUPDATE; false when there is no such context. */
  cancel(tag: string): boolean {
    return this.kept.delete(tag);
  }

  /** Before EXPUNGE, while the numbers still stand: what goes is taken from the results (§4.3.4). */
  removing(session: Session, { expunged, expungedUids }: Changes): void {
    if (this.kept.size === 0) return;
    // The i-th number was counted after i others had gone; the client still has them all.
    const leaving = new Map(expungedUids.map((uid, i) => [uid, expunged[i]! + i]));
    const numberOf = (uid: number) => leaving.get(uid)!;
    for (const [tag, context] of this.kept) {
      const removed = context.uids.filter((uid) => leaving.has(uid));
      context.uids = context.uids.filter((uid) => !leaving.has(uid));
      tell(session, tag, context, 'REMOVEFROM', removed, numberOf);
    }
  }

  /** After EXISTS and FETCH: what now matches, or no longer does. `arrived` messages at the end are new. */
  refresh(session: Session, arrived: number): void {
    const view = session.selected;
    const numberOf = (uid: number) => view.indexOf(uid) + 1;
    for (const [tag, context] of this.kept) {
      const now = find(session, context.key).map((index) => view.messages[index]!.uid);
      const before = new Set(context.uids);
      const after = new Set(now);
      const removed = context.uids.filter((uid) => !after.has(uid));
      const added = now.filter((uid) => !before.has(uid));
      context.uids = now;
      const fresh = added.map((uid) => view.indexOf(uid)).filter((index) => index >= view.count - arrived);
      tellItems(session, context.items, fresh);
      tell(session, tag, context, 'REMOVEFROM', removed, numberOf);
      tell(session, tag, context, 'ADDTO', added, numberOf);
    }
  }
}

function tell(
  session: Session,
  tag: string,
  { byUid }: Context,
  item: 'ADDTO' | 'REMOVEFROM',
  uids: readonly number[],
  numberOf: (uid: number) => number,
): void {
  if (uids.length === 0) return;
  const set = formatNumbers(byUid ? uids : uids.map(numberOf));
  session.reply.text(`* ESEARCH (TAG ${string(tag)})${byUid ? ' UID' : ''} ${item} (0 ${set})\r\n`);
}
