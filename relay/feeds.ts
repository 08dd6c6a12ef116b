import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { Feed, type FeedContext } from './feed.ts';
import type { Admission } from './limits.ts';

export interface FeedsOptions {
  readonly context: FeedContext;
  /** Pages are counted by themselves: each has one feed besides its sessions. */
  readonly admission: Admission;
  readonly logger: Logger;
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
    const { admission, context, logger } = this.options;
    const refusal = admission.enter(address);
    if (refusal) {
      logger.warn({ address, code: refusal.code }, 'page refused');
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
