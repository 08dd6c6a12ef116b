import type { StoreState } from './sandbox/store/model.ts';

/** Most moments kept. */
const MOST = 200;

interface Moment {
  readonly number: number;
  readonly state: StoreState;
  /** Octets of mail added since the moment before. */
  readonly added: number;
}

/**
 * The last moments of a sandbox, each a snapshot by reference, so that it can be put back to any of them. Bounded:
 * the oldest go first.
 */
export class Moments {
  private readonly moments: Moment[];
  /** Most octets of mail, added since the oldest moment, that moments may keep alive. */
  private readonly mostOctets: number;
  private octets = 0;

  constructor(state: StoreState, mostOctets: number) {
    this.mostOctets = mostOctets;
    this.moments = [{ number: 0, state, added: 0 }];
  }

  /** Number of the latest moment. */
  get latest(): number {
    return this.moments.at(-1)!.number;
  }

  /** Keeps `state` as a new moment unless it is the latest one's; true when it is new. */
  keep(state: StoreState, added: number): boolean {
    const last = this.moments.at(-1)!;
    if (last.state === state) return false;
    this.moments.push({ number: last.number + 1, state, added });
    this.octets += added;
    while (this.moments.length > MOST || (this.octets > this.mostOctets && this.moments.length > 1)) {
      this.moments.shift();
      this.octets -= this.moments[0]!.added;
    }
    return true;
  }

  /** The state at a moment, while it is still kept. */
  find(number: number): StoreState | undefined {
    return this.moments.find((moment) => moment.number === number)?.state;
  }
}
