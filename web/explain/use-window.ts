import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { Heights } from './heights.ts';
import { ScrollPlace } from './scroll-place.ts';

/** A list of at most so many items is drawn whole, so that the browser's own search finds all of it. */
const WHOLE = 60;
/** Pixels drawn above and below what is in sight, so that scrolling finds its lines there. */
const MARGIN = 450;

/** Items `first` to `last` (exclusive). */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** An item that is to be brought into sight, and whether its line is to have the focus. */
interface Wanted {
  readonly index: number;
  readonly focus: boolean;
}

/** Where the list is drawn: the box that scrolls, a tall empty one inside it, and in that the items there are. */
export interface WindowRefs {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly tall: RefObject<HTMLDivElement | null>;
  /** Its children are the items of the range, each with its index in `data-unit`. */
  readonly items: RefObject<HTMLOListElement | null>;
}

export interface ListWindow extends WindowRefs {
  /** The items to draw. */
  readonly range: Range;
  /** The items in sight. */
  readonly sight: Range;
  /** Brings an item into sight and puts the focus on its line. */
  readonly goTo: (index: number) => void;
  /** Brings an item into sight, wherever the focus is. */
  readonly bring: (index: number) => void;
  /** Scrolls as little as it takes to have all of a drawn item in sight. */
  readonly show: (index: number) => void;
  /** The item that begins at the top of what is in sight. */
  readonly top: () => number;
  readonly heightOf: (index: number) => number;
}

/**
 * A list of which only the part around what is in sight exists in the page. The scroll bar is that of the whole list;
 * items that were not drawn yet count with the height that `estimate` gives them.
 */
export function useWindow(count: number, estimate: (index: number) => number): ListWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const tall = useRef<HTMLDivElement>(null);
  const items = useRef<HTMLOListElement>(null);
  const [heights] = useState(() => new Heights());
  const [range, setRange] = useState<Range>({ first: 0, last: 0 });
  const [sight, setSight] = useState<Range>({ first: 0, last: 0 });
  const wanted = useRef<Wanted>(undefined);
  const placed = useRef<ScrollPlace>(undefined);
  const held = useRef(false);
  const latest = useRef({ range, count });
  latest.current = { range, count };
  while (heights.length < count) heights.push(estimate(heights.length));

  /** Puts what is drawn where it belongs. */
  const draw = useCallback(() => {
    const begin = heights.offsetOf(latest.current.range.first) + placeOf(placed, scroller).shift;
    items.current!.style.transform = `translateY(${begin}px)`;
  }, [heights]);

  /** Draws other items when those in sight are not all drawn. */
  const look = useCallback(() => {
    const place = placeOf(placed, scroller);
    place.follow();
    const { top } = place;
    const { clientHeight } = scroller.current!;
    const { range: drawn, count: all } = latest.current;
    const around = (margin: number): Range => ({
      first: heights.at(top - margin),
      last: Math.min(all, heights.at(top + clientHeight + margin) + 1),
    });
    const near = all <= WHOLE ? { first: 0, last: all } : around(MARGIN / 3);
    const missing = near.first < drawn.first || near.last > drawn.last;
    if (missing) setRange(all <= WHOLE ? near : around(MARGIN));
    const seen = around(0);
    setSight((before) => (before.first === seen.first && before.last === seen.last ? before : seen));
    draw();
  }, [heights, draw]);

  /** Measures what is drawn and puts it where it belongs; what is in sight stays where it is. */
  const settle = useCallback(() => {
    const box = scroller.current!;
    const place = placeOf(placed, scroller);
    place.follow();
    const anchor = focusInSight(box) ?? heights.at(place.top);
    const within = place.top - heights.offsetOf(anchor);
    for (const item of items.current!.children as HTMLCollectionOf<HTMLElement>) {
      heights.set(Number(item.dataset.unit), item.getBoundingClientRect().height);
    }
    tall.current!.style.height = `${place.layOut(heights.total)}px`;
    const kept = heights.offsetOf(anchor) + within;
    if (Math.abs(kept - place.top) >= 1) place.goTo(kept);
    draw();
    arrive(items.current!, wanted);
    // Whoever was on a line that is drawn no longer goes on from the list.
    if (held.current && document.activeElement === document.body) box.focus({ preventScroll: true });
    look();
  }, [heights, draw, look]);

  useLayoutEffect(settle);
  // A layout effect ends with the list itself: later, a last scroll of the list that is gone would still be heard.
  useLayoutEffect(() => {
    const box = scroller.current!;
    const keep = () => {
      held.current = box.contains(document.activeElement);
    };
    const resized = new ResizeObserver(settle);
    resized.observe(box);
    resized.observe(items.current!);
    box.addEventListener('scroll', look, { passive: true });
    document.addEventListener('focusin', keep);
    return () => {
      resized.disconnect();
      box.removeEventListener('scroll', look);
      document.removeEventListener('focusin', keep);
    };
  }, [look, settle]);

  const seek = useCallback(
    (index: number, focus: boolean) => {
      const box = scroller.current!;
      const begin = heights.offsetOf(index);
      const end = begin + heights.heightOf(index);
      wanted.current = { index, focus };
      const place = placeOf(placed, scroller);
      if (begin < place.top) place.goTo(begin);
      else if (end > place.top + box.clientHeight) place.goTo(end - box.clientHeight);
      settle();
    },
    [heights, settle],
  );
  const goTo = useCallback((index: number) => seek(index, true), [seek]);
  const bring = useCallback((index: number) => seek(index, false), [seek]);
  const top = useCallback(() => heights.at(placeOf(placed, scroller).top), [heights]);
  const show = useCallback((index: number) => {
    const item = items.current?.querySelector(`[data-unit="${index}"]`);
    item?.scrollIntoView({ block: 'nearest' });
  }, []);
  const heightOf = useCallback((index: number) => heights.heightOf(index), [heights]);
  return { scroller, tall, items, range, sight, goTo, bring, show, top, heightOf };
}

/** Made when the list is there. */
function placeOf(placed: RefObject<ScrollPlace | undefined>, scroller: WindowRefs['scroller']): ScrollPlace {
  placed.current ??= new ScrollPlace(scroller.current!);
  return placed.current;
}

/** The item with the focus, if it is in sight. */
function focusInSight(box: HTMLElement): number | undefined {
  const item = document.activeElement?.closest<HTMLElement>('[data-unit]');
  if (!item || !box.contains(item)) return undefined;
  const { top, bottom } = item.getBoundingClientRect();
  const sight = box.getBoundingClientRect();
  return bottom > sight.top && top < sight.bottom ? Number(item.dataset.unit) : undefined;
}

/** Shows the line that is wanted, once it is drawn. */
function arrive(items: HTMLElement, wanted: RefObject<Wanted | undefined>): void {
  if (wanted.current === undefined) return;
  const { index, focus } = wanted.current;
  const line = items.querySelector<HTMLElement>(`[data-unit="${index}"] > button`);
  if (!line) return;
  wanted.current = undefined;
  if (focus) line.focus({ preventScroll: true });
  line.parentElement!.scrollIntoView({ block: 'nearest' });
  line.scrollIntoView({ block: 'nearest' });
}
