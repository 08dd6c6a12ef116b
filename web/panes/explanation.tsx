import { memo, useLayoutEffect, useRef, useState } from 'react';
import type { Explainer } from '../annotator/explanations/explainer.ts';
import type { Note, Span, Unit } from '../annotator/span.ts';
import { useText } from '../app/i18n/text.tsx';
import { linesOf, type View } from '../console/printed.ts';
import type { Pointed } from '../console/screen.ts';
import { leavesOf } from '../console/spans.ts';
import { useVersion } from '../console/use-console.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import { useExplainer } from './explainer.tsx';
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
  /** Which end to show first: a session's last lines, a file's first. */
  readonly from?: 'start' | 'end';
  /** False for a log without a clock, a replay: how long an answer took is then unknown. */
  readonly timed?: boolean;
}

/** Lines rendered at a time: enough to read back, few enough never to slow the page. */
const WINDOW = 120;
/** How many of the newest lines stand open by themselves. */
const OPEN = 3;

/** Each line sent or received, explained token by token; the newest below. */
export const ExplanationPane = memo(function ExplanationPane({
  annotated,
  view,
  pointed,
  onPoint,
  onType,
  onRewind,
  from = 'end',
  timed = true,
}: Props) {
  const { t } = useText();
  useVersion(annotated);
  const explainer = useExplainer(annotated.protocol);
  const [more, setMore] = useState(0);
  const { units, facts } = annotated;
  const shown = WINDOW + more;
  const first = from === 'start' ? 0 : Math.max(0, units.length - shown);
  const last = from === 'start' ? Math.min(units.length, shown) : units.length;
  const scroller = useRef<HTMLDivElement>(null);
  useStickToEnd(scroller, from === 'end' ? units.length : 0);
  const opened = openUnits(units);
  return (
    <section className="explanation" aria-label={t('explain.title')}>
      <header className="pane-head">
        <h2>{t('explain.title')}</h2>
        <p className="state-now">
          <span className="visually-hidden">{t('explain.state')} </span>
          {facts.state}
        </p>
      </header>
      <div className="explanation-scroll" ref={scroller} role="log" aria-label={t('explain.title')}>
        {first > 0 && (
          <button type="button" className="quiet-button" onClick={() => setMore(more + WINDOW)}>
            {t('explain.earlier', { count: first })}
          </button>
        )}
        {units.length === 0 && <p className="pane-empty">{t('explain.empty')}</p>}
        {explainer && (
          <ol className="units">
            {units.slice(first, last).map((unit) => (
              <UnitItem
                key={unit.index}
                unit={unit}
                annotated={annotated}
                explainer={explainer}
                view={view}
                open={from === 'start' ? unit.outcome !== 'data' : opened.has(unit.index)}
                timed={timed}
                pointed={pointed?.unit === unit.index ? pointed.span : undefined}
                onPoint={onPoint}
                onType={onType}
                onRewind={unit.from === 'client' ? onRewind : undefined}
              />
            ))}
          </ol>
        )}
        {last < units.length && (
          <button type="button" className="quiet-button" onClick={() => setMore(more + WINDOW)}>
            {t('explain.later', { count: units.length - last })}
          </button>
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

/** Keeps the end in sight while it is in sight, and leaves whoever reads back alone. */
function useStickToEnd(scroller: React.RefObject<HTMLDivElement | null>, count: number): void {
  const stuck = useRef(true);
  useLayoutEffect(() => {
    const box = scroller.current!;
    const look = () => {
      stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < 48;
    };
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [scroller]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count says that lines were added
  useLayoutEffect(() => {
    if (stuck.current) scroller.current!.scrollTop = scroller.current!.scrollHeight;
  }, [scroller, count]);
}

interface ItemProps {
  readonly unit: Unit;
  readonly annotated: AnnotatedLog;
  readonly explainer: Explainer;
  readonly view: View;
  readonly open: boolean;
  readonly timed: boolean;
  readonly pointed: Span | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly onType: ((command: string) => void) | undefined;
  readonly onRewind: ((unit: Unit) => void) | undefined;
}

/** Only lines of a body so short are shown token by token; a longer piece is named. */
const LINES_SHOWN = 12;

const UnitItem = memo(function UnitItem({
  unit,
  annotated,
  explainer,
  view,
  open,
  timed,
  pointed,
  onPoint,
  onType,
  onRewind,
}: ItemProps) {
  const { t } = useText();
  const [toggled, setToggled] = useState<boolean>();
  const shown = toggled ?? open;
  const lines = linesOf(unit, annotated.log, view);
  const point = (span: Span | undefined) => onPoint(span && { unit: unit.index, span });
  const who = unit.from === 'client' ? 'sent' : unit.outcome === 'refused' ? 'refused' : 'received';
  return (
    <li className={`unit ${who} ${shown ? 'open' : ''}`}>
      <button
        type="button"
        className="unit-line"
        aria-expanded={shown}
        onClick={() => setToggled(!shown)}
        onFocus={() => point(leavesOf(unit)[0])}
        onBlur={() => point(undefined)}
      >
        <span className="who">{t(unit.from === 'client' ? 'explain.you' : 'explain.server')}</span>
        <code>
          {lines.slice(0, LINES_SHOWN).map((runs, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a unit never change
            <span className="wire-line" key={i}>
              {runs.map(({ text, span }, at) => (
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
          annotated={annotated}
          explainer={explainer}
          view={view}
          pointed={pointed}
          only={!shown}
          onPoint={point}
        />
      )}
      {newNotes(unit, annotated).map((note) => (
        <NoteLine key={note.id} note={note} explainer={explainer} onType={onType} />
      ))}
    </li>
  );
});

/** What the command above has not been told already. */
function newNotes(unit: Unit, { units }: AnnotatedLog): readonly Note[] {
  const said = unit.answers === undefined ? [] : units[unit.answers]!.notes;
  return said.length === 0 ? unit.notes : unit.notes.filter(({ id }) => !said.some((note) => note.id === id));
}

interface TokensProps {
  readonly unit: Unit;
  readonly annotated: AnnotatedLog;
  readonly explainer: Explainer;
  readonly view: View;
  readonly pointed: Span | undefined;
  /** Only the token pointed at. */
  readonly only: boolean;
  readonly onPoint: (span: Span | undefined) => void;
}

/** Spans a reader need not see in the list: spaces and brackets. Pointing at one still explains it. */
const isGap = (text: string) => /^[\s()[\]]*$/.test(text);

function Tokens({ unit, annotated, explainer, view, pointed, only, onPoint }: TokensProps) {
  const seen = new Set<Span>();
  const rows = linesOf(unit, annotated.log, view)
    .flat()
    .filter(({ text, span }) => {
      if (seen.has(span) || (only ? span !== pointed : isGap(text) && span !== pointed)) return false;
      seen.add(span);
      return true;
    });
  return (
    <dl className={only ? 'tokens only' : 'tokens'}>
      {rows.slice(0, 80).map(({ text, span }) => (
        <TokenRow
          key={span.start}
          text={text}
          span={span}
          explainer={explainer}
          pointed={span === pointed}
          onPoint={onPoint}
        />
      ))}
    </dl>
  );
}

function TokenRow({
  text,
  span,
  explainer,
  pointed,
  onPoint,
}: {
  text: string;
  span: Span;
  explainer: Explainer;
  pointed: boolean;
  onPoint: (span: Span | undefined) => void;
}) {
  const { t } = useText();
  const said =
    span.class === 'unknown' && !explainer.has(span.id)
      ? t('explain.unknown')
      : explainer.explain(span.id, span.values);
  return (
    <div
      className={`token-row ${pointed ? 'pointed' : ''}`}
      onPointerEnter={() => onPoint(span)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <dt className={span.secret ? 'secret' : ''}>
        <code>{text.trim().length > 60 ? `${text.trim().slice(0, 58)}…` : text.trim()}</code>
      </dt>
      <dd>
        {said} {span.rfc && <Rfc reference={span.rfc} />}
      </dd>
    </div>
  );
}

/** "1939 §5" as a link to the RFC's page; it opens beside this one. */
export function Rfc({ reference }: { reference: string }) {
  const { t } = useText();
  const [number = '', section = ''] = reference.split(' §');
  const anchor = section ? `#section-${section}` : '';
  return (
    <a
      className="rfc"
      href={`https://www.rfc-editor.org/rfc/rfc${number}${anchor}`}
      target="_blank"
      rel="noreferrer"
      title={t('explain.rfc', { number, section })}
    >
      RFC {reference}
    </a>
  );
}

function NoteLine({
  note,
  explainer,
  onType,
}: {
  note: Note;
  explainer: Explainer;
  onType: ((command: string) => void) | undefined;
}) {
  const { t } = useText();
  return (
    <p className={`note ${note.kind}`}>
      <b>{t(`note.${note.kind}`)}</b> {explainer.explain(note.id, note.values)}{' '}
      {note.rfc && <Rfc reference={note.rfc} />}
      {note.suggestion && (
        <span className="suggestion">
          <code>{note.suggestion}</code>
          {onType && (
            <button type="button" onClick={() => onType(note.suggestion!)}>
              {t('explain.type')}
            </button>
          )}
        </span>
      )}
    </p>
  );
}
