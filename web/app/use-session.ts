import { useCallback, useEffect, useState } from 'react';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import { Session } from '../link/session.ts';
import { relayUrl } from './urls.ts';

/** A session and its number: a new number is a new console. */
export interface Numbered {
  readonly key: number;
  readonly session: Session;
}

/** A session with `target`, opened when the target is known, and anew at each other choice or reconnection. */
export function useSession(target: string | undefined, protocol: Protocol, tls = false, server?: string) {
  const [count, setCount] = useState(0);
  const [session, setSession] = useState<Numbered>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reconnection changes only the count
  useEffect(() => {
    if (target === undefined) return;
    let opened: Session | undefined;
    let wanted = true;
    loadAnnotator(protocol).then((make) => {
      if (!wanted) return;
      const request = { target, protocol, tls, ...(server !== undefined && { server }) };
      const session = new Session(relayUrl(), request, make());
      opened = session;
      setSession((before) => ({ key: (before?.key ?? 0) + 1, session }));
    });
    return () => {
      wanted = false;
      opened?.stop();
    };
  }, [target, server, protocol, tls, count]);
  const reconnect = useCallback(() => setCount((now) => now + 1), []);
  return { session, reconnect };
}
