import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Span, Unit } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import type { Pointed } from '../console/screen.ts';
import { leavesOf } from '../console/spans.ts';
import { useExplainer } from '../panes/explainer.tsx';
import { UnitItem, useToggled } from '../panes/unit-item.tsx';
import { FindField, type FoundLine } from './find-field.tsx';
import { findOctets, soughtOctets } from './line-search.ts';
import type { LogReader, ReadUnit } from './log-reader.ts';
import { type Range, useWindow } from './use-window.ts';
import './log-list.css';

const VIEW = { secrets: false, breaks: false };
/** A log of more octets is read over first: its lines stand closed until they are opened. */
const LONG = 64 * 1024;
/** About how high the tokens of an open line are, in pixels. */
const TOKENS = 140;

/** The explained lines of a file, of any number: only those in sight are drawn. Whoever uses it follows the reader. */
export function LogList({ reader, protocol }: { reader: LogReader; protocol: Protocol }) {
  const { t } = useText();
  const explainer = useExplainer(protocol);
  const [toggled, toggle] = useToggled();
  const [pointed, setPointed] = useState<Pointed>();
  const [found, setFound] = useState<FoundLine>();
  const { heights, opened } = reader;
  const long = opened!.octets > LONG;
  const isOpen = (unit: Unit) => toggled.get(unit.index) ?? (!long && unit.outcome !== 'data');
  const count = heights.length;
  const list = useWindow(count, (index) => heights[index]! + (long ? 0 : TOKENS));
  const { range, sight } = list;
  useEffect(() => reader.need(range.first, range.last), [reader, range]);
  const turn = useCallback(
    (unit: Unit, open: boolean) => {
      toggle(unit, open);
      if (open) requestAnimationFrame(() => list.show(unit.index));
    },
    [toggle, list.show],
  );
  // Its token is explained by then, below the line: that is to be in sight too.
  useLayoutEffect(() => {
    if (found) list.bring(found.index);
  }, [found, list.bring]);
  /** The token that is pointed at, or in which a text was found. */
  const pointedIn = (read: ReadUnit) => {
    const { index } = read.unit;
    if (pointed?.unit === index) return pointed.span;
    return found?.index === index ? tokenWith(found.text, read) : undefined;
  };
  const move = (event: KeyboardEvent) => {
    const to = destination(event.key, focused() ?? list.top(), count);
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    list.goTo(to);
  };
  return (
    <section className="explanation" aria-label={t('explain.title')}>
      <header className="pane-head">
        <h2>{t('explain.title')}</h2>
        <p className="log-place">
          {count > 0 && t('explain.place', { first: sight.first + 1, last: sight.last, count })}
        </p>
        <FindField
          reader={reader}
          line={found}
          top={list.top}
          onLine={setFound}
          onLeave={() => list.goTo(found?.index ?? list.top())}
        />
      </header>
      <div
        className="log-scroll"
        ref={list.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by the keyboard
        tabIndex={0}
        role="log"
        aria-live="off"
        onKeyDown={move}
        aria-label={t('explain.lines')}
      >
        <div className="log-tall" ref={list.tall}>
          <ol className="units" ref={list.items}>
            {indices(range).map((index) => {
              const read = reader.unit(index);
              if (!read || !explainer) {
                return (
                  <li
                    className="unit awaited"
                    key={index}
                    data-unit={index}
                    style={{ height: list.heightOf(index) }}
                  />
                );
              }
              return (
                <UnitItem
                  key={index}
                  unit={read.unit}
                  log={read.octets}
                  explainer={explainer}
                  view={VIEW}
                  open={isOpen(read.unit)}
                  onToggle={turn}
                  timed={opened!.timed}
                  pointed={pointedIn(read)}
                  onPoint={setPointed}
                  of={count}
                />
              );
            })}
          </ol>
        </div>
      </div>
    </section>
  );
}

const indices = ({ first, last }: Range): number[] =>
  Array.from({ length: last - first }, (_, i) => first + i);

/** The token where a text begins that the unit holds. */
function tokenWith(text: string, { unit, octets }: ReadUnit): Span | undefined {
  const at = unit.start + findOctets(octets.slice(unit.from, unit.start, unit.end), soughtOctets(text));
  return leavesOf(unit).find(({ start, end }) => start <= at && at < end);
}

/** Which line the focus is on. */
function focused(): number | undefined {
  const unit = document.activeElement?.closest<HTMLElement>('[data-unit]')?.dataset.unit;
  return unit === undefined ? undefined : Number(unit);
}

function destination(key: string, from: number, count: number): number | undefined {
  switch (key) {
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'ArrowUp':
      return Math.max(0, from - 1);
    case 'ArrowDown':
      return Math.min(count - 1, from + 1);
    default:
      return undefined;
  }
}
