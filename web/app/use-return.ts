import { useEffect, useRef, useState } from 'react';
import type { FeedState } from '../link/feed.ts';
import type { Numbered } from './use-session.ts';

/**
 * Connects again when the relay had gone and is back: its feed has told of the sandbox anew, and the session was lost
 * with the relay, not ended by anybody. True while the session is one made that way.
 */
export function useReturn(
  sandbox: FeedState['sandbox'],
  session: Numbered | undefined,
  reconnect: () => void,
): boolean {
  const latest = useRef(session);
  latest.current = session;
  const [lost, setLost] = useState<number>();
  useEffect(() => {
    const before = latest.current;
    if (!sandbox || !before || !lostWithRelay(before)) return;
    setLost(before.key);
    reconnect();
  }, [sandbox, reconnect]);
  return lost !== undefined && session?.key === lost + 1;
}

function lostWithRelay({ session }: Numbered): boolean {
  const last = session.log.entries.findLast((entry) => entry.kind === 'event');
  if (last?.kind !== 'event' || last.event.type !== 'closed') return false;
  return last.event.code === 'shutdown' || last.event.code === 'relay-lost';
}
