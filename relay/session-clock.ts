import type { Limits } from './limits.ts';
import type { ReasonCode } from './wire/control.ts';
import type { ClosedBy } from './wire/log.ts';

/** By whom a session was ended, and why. */
export interface Ending {
  readonly by: ClosedBy;
  readonly code: ReasonCode;
  readonly reason: string;
}

const SILENT: Ending = { by: 'relay', code: 'idle', reason: 'Nothing was said for too long.' };

/**
 * What a session has time for. It is looked at now and then, which costs less than a timer that every chunk puts back.
 */
export class SessionClock {
  private readonly limits: Limits;
  private readonly now: () => number;
  /** When it must be over, or have come further. */
  private deadline = Number.POSITIVE_INFINITY;
  private overdue: Ending = SILENT;
  /** Whether anybody has said anything since the last look, and when a look last found so. */
  private spoken = false;
  private spokenAt = Number.POSITIVE_INFINITY;

  /** @param now milliseconds since any moment */
  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
  }

  /** So many milliseconds from now on, then it ends like that. Gives back how to restore what held before. */
  allow(after: number, overdue: Ending): () => void {
    const before = { deadline: this.deadline, overdue: this.overdue };
    this.deadline = this.now() + after;
    this.overdue = overdue;
    return () => {
      this.deadline = before.deadline;
      this.overdue = before.overdue;
    };
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
    if (now >= this.deadline) return this.overdue;
    if (this.spoken) this.spokenAt = now;
    this.spoken = false;
    return now - this.spokenAt >= this.limits.idleTimeout ? SILENT : undefined;
  }
}
