import type { Limits } from './limits.ts';
import type { ReasonCode } from './wire/control.ts';
import type { ClosedBy } from './wire/log.ts';

/** By whom a session was ended, and why. */
export interface Ending {
  readonly by: ClosedBy;
  readonly code: ReasonCode;
  readonly reason: string;
}

/** When a session must be over, or have come further; and how it ends if it has not. */
interface Term {
  readonly at: number;
  readonly overdue: Ending;
}

const SILENT: Ending = { by: 'relay', code: 'idle', reason: 'Nothing was said for too long.' };

/**
 * What a session has time for. It is looked at now and then, which costs less than a timer that every chunk puts back.
 */
export class SessionClock {
  private readonly limits: Limits;
  private readonly now: () => number;
  /** What it has time for now; whoever gives it less for a while puts it back. */
  term: Term = { at: Number.POSITIVE_INFINITY, overdue: SILENT };
  /** Whether anybody has said anything since the last look, and when a look last found so. */
  private spoken = false;
  private spokenAt = Number.POSITIVE_INFINITY;

  /** @param now milliseconds since any moment */
  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  /** So many milliseconds from now on, then it ends like that. */
  allow(after: number, overdue: Ending): void {
    this.term = { at: this.now() + after, overdue };
  }

  /** Silence counts from now on. */
  listen(): void {
    this.spokenAt = this.now();
  }

  /** Somebody said something. */
  heard(): void {
    this.spoken = true;
  }

  /** How it must end, if it must. */
  look(now: number): Ending | undefined {
    if (now >= this.term.at) return this.term.overdue;
    if (this.spoken) this.spokenAt = now;
    this.spoken = false;
    return now - this.spokenAt >= this.limits.idleTimeout ? SILENT : undefined;
  }
}
