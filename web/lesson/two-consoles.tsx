import { type ReactNode, useEffect } from 'react';
import { ConsolePane } from '../console/console-pane.tsx';
import type { Pointed } from '../console/screen.ts';
import type { ConsoleControls, ConsoleSource } from '../console/use-console.ts';
import { ExplanationPane } from '../panes/explanation.tsx';
import { PaneName } from '../panes/pane-name.ts';
import { fill, type PlayerText } from './texts.ts';
import './two-consoles.css';

/** The key that goes from one console to the other, wherever the focus is. */
const OTHER = 'F6';

/** Two consoles side by side, each above its own explanation; one above the other on a phone. */
export function TwoConsoles({ children }: { children: ReactNode }) {
  // Each terminal takes the focus as it opens: the last would have it.
  useEffect(() => {
    const columns = [...document.querySelectorAll<HTMLElement>('.two-consoles-one')];
    if (columns.some((column) => column.contains(document.activeElement))) focusConsole(columns[0]);
  }, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== OTHER || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      focusOther();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, []);
  return <div className="two-consoles">{children}</div>;
}

/** The console after the one that has the focus; the first when none has. */
function focusOther(): void {
  const columns = [...document.querySelectorAll<HTMLElement>('.two-consoles-one')];
  const at = columns.findIndex((column) => column.contains(document.activeElement));
  focusConsole(columns[(at + 1) % columns.length]);
}

/** Its terminal, or the text field that stands for it on a screen without a keyboard. */
function focusConsole(column: HTMLElement | undefined): void {
  const fields = [...(column?.querySelectorAll<HTMLElement>('.terminal textarea, .touch-input input') ?? [])];
  const wanted = matchMedia('(pointer: fine)').matches ? fields[0] : fields.at(-1);
  wanted?.focus();
}

interface ColumnProps {
  readonly name: string;
  readonly source: ConsoleSource;
  readonly controls: ConsoleControls;
  readonly pointed: Pointed | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly text: PlayerText;
  /** Beside its name: whether it is connected. */
  readonly status?: ReactNode;
  readonly onUse?: () => void;
  readonly fontSize?: number;
}

/** One of the two: its name, its console, and what its own log means. */
export function ConsoleColumn({
  name,
  source,
  controls,
  pointed,
  onPoint,
  text,
  status,
  onUse,
  fontSize,
}: ColumnProps) {
  const { session } = source;
  return (
    <div className="two-consoles-one" onFocusCapture={onUse} data-console={name}>
      <div className="two-consoles-head">
        <h2>{fill(text.consoleName, { name })}</h2>
        {session && <kbd>{text.otherConsole}</kbd>}
        {status}
      </div>
      <PaneName value={name}>
        <ConsolePane
          source={source}
          controls={controls}
          pointed={pointed}
          onPoint={onPoint}
          {...(fontSize && { fontSize })}
        />
        <ExplanationPane
          annotated={source.annotated}
          view={controls.settings}
          pointed={pointed}
          onPoint={onPoint}
          timed={session !== undefined}
          {...(session && { onType: (line: string) => controls.console.suggest(line) })}
        />
      </PaneName>
    </div>
  );
}
