import { describe, expect, it } from 'vitest';
import { ScrollPlace } from '../../web/explain/scroll-place.ts';

const SCREEN = 700;

/** As a browser: whole pixels, and never beyond what is laid out. */
class Box {
  readonly clientHeight = SCREEN;
  height = 0;
  private at = 0;

  get scrollTop(): number {
    return this.at;
  }

  set scrollTop(top: number) {
    this.at = Math.round(Math.max(0, Math.min(top, this.height - SCREEN)));
  }
}

function list(total: number) {
  const box = new Box();
  const place = new ScrollPlace(box);
  box.height = place.layOut(total);
  const scroll = (by: number) => {
    box.scrollTop += by;
    place.follow();
  };
  return { box, place, scroll };
}

describe('a list that a browser can lay out', () => {
  it('is where its box is', () => {
    const { box, place, scroll } = list(10_000_000);
    for (const by of [100, 5_000_000, -300, 10_000_000, -1]) {
      scroll(by);
      expect(place.top).toBe(box.scrollTop);
      expect(place.shift).toBe(0);
    }
    expect(box.height).toBe(10_000_000);
  });
});

describe('a list higher than a browser can lay out', () => {
  const TOTAL = 120_000_000;
  const LAST = TOTAL - SCREEN;

  it('is laid out lower', () => {
    expect(list(TOTAL).box.height).toBeLessThan(17_000_000);
  });

  it('is at its middle and its ends where its box is', () => {
    const { box, place, scroll } = list(TOTAL);
    scroll((box.height - SCREEN) / 2);
    expect(Math.abs(place.top - LAST / 2)).toBeLessThan(10);
    scroll(TOTAL);
    expect(place.top).toBe(LAST);
    scroll(-TOTAL);
    expect(place.top).toBe(0);
  });

  it('goes to any place, to the pixel', () => {
    const { box, place } = list(TOTAL);
    for (const top of [0, 1, 99_999, 100_001, 33_554_433, 60_000_000, LAST - 1, LAST]) {
      place.goTo(top);
      expect(place.top).toBe(top);
      place.follow();
      expect(place.top).toBe(top);
      expect(place.shift).toBe(box.scrollTop - top);
    }
    place.goTo(TOTAL);
    expect(place.top).toBe(LAST);
  });

  it.each([
    ['the end', 1, LAST - 300_000, LAST],
    ['the beginning', -1, 300_000, 0],
  ])('is scrolled by as much as its box, to %s', (_, way, from, to) => {
    const { place, scroll } = list(TOTAL);
    place.goTo(from);
    for (let before = place.top; place.top !== to; before = place.top) {
      scroll(way * 120);
      expect(Math.abs(place.top - before)).toBe(Math.min(120, Math.abs(to - before)));
    }
  });
});
