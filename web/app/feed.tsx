import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Switches } from '../../relay/wire/switches.ts';
import { type FeedState, SandboxFeed } from '../link/feed.ts';
import { feedUrl } from './urls.ts';

const FeedContext = createContext<SandboxFeed | undefined>(undefined);

interface FeedProviderProps {
  readonly seed?: string;
  /** What a sandbox of its own lacks and does wrong; the same object for as long as it is to be the same sandbox. */
  readonly switches?: Switches;
  readonly children: ReactNode;
}

/** The feed of the sandbox in use below: the shared one, or one of its own made from `seed`. */
export function FeedProvider({ seed, switches, children }: FeedProviderProps) {
  const [feed, setFeed] = useState<SandboxFeed>();
  useEffect(() => {
    const opened = new SandboxFeed(feedUrl(), seed, switches);
    setFeed(opened);
    return () => opened.stop();
  }, [seed, switches]);
  if (!feed) return null;
  return <FeedContext.Provider value={feed}>{children}</FeedContext.Provider>;
}

export function useFeed(): { feed: SandboxFeed; state: FeedState } {
  const feed = useContext(FeedContext);
  if (!feed) throw new Error('useFeed outside of FeedProvider');
  return { feed, state: useSyncExternalStore(feed.subscribe, () => feed.state) };
}
