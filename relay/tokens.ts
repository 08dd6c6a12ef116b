import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a page's tokens outlive its feed, so that a reload or a short loss of network does no harm. */
const GRACE = 60_000;
/** However long the page stays open, in milliseconds. */
const LONGEST = 12 * 3_600_000;
const SEPARATOR = '.';

/**
 * What a page shows for each connection it opens: a token is good for one target, and while the page that was given it
 * is open. Nothing is kept of a token but one key per process and which pages there are.
 */
export class Tokens {
  private readonly key = randomBytes(32);
  private readonly now: () => number;
  /** Until when each page's tokens are good. */
  private readonly pages = new Map<string, number>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** A new page: its name, to make tokens with. */
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

  /** The token that lets `page` open `target`. */
  make(page: string, target: string): string {
    return `${page}${SEPARATOR}${this.sign(page, target).toString('base64url')}`;
  }

  /** False for a token that is forged, expired, or made for another target. */
  allows(token: string, target: string): boolean {
    const [page = '', signature = ''] = token.split(SEPARATOR, 2);
    const given = Buffer.from(signature, 'base64url');
    const expected = this.sign(page, target);
    // The text is compared too: base64 that ends in other unused bits would be the same octets.
    const good =
      given.length === expected.length &&
      timingSafeEqual(given, expected) &&
      token === `${page}${SEPARATOR}${given.toString('base64url')}`;
    return good && this.now() < (this.pages.get(page) ?? 0);
  }

  private sign(page: string, target: string): Buffer {
    return createHmac('sha256', this.key).update(`${page}\n${target}`).digest();
  }

  private forgetExpired(): void {
    const now = this.now();
    for (const [page, until] of this.pages) if (until <= now) this.pages.delete(page);
  }
}
