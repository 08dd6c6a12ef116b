import type { MailCaps } from './mail-caps.ts';
import { RateLimit } from './rate-limit.ts';
import { Tally } from './tally.ts';
import type { ReasonCode } from './wire/control.ts';

/** Bounds on what pages may use. Times are in milliseconds. */
export interface Limits {
  /** WebSockets of `/relay` open at once. */
  readonly sessions: number;
  readonly sessionsPerAddress: number;
  /** Sandboxes made for pages of one address. */
  readonly sandboxesPerAddress: number;
  /** What the mail of one sandbox may cost, and as much again what it is put back to. */
  readonly sandboxOctets: number;
  /** Connections to one real server. */
  readonly sessionsPerTarget: number;
  /** New sessions per second from one address, and how many may come in a burst. */
  readonly rate: number;
  readonly burst: number;
  /** HTTP requests per second from one address, and how many may come in a burst; WebSockets are not among them. */
  readonly requestRate: number;
  readonly requestBurst: number;
  /** From a connection's opening to the end of its HTTP headers. */
  readonly handshakeTimeout: number;
  /** From the WebSocket's opening to its `open` message. */
  readonly openTimeout: number;
  readonly connectTimeout: number;
  /** Neither side said anything for so long. */
  readonly idleTimeout: number;
  readonly lifetime: number;
  /** From the server's end of stream to our closing for the client too. */
  readonly linger: number;
  /** What one session may send to a real server. */
  readonly mail: MailCaps;
}

/** For a class on one machine or one network: all may come from one address, and reload at once. */
export const DEFAULT_LIMITS: Limits = {
  sessions: 10_000,
  sessionsPerAddress: 10_000,
  sandboxesPerAddress: 2500,
  sandboxOctets: 64 * 1024 * 1024,
  sessionsPerTarget: 200,
  rate: 5000,
  burst: 10_000,
  requestRate: 20_000,
  requestBurst: 200_000,
  handshakeTimeout: 5000,
  openTimeout: 10_000,
  connectTimeout: 10_000,
  idleTimeout: 35 * 60_000,
  lifetime: 8 * 3_600_000,
  linger: 2000,
  mail: { recipients: 50, octets: 64 * 1024 * 1024 },
};

/** For a server on the internet, where each address is a stranger. */
export const PUBLIC_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  sessions: 2000,
  sessionsPerAddress: 50,
  sandboxesPerAddress: 50,
  sandboxOctets: 4 * 1024 * 1024,
  rate: 5,
  burst: 30,
  requestRate: 50,
  requestBurst: 2000,
  idleTimeout: 15 * 60_000,
  lifetime: 2 * 3_600_000,
};

export interface Refusal {
  readonly code: ReasonCode;
  readonly reason: string;
}

/** Counts sessions against the limits, in all, per address and per target, and how fast they come. */
export class Admission {
  private readonly limits: Limits;
  private total = 0;
  private readonly perAddress = new Tally();
  private readonly perTarget = new Tally();
  private readonly rate: RateLimit;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.rate = new RateLimit(limits.rate, limits.burst, now);
  }

  get sessions(): number {
    return this.total;
  }

  /** Counts one more session from `address`, or says why not. Each one counted must `leave`. */
  enter(address: string): Refusal | undefined {
    const { sessions, sessionsPerAddress } = this.limits;
    if (this.total >= sessions)
      return tooMany(`The relay has its ${sessions} sessions: try again in a minute.`);
    if (this.perAddress.of(address) >= sessionsPerAddress) {
      return tooMany(`${sessionsPerAddress} sessions from your address are open: close one first.`);
    }
    if (!this.rate.take(address)) {
      return {
        code: 'too-fast',
        reason: 'Too many connections at once from your address: wait a few seconds.',
      };
    }
    this.total++;
    this.perAddress.add(address);
    return undefined;
  }

  leave(address: string): void {
    this.total--;
    this.perAddress.remove(address);
  }

  /** Counts one more connection to a real server, or says why not. Each one counted must `release`. */
  occupy(target: string): Refusal | undefined {
    const { sessionsPerTarget } = this.limits;
    if (this.perTarget.of(target) >= sessionsPerTarget) {
      return tooMany(`${sessionsPerTarget} sessions with this server are open: close one first.`);
    }
    this.perTarget.add(target);
    return undefined;
  }

  release(target: string): void {
    this.perTarget.remove(target);
  }
}

const tooMany = (reason: string): Refusal => ({ code: 'too-many', reason });
