import { memo, useCallback, useState } from 'react';
import type { Explainer } from '../annotator/explanations/explainer.ts';
import type { Note, Span, Unit } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import { linesOf, type Octets, type Run, type View } from '../console/printed.ts';
import type { Pointed } from '../console/screen.ts';
import { leavesOf } from '../console/spans.ts';
import { NoteLine } from './note-line.tsx';
import { Tokens } from './tokens.tsx';
import './explanation.css';

interface ItemProps {
  readonly unit: Unit;
  /** Where its octets are. */
  readonly log: Octets;
  readonly explainer: Explainer;
  readonly view: View;
  /** Notes of the command it answers, which are not said again. */
  readonly said?: readonly Note[] | undefined;
  /** Whether its tokens are listed. */
  readonly open: boolean;
  readonly onToggle: (unit: Unit, open: boolean) => void;
  /** False for a log without a clock: how long an answer took is then unknown. */
  readonly timed: boolean;
  readonly pointed: Span | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly onType?: ((command: string) => void) | undefined;
  readonly onRewind?: ((unit: Unit) => void) | undefined;
  /** How many units there are, where the page holds only some of them: then a closed one is drawn with little. */
  readonly of?: number | undefined;
}

/** Which units were opened or closed by hand, by index: it outlives the items. */
export function useToggled(): [ReadonlyMap<number, boolean>, ItemProps['onToggle']] {
  const [toggled, setToggled] = useState<ReadonlyMap<number, boolean>>(new Map());
  const toggle = useCallback(
    ({ index }: Unit, open: boolean) => setToggled((before) => new Map(before).set(index, open)),
    [],
  );
  return [toggled, toggle];
}

/** Only lines of a body so short are shown token by token; a longer piece is named. */
const LINES_SHOWN = 12;

/** One unit: its line, which opens and closes, and under it what each token means. */
export const UnitItem = memo(function UnitItem({
  unit,
  log,
  explainer,
  view,
  said,
  open: shown,
  onToggle,
  timed,
  pointed,
  onPoint,
  onType,
  onRewind,
  of,
}: ItemProps) {
  const { t } = useText();
  const [near, setNear] = useState(false);
  const lines = linesOf(unit, log, view);
  const lean = of !== undefined && !shown && !near && !pointed;
  const point = (span: Span | undefined) => onPoint(span && { unit: unit.index, span });
  const who = unit.from === 'client' ? 'sent' : unit.outcome === 'refused' ? 'refused' : 'received';
  return (
    <li
      className={`unit ${who} ${shown ? 'open' : ''}`}
      data-unit={unit.index}
      aria-posinset={of === undefined ? undefined : unit.index + 1}
      aria-setsize={of}
      onPointerEnter={() => setNear(true)}
      onPointerLeave={() => setNear(false)}
    >
      <button
        type="button"
        className="unit-line"
        aria-expanded={shown}
        onClick={() => onToggle(unit, !shown)}
        onFocus={() => point(leavesOf(unit)[0])}
        onBlur={() => point(undefined)}
      >
        <span className="who">
          {t(unit.from === 'server' ? 'explain.server' : of === undefined ? 'explain.you' : 'explain.client')}
        </span>
        <code>
          {lines.slice(0, LINES_SHOWN).map((runs, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a unit never change
            <span className="wire-line" key={i}>
              {(lean ? joined(runs) : runs).map(({ text, span }, at) => (
                <span
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor do its runs
                  key={at}
                  className={`token ${span.secret ? 'secret' : ''} ${span.class} ${span === pointed ? 'pointed' : ''}`}
                  onPointerEnter={() => point(span)}
                  onPointerLeave={() => point(undefined)}
                >
                  {text}
                </span>
              ))}
            </span>
          ))}
          {lines.length > LINES_SHOWN && <span className="wire-line more">…</span>}
        </code>
        {timed && unit.elapsed !== undefined && unit.outcome !== 'data' && (
          <span className="elapsed">
            {t('explain.answered', { ms: Math.max(1, Math.round(unit.elapsed)) })}
          </span>
        )}
      </button>
      {onRewind && (
        <button type="button" className="rewind" onClick={() => onRewind(unit)} title={t('explain.rewind')}>
          <span aria-hidden="true">↶</span>
          <span className="visually-hidden">{t('explain.rewind')}</span>
        </button>
      )}
      {(shown || pointed) && (
        <Tokens
          unit={unit}
          log={log}
          explainer={explainer}
          view={view}
          pointed={pointed}
          only={!shown}
          onPoint={point}
        />
      )}
      {newNotes(unit, said).map((note) => (
        <NoteLine key={note.id} note={note} explainer={explainer} onType={onType} />
      ))}
    </li>
  );
});

/** Tokens that look alike, as one: nobody points at them yet, and a page of them is drawn several times as fast. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    const alike = last && last.span.class === run.span.class && last.span.secret === run.span.secret;
    if (alike) all[all.length - 1] = { text: last.text + run.text, span: last.span };
    else all.push(run);
  }
  return all;
}

/** What the command above has not been told already. */
function newNotes({ notes }: Unit, said: readonly Note[] = []): readonly Note[] {
  return said.length === 0 ? notes : notes.filter(({ id }) => !said.some((note) => note.id === id));
}
