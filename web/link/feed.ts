import { fromBase64 } from '../../relay/wire/base64.ts';
import { parseControl } from '../../relay/wire/control.ts';
import {
  type FeedMessage,
  type FeedRequest,
  feedMessage,
  type MailView,
  type Target,
} from '../../relay/wire/feed.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Switches } from '../../relay/wire/switches.ts';
import { keepToken } from './tokens.ts';
import { WireLog } from './wire-log.ts';

export type AnyTarget = NonNullable<Extract<FeedMessage, { type: 'welcome' }>['any']>;
export type SandboxFacts = Extract<FeedMessage, { type: 'sandbox' }>;

/** A connection that another program made to the sandbox, as the page watches it. */
export interface ForeignConnection {
  readonly id: string;
  readonly protocol: Protocol;
  readonly peer: string;
  readonly log: WireLog;
  readonly gone: boolean;
}

/** What the page knows of its sandbox; replaced, never changed, at each message. */
export interface FeedState {
  readonly connected: boolean;
  readonly targets: readonly Target[];
  /** There when the page may name any server itself. */
  readonly any: AnyTarget | undefined;
  readonly sandbox: SandboxFacts | undefined;
  readonly view: MailView | undefined;
  /** Number of the present moment, for `restore`. */
  readonly moment: number;
  readonly foreign: readonly ForeignConnection[];
  readonly refusal: string | undefined;
}

const NOTHING: FeedState = {
  connected: false,
  targets: [],
  any: undefined,
  sandbox: undefined,
  view: undefined,
  moment: 0,
  foreign: [],
  refusal: undefined,
};

/** Foreign connections remembered after they have gone. */
const FOREIGN_KEPT = 8;
const FIRST_RETRY = 500;
const LAST_RETRY = 8000;

/** The `/sandbox` WebSocket: which sandbox the page uses and what happens inside it. It reconnects by itself. */
export class SandboxFeed {
  private current = NOTHING;
  private socket: WebSocket | undefined;
  private wanted: FeedRequest;
  private retry = FIRST_RETRY;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly url: string;
  private readonly switches: { readonly switches: Switches } | undefined;
  private readonly listeners = new Set<() => void>();

  /** Uses the shared sandbox, or one made from `seed`, with what `switches` say. */
  constructor(url: string, seed?: string, switches?: Switches) {
    this.url = url;
    this.switches = switches && { switches };
    this.wanted =
      seed === undefined ? { type: 'use', id: 'shared' } : { type: 'use', seed, ...this.switches };
    this.connect();
  }

  get state(): FeedState {
    return this.current;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Puts the sandbox back to its seed. */
  reset(): void {
    this.send({ type: 'reset' });
  }

  restore(moment: number): void {
    this.send({ type: 'restore', moment });
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.socket?.close();
  }

  private send(request: FeedRequest): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(request));
  }

  private connect(): void {
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => {
      this.retry = FIRST_RETRY;
      this.send(this.wanted);
    };
    socket.onmessage = ({ data }) => {
      const message = typeof data === 'string' ? parseControl<FeedMessage>(feedMessage, data) : undefined;
      if (message) this.heard(message);
    };
    socket.onclose = () => {
      this.change({ connected: false });
      if (this.stopped) return;
      this.timer = setTimeout(() => this.connect(), this.retry);
      this.retry = Math.min(LAST_RETRY, this.retry * 2);
    };
  }

  private change(part: Partial<FeedState>): void {
    this.current = { ...this.current, ...part };
    for (const listener of [...this.listeners]) listener();
  }

  private heard(message: FeedMessage): void {
    switch (message.type) {
      case 'welcome':
        for (const { id, token } of message.targets) keepToken(id, token);
        if (message.any) keepToken(message.any.id, message.any.token);
        return this.change({ connected: true, targets: message.targets, any: message.any });
      case 'sandbox':
        keepToken(message.target, message.token);
        // After a lost feed, come back to this very sandbox.
        this.wanted = { type: 'use', id: message.id, seed: message.seed, ...this.switches };
        return this.change({ sandbox: message, refusal: undefined });
      case 'view':
        return this.change({ view: message.view, moment: message.moment });
      case 'event':
        return;
      case 'connection':
        return this.met(message);
      case 'bytes': {
        const bytes = fromBase64(message.base64);
        if (bytes) this.foreign(message.connection)?.log.bytes(message.from, bytes);
        return;
      }
      case 'gone':
        return this.change({
          foreign: this.current.foreign.map((each) =>
            each.id === message.connection ? { ...each, gone: true } : each,
          ),
        });
      case 'refused':
        return this.change({ refusal: message.reason });
    }
  }

  private met({ connection, protocol, via, peer }: Extract<FeedMessage, { type: 'connection' }>): void {
    if (via === 'page') return;
    const log = new WireLog();
    log.event({ type: 'connected', protocol, target: peer });
    const foreign = [...this.current.foreign, { id: connection, protocol, peer, log, gone: false }];
    const surplus = foreign.filter((each) => each.gone).slice(0, Math.max(0, foreign.length - FOREIGN_KEPT));
    this.change({ foreign: foreign.filter((each) => !surplus.includes(each)) });
  }

  private foreign(id: string): ForeignConnection | undefined {
    return this.current.foreign.find((each) => each.id === id);
  }
}
