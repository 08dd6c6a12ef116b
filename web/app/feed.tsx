import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { type FeedState, SandboxFeed } from '../link/feed.ts';
import { feedUrl } from './urls.ts';

const FeedContext = createContext<SandboxFeed | undefined>(undefined);

/** The feed of the sandbox in use below: the shared one, or one of its own made from `seed`. */
export function FeedProvider({ seed, children }: { seed?: string; children: ReactNode }) {
  const [feed, setFeed] = useState<SandboxFeed>();
  useEffect(() => {
    const opened = new SandboxFeed(feedUrl(), seed);
    setFeed(opened);
    return () => opened.stop();
  }, [seed]);
  if (!feed) return null;
  return <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}

export function useFeed(): { feed: SandboxFeed; state: FeedState } {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error('useFeed outside of FeedProvider');
  return { feed, state: useSyncExternalStore(feed.subscribe, () => feed.state) };
}
