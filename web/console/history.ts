import type { Protocol } from '../../relay/wire/protocol.ts';
import { secretStart } from './secrets.ts';

/** What the history needs of localStorage. */
export interface Keeper {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const MOST = 200;

/** Lines typed before, newest last, kept between visits. A line that holds a secret is never kept. */
export class History {
  private readonly keeper: Keeper | undefined;
  private readonly protocol: Protocol;
  private lines: string[];
  private place: number;
  private draft = '';

  constructor(protocol: Protocol, keeper: Keeper | undefined) {
    this.protocol = protocol;
    this.keeper = keeper;
    this.lines = load(keeper, this.key);
    this.place = this.lines.length;
  }

  add(line: string, secretNext: boolean): void {
    this.place = this.lines.length;
    if (line === '' || secretStart(this.protocol, line, secretNext) !== undefined) return;
    this.lines = [...this.lines.filter((each) => each !== line), line].slice(-MOST);
    this.place = this.lines.length;
    try {
      this.keeper?.setItem(this.key, JSON.stringify(this.lines));
    } catch {
      // Storage is full or forbidden: the history lasts as long as the page.
    }
  }

  /** The line before, or undefined at the oldest. `present` is kept to come back to. */
  previous(present: string): string | undefined {
    if (this.place === 0) return undefined;
    if (this.place === this.lines.length) this.draft = present;
    return this.lines[--this.place];
  }

  next(): string | undefined {
    if (this.place === this.lines.length) return undefined;
    this.place++;
    return this.place === this.lines.length ? this.draft : this.lines[this.place];
  }

  private get key(): string {
    return `plusok.history.${this.protocol}`;
  }
}

function load(keeper: Keeper | undefined, key: string): string[] {
  try {
    const kept: unknown = JSON.parse(keeper?.getItem(key) ?? '[]');
    return Array.isArray(kept)
      ? kept.filter((line): line is string => typeof line === 'string').slice(-MOST)
      : [];
  } catch {
    return [];
  }
}
