import { inTurn } from './turns.ts';

/** Views are shown at most this often, in milliseconds. */
const INTERVAL = 100;

/** When a page is shown how the mail stands: at once after a change, then now and then while changes go on. */
export class ViewPace {
  private readonly show: () => boolean;
  private timer: NodeJS.Timeout | undefined;
  private due = false;

  /** `show` says false when the page cannot take it yet: it is asked again. */
  constructor(show: () => boolean) {
    this.show = show;
  }

  changed(): void {
    if (!this.due && !this.timer) inTurn(() => this.look());
    this.due = true;
  }

  stop(): void {
    this.due = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    this.timer = undefined;
    if (!this.due) return;
    this.due = !this.show();
    this.timer = setTimeout(() => inTurn(() => this.look()), INTERVAL);
  }
}
