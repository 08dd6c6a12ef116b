import type { Logger } from 'pino';

/** How long after a trouble was logged others of its kind are told in brief, in milliseconds. */
const PAUSE = 10_000;

/** One kind of trouble: until when it is told in brief, and how often it has been since. */
interface Kind {
  until: number;
  more: number;
}

/**
 * Warns of what strangers can bring about as often as they like: the first of each kind in full, those that follow at
 * once by their number with the next. At level `info` each is told.
 */
export class TroubleLog {
  private readonly logger: Logger;
  private readonly now: () => number;
  private readonly kinds = new Map<string, Kind>();

  /** @param now milliseconds since any moment */
  constructor(logger: Logger, now: () => number) {
    this.logger = logger;
    this.now = now;
  }

  /** `code` names the kind, one of a few. */
  warn(code: string, facts: object, message: string): void {
    const now = this.now();
    const kind = this.kinds.get(code);
    if (kind && now < kind.until) {
      kind.more++;
      this.logger.info({ ...facts, code }, message);
      return;
    }
    this.kinds.set(code, { until: now + PAUSE, more: 0 });
    this.logger.warn({ ...facts, code, ...(kind?.more && { more: kind.more }) }, message);
  }
}
