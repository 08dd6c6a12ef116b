import type { WebSocket } from 'ws';
import { sandboxTarget } from './dial.ts';
import type { Overheard } from './overheard.ts';
import type { StoreEvent } from './sandbox/store/model.ts';
import type { SandboxHost, Watcher } from './sandbox-host.ts';
import type { Sandboxes } from './sandboxes.ts';
import { ANY, type Targets } from './targets.ts';
import type { Tokens } from './tokens.ts';
import { ViewPace } from './view-pace.ts';
import { parseControl } from './wire/control.ts';
import { type FeedMessage, type FeedRequest, feedRequest } from './wire/feed.ts';
import type { Side } from './wire/protocol.ts';
import type { Switches } from './wire/switches.ts';

/** A page with so many octets still unsent is told no more of foreign connections, and views wait. */
const MOST_BUFFERED = 4 * 1024 * 1024;
/** A page that has so many messages still to hear is not listened to: each of its questions would make one more. */
const MOST_UNSENT = 16;
/** Most events told in one go between two views; beyond it the view says it all. */
const MOST_EVENTS = 1000;

export interface FeedContext {
  readonly sandboxes: Sandboxes;
  readonly version: string;
  readonly targets: Targets;
  /** What pages must show for what they open. */
  readonly tokens: Tokens;
  /** Every page has a sandbox of its own: strangers do not share one. */
  readonly alone: boolean;
}

type UseRequest = Extract<FeedRequest, { type: 'use' }>;

/** A page's `/sandbox` WebSocket: which sandbox it uses, and what happens inside. */
export class Feed implements Watcher {
  private readonly ws: WebSocket;
  private readonly address: string;
  private readonly context: FeedContext;
  /** The page's name, for its tokens. */
  private readonly page: string;
  private host: SandboxHost | undefined;
  private unwatch: (() => void) | undefined;
  /** Foreign connections this page follows. */
  private readonly followed = new Set<string>();
  private readonly pace = new ViewPace(() => this.showView());
  private eventsTold = 0;
  private unsent = 0; // messages

  /** `address`: where the page is. */
  constructor(ws: WebSocket, address: string, context: FeedContext) {
    this.ws = ws;
    this.address = address;
    this.context = context;
    ws.on('message', (data: Buffer, isBinary) => {
      const request = isBinary ? undefined : parseControl(feedRequest, data.toString());
      if (request) void this.answer(request);
      else this.refuse('bad-message', 'The page sent a message the relay does not know.');
      if (this.unsent > MOST_UNSENT) ws.pause();
    });
    ws.on('error', () => ws.terminate());
    this.page = context.tokens.admit();
    ws.once('close', () => {
      this.leave();
      context.tokens.leave(this.page);
    });
    this.welcome();
  }

  connected(connection: Overheard): void {
    const { id, protocol, via, peer } = connection;
    if (via === 'tcp') this.followed.add(id);
    this.send({ type: 'connection', connection: id, protocol, via, peer });
  }

  bytes(connection: Overheard, from: Side, octets: Uint8Array): void {
    if (!this.followed.has(connection.id)) return;
    // A page that does not keep up loses a whole connection rather than some of its octets.
    if (this.ws.bufferedAmount > MOST_BUFFERED) {
      this.gone(connection);
      return;
    }
    const base64 = Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('base64');
    this.send({ type: 'bytes', connection: connection.id, from, base64 });
  }

  gone(connection: Overheard): void {
    const told = connection.via === 'page' || this.followed.delete(connection.id);
    if (told) this.send({ type: 'gone', connection: connection.id });
  }

  event(event: StoreEvent): void {
    if (++this.eventsTold <= MOST_EVENTS) this.send({ type: 'event', at: Date.now(), event });
  }

  changed(): void {
    this.pace.changed();
  }

  private welcome(): void {
    const { version, targets } = this.context;
    const { free } = targets;
    this.send({
      type: 'welcome',
      version,
      targets: targets.list.map((target) => ({ ...target, token: this.token(target.id) })),
      ...(free && { any: { id: ANY, token: this.token(ANY), smtp: free.smtp } }),
    });
  }

  /** The process stops. */
  close(): void {
    this.ws.close(1001, 'shutdown');
  }

  private async answer(request: FeedRequest): Promise<void> {
    switch (request.type) {
      case 'use':
        return this.use(request);
      case 'reset':
        return this.host?.reset();
      case 'restore':
        if (this.host && !this.host.restore(request.moment)) {
          this.refuse('gone', 'This moment is no longer kept.');
        }
    }
  }

  private async use({ id, seed, switches }: UseRequest): Promise<void> {
    const host = await this.find(id, seed, switches);
    if (!host) return;
    const description = await this.describe(host);
    // Nothing is waited for from here on: requests may come together, and the page may go between them.
    if (this.ws.readyState !== this.ws.OPEN) return;
    this.leave();
    this.host = host;
    this.send(description);
    this.unwatch = host.watch(this);
    this.changed();
  }

  private find(
    id: string | undefined,
    seed: string | undefined,
    switches: Switches | undefined,
  ): Promise<SandboxHost | undefined> {
    const { sandboxes, alone } = this.context;
    const { shared } = sandboxes;
    const asked = id === undefined && seed === undefined ? shared : sandboxes.find(id ?? '');
    if (asked === shared && alone) return this.make(seed ?? shared.sandbox.seed.name, switches);
    if (asked) return Promise.resolve(asked);
    if (seed !== undefined) return this.make(seed, switches);
    this.refuse('gone', 'This sandbox is gone: it was not used for some minutes.');
    return Promise.resolve(undefined);
  }

  private async make(seed: string, switches: Switches | undefined): Promise<SandboxHost | undefined> {
    try {
      const made = await this.context.sandboxes.open(seed, this.address, switches);
      if (!made) this.refuse('too-many', 'There are as many sandboxes as may be.');
      return made;
    } catch (error) {
      this.refuse('no-sandbox', error instanceof Error ? error.message : 'No sandbox could be made.');
      return undefined;
    }
  }

  private leave(): void {
    this.unwatch?.();
    this.unwatch = undefined;
    this.pace.stop();
    this.followed.clear();
  }

  /** False when the page does not keep up. */
  private showView(): boolean {
    if (this.ws.bufferedAmount > MOST_BUFFERED) return false;
    const { sandbox, moment } = this.host!;
    this.eventsTold = 0;
    this.send({ type: 'view', view: sandbox.view(), moment });
    return true;
  }

  private refuse(code: string, reason: string): void {
    this.send({ type: 'refused', code, reason });
  }

  private send(message: FeedMessage): void {
    this.unsent++;
    this.ws.send(JSON.stringify(message), () => {
      if (--this.unsent === 0) this.ws.resume();
    });
  }

  private async describe(host: SandboxHost): Promise<FeedMessage> {
    const { id, sandbox, address } = host;
    const [pop3, imap, smtp] = await Promise.all([
      host.listen({ protocol: 'pop3', tls: false }),
      host.listen({ protocol: 'imap', tls: false }),
      host.listen({ protocol: 'smtp', tls: false }),
    ]);
    return {
      type: 'sandbox',
      id,
      target: sandboxTarget(id),
      token: this.token(sandboxTarget(id)),
      seed: sandbox.seed.name,
      domain: sandbox.domain,
      host: address,
      ports: { pop3, imap, smtp },
      accounts: [...sandbox.store.state.accounts.keys()],
    };
  }

  /** What this page is to show to open `target`. */
  private token(target: string): string {
    return this.context.tokens.make(this.page, target);
  }
}
