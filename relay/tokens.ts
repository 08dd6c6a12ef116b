import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a page's tokens outlive its feed, so that a reload or a short loss of network does no harm. */
const GRACE = 60_000;
/** However long the page stays open, in milliseconds. */
const LONGEST = 12 * 3_600_000;
const SEPARATOR = '~';

/**
 * Seals the ids of targets for one page, so that an id works only while the page that was given it is open, and only
 * for that target. Sealed ids look to the page like any other. Nothing secret is kept but one key per process.
 */
export class Tokens {
  private readonly key = randomBytes(32);
  private readonly now: () => number;
  /** Until when each page's tokens are good. */
  private readonly pages = new Map<string, number>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** A new page: its name, to seal with. */
  admit(): string {
    this.forgetExpired();
    const page = randomBytes(9).toString('base64url');
    this.pages.set(page, this.now() + LONGEST);
    return page;
  }

  /** The page's feed has gone. */
  leave(page: string): void {
    const until = this.pages.get(page);
    if (until !== undefined) this.pages.set(page, Math.min(until, this.now() + GRACE));
  }

  seal(page: string, target: string): string {
    return [target, page, this.sign(page, target).toString('base64url')].join(SEPARATOR);
  }

  /** The target inside a sealed id, or undefined when it is forged, expired, or sealed for another target. */
  unseal(sealed: string): string | undefined {
    const parts = sealed.split(SEPARATOR);
    const [signature, page] = [parts.pop(), parts.pop()];
    const target = parts.join(SEPARATOR);
    if (signature === undefined || page === undefined) return undefined;
    const given = Buffer.from(signature, 'base64url');
    const expected = this.sign(page, target);
    const good = given.length === expected.length && timingSafeEqual(given, expected);
    return good && this.now() < (this.pages.get(page) ?? 0) ? target : undefined;
  }

  private sign(page: string, target: string): Buffer {
    return createHmac('sha256', this.key).update(`${page}\n${target}`).digest();
  }

  private forgetExpired(): void {
    const now = this.now();
    for (const [page, until] of this.pages) if (until <= now) this.pages.delete(page);
  }
}
