import { randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a page's tokens outlive its feed, so that a reload or a short loss of network does no harm. */
const GRACE = 60_000;
/** However long the page stays open, in milliseconds. */
const LONGEST = 12 * 3_600_000;
/** Octets from which a name or a token is made: nobody guesses these. */
const [NAME_OCTETS, SECRET_OCTETS] = [9, 32];
const SEPARATOR = '.';
/** How often pages that are no longer good for anything are looked for, in milliseconds. */
const SWEEP = 5000;

interface Page {
  /** Until when its tokens are good. */
  until: number;
  /** The token of each target that it was given one for. */
  readonly tokens: Map<string, string>;
}

/**
 * What a page shows for each connection it opens: a token is good for one target, and while the page that was given it
 * is open.
 */
export class Tokens {
  private readonly now: () => number;
  private readonly pages = new Map<string, Page>();
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.now = now;
  }

  /** A new page: its name, to make tokens with. */
  admit(): string {
    this.forgetExpired();
    const name = random(NAME_OCTETS);
    this.pages.set(name, { until: this.now() + LONGEST, tokens: new Map() });
    return name;
  }

  /** The page's feed has gone. */
  leave(name: string): void {
    const page = this.pages.get(name);
    if (page) page.until = Math.min(page.until, this.now() + GRACE);
  }

  /** The token that lets the page of that name open `target`; good for nothing once the page is forgotten. */
  make(name: string, target: string): string {
    const tokens = this.pages.get(name)?.tokens;
    const token = tokens?.get(target) ?? name + SEPARATOR + random(SECRET_OCTETS);
    tokens?.set(target, token);
    return token;
  }

  /** False for a token that is forged, expired, or made for another target. */
  allows(token: string, target: string): boolean {
    const page = this.pages.get(token.slice(0, Math.max(0, token.indexOf(SEPARATOR))));
    const expected = page?.tokens.get(target);
    return expected !== undefined && isSame(token, expected) && this.now() < page!.until;
  }

  private forgetExpired(): void {
    const now = this.now();
    if (now - this.sweptAt < SWEEP) return;
    this.sweptAt = now;
    for (const [name, { until }] of this.pages) if (until <= now) this.pages.delete(name);
  }
}

const random = (octets: number) => randomBytes(octets).toString('base64url');

/** Compares in a time that does not tell where the two differ. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
