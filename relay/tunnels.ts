import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type Destination, type Dialler, DialRefusal } from './dial.ts';
import type { Admission, Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import type { Tokens } from './tokens.ts';
import type { TroubleLog } from './trouble-log.ts';
import { Tunnel } from './tunnel.ts';
import type { OpenMessage } from './wire/control.ts';

export interface TunnelsOptions {
  readonly dialler: Dialler;
  readonly limits: Limits;
  readonly admission: Admission;
  readonly metrics: Metrics;
  /** What pages must show for what they open. */
  readonly tokens: Tokens;
  readonly logger: Logger;
  readonly trouble: TroubleLog;
}

/** Endings that whoever runs the relay wants to hear of. */
const TROUBLE: ReadonlySet<string> = new Set([
  'bad-message',
  'forbidden-address',
  'injection',
  'internal',
  'too-fast',
  'too-many',
]);

/** How often deadlines are looked at, in milliseconds. */
const TICK = 500;

/** Every `/relay` WebSocket that is open. */
export class Tunnels {
  private readonly options: TunnelsOptions;
  private count = 0; // of sessions so far, to name each in the logs
  private readonly tunnels = new Set<Tunnel>();
  private readonly ticker: NodeJS.Timeout;

  constructor(options: TunnelsOptions) {
    this.options = options;
    this.ticker = setInterval(() => this.check(), TICK).unref();
  }

  /** Takes a new WebSocket over `socket` from `address`; one too many is told so and closed. */
  add(ws: WebSocket, socket: Duplex, address: string): void {
    const { admission, limits, metrics, logger, trouble } = this.options;
    const session = ++this.count;
    const tunnel = new Tunnel(ws, socket, {
      limits,
      metrics,
      admit: (message) => {
        const destination = this.admit(message);
        const { protocol, tls } = message;
        const target = destination.counted ?? 'sandbox';
        logger.info({ session, address, target, protocol, tls }, 'session opened');
        return destination;
      },
      release: ({ counted }) => counted !== undefined && admission.release(counted),
      now: Date.now,
      ended: (code) => {
        metrics.countEnd(code);
        if (TROUBLE.has(code)) trouble.warn(code, { session, address }, 'session ended');
        else logger.info({ session, address, code }, 'session ended');
      },
    });
    const refusal = admission.enter(address);
    if (refusal) {
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
    const now = Date.now();
    for (const tunnel of this.tunnels) tunnel.check(now);
  }
}
