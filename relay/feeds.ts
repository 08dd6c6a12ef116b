import type { WebSocket } from 'ws';
import { Feed, type FeedContext } from './feed.ts';
import type { Admission } from './limits.ts';
import type { TroubleLog } from './trouble-log.ts';

export interface FeedsOptions {
  readonly context: FeedContext;
  /** Pages are counted by themselves: each has one feed besides its sessions. */
  readonly admission: Admission;
  readonly trouble: TroubleLog;
}

/** Every `/sandbox` WebSocket that is open. */
export class Feeds {
  private readonly options: FeedsOptions;
  private readonly feeds = new Set<Feed>();

  constructor(options: FeedsOptions) {
    this.options = options;
  }

  get size(): number {
    return this.feeds.size;
  }

  /** Takes a new WebSocket from `address`; one too many is told so and closed. */
  add(ws: WebSocket, address: string): void {
    const { admission, context, trouble } = this.options;
    const refusal = admission.enter(address);
    if (refusal) {
      trouble.warn(refusal.code, { address }, 'page refused');
      ws.on('error', () => ws.terminate());
      ws.send(JSON.stringify({ type: 'refused', ...refusal }));
      ws.close(1013, refusal.code);
      return;
    }
    const feed = new Feed(ws, address, context);
    this.feeds.add(feed);
    ws.once('close', () => {
      this.feeds.delete(feed);
      admission.leave(address);
    });
  }

  /** Tells every page that the relay stops. */
  close(): void {
    for (const feed of this.feeds) feed.close();
  }
}
