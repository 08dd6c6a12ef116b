import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type Destination, type Dialler, DialRefusal } from './dial.ts';
import type { Admission, Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Tokens } from './tokens.ts';
import { Tunnel, type TunnelContext } from './tunnel.ts';
import type { OpenMessage } from './wire/control.ts';

export interface TunnelsOptions {
  readonly dialler: Dialler;
  readonly limits: Limits;
  readonly admission: Admission;
  readonly metrics: Metrics;
  /** What pages must show for what they open. */
  readonly tokens: Tokens;
  readonly logger: Logger;
}

/** How often deadlines are looked at, in milliseconds. */
const TICK = 500;

/** Every `/relay` WebSocket that is open. */
export class Tunnels {
  private readonly options: TunnelsOptions;
  private readonly context: TunnelContext;
  private readonly tunnels = new Set<Tunnel>();
  private readonly ticker: NodeJS.Timeout;

  constructor(options: TunnelsOptions) {
    this.options = options;
    const { limits, admission, metrics } = options;
    this.context = {
      limits,
      metrics,
      admit: (message) => this.admit(message),
      release: ({ counted }) => counted !== undefined && admission.release(counted),
      now: () => Date.now(),
    };
    this.ticker = setInterval(() => this.check(), TICK).unref();
  }

  /** Takes a new WebSocket over `socket` from `address`; one too many is told so and closed. */
  add(ws: WebSocket, socket: Duplex, address: string): void {
    const { admission, logger } = this.options;
    const tunnel = new Tunnel(ws, socket, this.context);
    const refusal = admission.enter(address);
    if (refusal) {
      logger.warn({ address, code: refusal.code }, 'session refused');
      tunnel.refuse(refusal.code, refusal.reason);
      return;
    }
    this.tunnels.add(tunnel);
    ws.once('close', () => {
      this.tunnels.delete(tunnel);
      admission.leave(address);
    });
  }

  /** Tells every page that the relay stops. */
  close(): void {
    clearInterval(this.ticker);
    for (const tunnel of this.tunnels) tunnel.end('relay', 'shutdown', 'The relay is stopping.');
  }

  private admit(message: OpenMessage): Destination {
    const { tokens, dialler, admission } = this.options;
    if (!tokens.allows(message.token, message.target)) {
      throw new DialRefusal('expired', "This page's leave to connect has run out: load it again.");
    }
    const destination = dialler.destination(message);
    const refusal = destination.counted === undefined ? undefined : admission.occupy(destination.counted);
    if (refusal) throw new DialRefusal(refusal.code, refusal.reason);
    return destination;
  }

  private check(): void {
    const now = this.context.now();
    for (const tunnel of this.tunnels) tunnel.check(now);
  }
}
