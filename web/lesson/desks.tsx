import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { Unit } from '../annotator/span.ts';
import type { Console } from '../console/console.ts';
import { ConsolePane } from '../console/console-pane.tsx';
import type { Pointed } from '../console/screen.ts';
import { type ConsoleSource, useConsole } from '../console/use-console.ts';
import { ExplanationPane } from '../panes/explanation.tsx';
import { PaneName } from '../panes/pane-name.ts';
import { fill, type PlayerText } from './texts.ts';
import { TwoConsoles } from './two-consoles.tsx';

/** A console and what its log means. */
export interface Desk {
  readonly name: string;
  readonly source: ConsoleSource;
  /** Whether it is connected, and what may be done about that. */
  readonly status?: ReactNode;
  /** The person turns to it. */
  readonly onUse?: () => void;
  /** Told which console it is now, for whoever types into it. */
  readonly onConsole?: (console: Console) => void;
  readonly onRewind?: ((unit: Unit) => void) | undefined;
  /** In pixels. */
  readonly fontSize?: number | undefined;
}

/** A lesson's desks: one with its explanation in a column beside it, or two side by side, each above its own. */
export function Desks({
  desks,
  text,
  below,
}: {
  desks: readonly Desk[];
  text: PlayerText;
  below?: ReactNode;
}) {
  const [only, ...others] = desks;
  if (only && others.length === 0) return <OneDesk desk={only} below={below} />;
  return (
    <div className="desk-console">
      <TwoConsoles>
        {desks.map((desk) => (
          <DeskColumn key={desk.name} desk={desk} text={text} />
        ))}
      </TwoConsoles>
      {below}
    </div>
  );
}

function OneDesk({ desk, below }: { desk: Desk; below: ReactNode }) {
  const [console, explanation] = usePanes(desk);
  return (
    <>
      <div className="desk-console">
        {desk.status}
        {console}
        {below}
      </div>
      <div className="desk-explanation">{explanation}</div>
    </>
  );
}

/** One of the two: its name, its console, and what its own log means. */
function DeskColumn({ desk, text }: { desk: Desk; text: PlayerText }) {
  const { name, source, status, onUse } = desk;
  const [console, explanation] = usePanes(desk);
  return (
    <div className="two-consoles-one" onFocusCapture={onUse} data-console={name}>
      <div className="two-consoles-head">
        <h2>{fill(text.consoleName, { name })}</h2>
        {source.session && <kbd>{text.otherConsole}</kbd>}
        {status}
      </div>
      <PaneName value={name}>
        {console}
        {explanation}
      </PaneName>
    </div>
  );
}

/** The console and the explanation: a token pointed at in one is pointed at in the other. */
function usePanes(desk: Desk): readonly [ReactNode, ReactNode] {
  const { source, fontSize, onRewind } = desk;
  const controls = useConsole(source);
  const [pointed, onPoint] = useState<Pointed>();
  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
    desk.onConsole?.(controls.console);
  });
  // The explanation draws its lines again only when what it is given has changed.
  const rewind = useCallback((unit: Unit) => latest.current.onRewind?.(unit), []);
  const suggest = useCallback((line: string) => controls.console.suggest(line), [controls.console]);
  const isLive = source.session !== undefined;
  return [
    <ConsolePane
      key="console"
      source={source}
      controls={controls}
      pointed={pointed}
      onPoint={onPoint}
      {...(fontSize && { fontSize })}
    />,
    <ExplanationPane
      key="explanation"
      annotated={source.annotated}
      view={controls.settings}
      pointed={pointed}
      onPoint={onPoint}
      timed={isLive}
      onType={isLive ? suggest : undefined}
      onRewind={onRewind && rewind}
    />,
  ];
}
