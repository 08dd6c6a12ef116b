import type { SearchKey } from './search/key.ts';
import { search } from './search/search.ts';
import type { Session } from './session.ts';
import { threadIdOf } from './thread/thread-ids.ts';

/** Searches the selected mailbox as this session sees it: the indexes that match, ascending. */
export function find(session: Session, key: SearchKey): number[] {
  const view = session.selected;
  return search(key, view.messages, {
    now: session.store.surroundings.now(),
    isRecent: (uid) => view.isRecent(uid),
    threadIdOf: (message) => threadIdOf(session.store, session.account, message),
  });
}
