import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { Unit } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import type { View } from '../console/printed.ts';
import type { Pointed } from '../console/screen.ts';
import { useVersion } from '../console/use-console.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import { useExplainer } from './explainer.tsx';
import { usePaneLabel } from './pane-name.ts';
import { UnitItem, useToggled } from './unit-item.tsx';
import './explanation.css';

interface Props {
  readonly annotated: AnnotatedLog;
  readonly view: View;
  readonly pointed: Pointed | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  /** Puts a suggested command on the console's line. Absent in a replay. */
  readonly onType?: ((command: string) => void) | undefined;
  /** Puts the session back to before a line that was sent. Absent where that cannot be done. */
  readonly onRewind?: ((unit: Unit) => void) | undefined;
  /** False for a log without a clock, a replay: how long an answer took is then unknown. */
  readonly timed?: boolean;
}

/** Lines rendered at a time: enough to read back, few enough never to slow the page. */
const WINDOW = 120;
/** How many of the newest lines stand open by themselves. */
const OPEN = 3;

/** So many pixels above where the newest line was put, it is still being followed. */
const CLOSE = 48;

/** Each line sent or received, explained token by token; the newest below. */
export const ExplanationPane = memo(function ExplanationPane({
  annotated,
  view,
  pointed,
  onPoint,
  onType,
  onRewind,
  timed = true,
}: Props) {
  const { t } = useText();
  const label = usePaneLabel(t('explain.title'));
  useVersion(annotated);
  const explainer = useExplainer(annotated.protocol);
  const [more, setMore] = useState(0);
  const { units, facts } = annotated;
  const [toggled, toggle] = useToggled();
  const first = Math.max(0, units.length - WINDOW - more);
  const scroller = useRef<HTMLDivElement>(null);
  useFollowNewest(scroller, explainer ? units.length : 0);
  const opened = openUnits(units);
  return (
    <section className="explanation" aria-label={label}>
      <header className="pane-head">
        <h2>{t('explain.title')}</h2>
        <p className="state-now">
          <span className="visually-hidden">{t('explain.state')} </span>
          {facts.state}
        </p>
      </header>
      <div className="explanation-scroll" ref={scroller} role="log" aria-label={label}>
        {first > 0 && (
          <button type="button" className="quiet-button" onClick={() => setMore(more + WINDOW)}>
            {t('explain.earlier', { count: first })}
          </button>
        )}
        {units.length === 0 && <p className="pane-empty">{t('explain.empty')}</p>}
        {explainer && (
          <ol className="units">
            {units.slice(first).map((unit) => (
              <UnitItem
                key={unit.index}
                unit={unit}
                log={annotated.log}
                said={unit.answers === undefined ? undefined : units[unit.answers]!.notes}
                explainer={explainer}
                view={view}
                open={toggled.get(unit.index) ?? opened.has(unit.index)}
                onToggle={toggle}
                timed={timed}
                pointed={pointed?.unit === unit.index ? pointed.span : undefined}
                onPoint={onPoint}
                onType={onType}
                onRewind={unit.from === 'client' ? onRewind : undefined}
              />
            ))}
          </ol>
        )}
      </div>
    </section>
  );
});

/** The last command and the first lines of its answer stand open; lines of a listing or a body do not. */
function openUnits(units: readonly Unit[]): ReadonlySet<number> {
  const open = new Set<number>();
  for (let i = units.length - 1; i >= 0 && i > units.length - 400 && open.size < OPEN; i--) {
    const unit = units[i]!;
    if (unit.outcome !== 'data' || i === units.length - 1) open.add(unit.index);
    if (unit.from === 'client') break;
  }
  return open;
}

/**
 * Keeps the newest line in sight while it is, and leaves whoever reads back alone. A line whose explanation is higher
 * than the pane is read from its head.
 */
function useFollowNewest(scroller: React.RefObject<HTMLDivElement | null>, count: number): void {
  const place = useRef(0);
  const following = useRef(true);
  useLayoutEffect(() => {
    const box = scroller.current!;
    const look = () => {
      following.current = box.scrollTop > place.current - CLOSE;
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller]);
  useLayoutEffect(() => {
    if (count === 0 || !following.current) return;
    const box = scroller.current!;
    const newest = box.querySelector<HTMLElement>('.units > :last-child');
    const end = box.scrollHeight - box.clientHeight;
    place.current = Math.min(end, newest?.offsetTop ?? end);
    box.scrollTop = place.current;
  }, [scroller, count]);
}
