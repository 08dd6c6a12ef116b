/** How often buckets that are full again are looked for, in milliseconds. */
const SWEEP = 1000;

/** What is left in a bucket, and when it was so. */
interface Bucket {
  tokens: number;
  at: number;
}

/** How often each of many may do something: a token bucket for each. One that is full again takes no room. */
export class RateLimit {
  /** Tokens per second. */
  private readonly rate: number;
  /** What a full bucket holds. */
  private readonly burst: number;
  private readonly now: () => number;
  private readonly buckets = new Map<string, Bucket>();
  private sweptAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds since any moment */
  constructor(rate: number, burst: number, now: () => number) {
    this.rate = rate;
    this.burst = burst;
    this.now = now;
  }

  /** How many are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  /** Takes a token of `key`'s; false when there is none. */
  take(key: string): boolean {
    const now = this.now();
    this.forgetFull(now);
    const bucket = this.buckets.get(key);
    const tokens = bucket ? this.filled(bucket, now) : this.burst;
    if (tokens < 1) return false;
    this.buckets.set(key, { tokens: tokens - 1, at: now });
    return true;
  }

  private filled({ tokens, at }: Bucket, now: number): number {
    return Math.min(this.burst, tokens + ((now - at) * this.rate) / 1000);
  }

  private forgetFull(now: number): void {
    if (now - this.sweptAt < SWEEP) return;
    this.sweptAt = now;
    for (const [key, bucket] of this.buckets) {
      if (this.filled(bucket, now) >= this.burst) this.buckets.delete(key);
    }
  }
}
