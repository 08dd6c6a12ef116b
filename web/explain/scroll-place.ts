/** Browsers lay out nothing that is much higher (Chromium 33, Firefox 17 million pixels). */
const HIGHEST = 15_000_000;

/** So near its ends the box scrolls as the list does, so that whoever scrolls there comes to the very end. */
const EDGE = 100_000;

/** Of an element that scrolls. */
export interface ScrollBox {
  scrollTop: number;
  readonly clientHeight: number;
}

/**
 * Which part of a list is in sight. A list higher than a browser can lay out is drawn in a box as high as can be: who
 * drags the scroll bar gets to the same part of the list as of the box; whatever scrolls by less than a screen moves
 * the list by as much.
 */
export class ScrollPlace {
  private readonly box: ScrollBox;
  private total = 0;
  private place = 0;
  private seen = 0; // where the box was then

  constructor(box: ScrollBox) {
    this.box = box;
  }

  /** How high to lay out what scrolls, for a list so high. */
  layOut(total: number): number {
    this.total = total;
    return Math.min(total, HIGHEST);
  }

  /** Where in the list the top of what is in sight lies. */
  get top(): number {
    return this.place;
  }

  /** How far below its place in the list an item is to be drawn. */
  get shift(): number {
    return this.box.scrollTop - this.place;
  }

  /** Takes notice of where the box has been scrolled to. */
  follow(): void {
    const { scrollTop, clientHeight } = this.box;
    const moved = scrollTop - this.seen;
    this.seen = scrollTop;
    if (this.total <= HIGHEST) this.place = scrollTop;
    else if (Math.abs(moved) > clientHeight) this.place = this.inList(scrollTop);
    else if (moved !== 0) {
      this.place = this.within(this.place + moved);
      // Bit by bit the two go apart; the box must not end before the list does.
      const isNearEnd = Math.min(scrollTop, this.lastInBox - scrollTop) < EDGE;
      if (isNearEnd && Math.abs(this.inBox(this.place) - scrollTop) > 1) this.goTo(this.place);
    }
  }

  goTo(top: number): void {
    const place = this.within(top);
    this.box.scrollTop = this.inBox(place);
    this.seen = this.box.scrollTop;
    this.place = this.total <= HIGHEST ? this.seen : place;
  }

  private get last(): number {
    return Math.max(0, this.total - this.box.clientHeight);
  }

  private get lastInBox(): number {
    return Math.max(0, Math.min(this.total, HIGHEST) - this.box.clientHeight);
  }

  private within(top: number): number {
    return Math.max(0, Math.min(top, this.last));
  }

  private inBox(place: number): number {
    return stretched(place, this.last, this.lastInBox);
  }

  private inList(scrollTop: number): number {
    return stretched(scrollTop, this.lastInBox, this.last);
  }
}

/** A place among `from` pixels, among `to`: the middle is stretched, the edges are as they were. */
function stretched(place: number, from: number, to: number): number {
  if (from === to || place <= EDGE) return place;
  if (place >= from - EDGE) return place - from + to;
  return EDGE + ((place - EDGE) * (to - 2 * EDGE)) / (from - 2 * EDGE);
}
