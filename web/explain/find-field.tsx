import { type KeyboardEvent, useCallback, useEffect, useId, useState } from 'react';
import { useText } from '../app/i18n/text.tsx';
import type { LogReader } from './log-reader.ts';

/** The lines that hold a text, by their indices. */
interface Found {
  readonly text: string;
  readonly lines: Uint32Array;
}

export interface FoundLine {
  readonly index: number;
  readonly text: string;
}

interface Props {
  readonly reader: LogReader;
  /** The line that was found last. */
  readonly line: FoundLine | undefined;
  /** The first line in sight, where a search begins. */
  readonly top: () => number;
  readonly onLine: (line: FoundLine | undefined) => void;
  /** Goes back to the list. */
  readonly onLeave: () => void;
}

const PAUSE = 150; // milliseconds without a key, after which what was typed is looked for

/** Finds a text in all lines of a log: Enter goes to the next that holds it, Shift+Enter to the one before. */
export function FindField({ reader, line, top, onLine, onLeave }: Props) {
  const { t } = useText();
  const id = useId();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>();
  const { done } = reader;
  const look = useCallback(async (): Promise<Found> => {
    const looked = { text, lines: await reader.find(text) };
    setFound(looked);
    return looked;
  }, [reader, text]);
  // While the log is being read there may be more: it is looked for again at the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const timer = setTimeout(look, PAUSE);
    return () => clearTimeout(timer);
  }, [look, done]);
  const current = found?.text === text ? found : undefined;
  const go = async (forwards: boolean) => {
    const { lines } = current ?? (await look());
    const index = forwards
      ? following(lines, line ? line.index + 1 : top())
      : preceding(lines, line ? line.index : top());
    onLine(index === undefined ? undefined : { index, text });
  };
  const type = (typed: string) => {
    setText(typed);
    onLine(undefined);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void go(!event.shiftKey);
    else if (event.key === 'Escape') {
      onLeave();
      type('');
    } else return;
    event.preventDefault();
  };
  const status = () => {
    if (text === '' || !current) return '';
    const count = current.lines.length;
    if (!line) return t('explain.found', { count });
    return t('explain.foundPlace', { place: current.lines.indexOf(line.index) + 1, count });
  };
  return (
    <search className="log-find">
      <label htmlFor={id}>{t('explain.find')}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
      />
      {(['Previous', 'Next'] as const).map((which) => (
        <button
          key={which}
          type="button"
          className="quiet-button"
          disabled={current === undefined || current.lines.length === 0}
          aria-label={t(`explain.find${which}`)}
          title={t(`explain.find${which}`)}
          onClick={() => void go(which === 'Next')}
        >
          {which === 'Next' ? '↓' : '↑'}
        </button>
      ))}
      <span role="status">{status()}</span>
    </search>
  );
}

/** The first of `lines` from `from` on; after the last comes the first again. */
function following(lines: Uint32Array, from: number): number | undefined {
  return lines.find((index) => index >= from) ?? lines[0];
}

/** The last of `lines` before `from`; before the first comes the last. */
function preceding(lines: Uint32Array, from: number): number | undefined {
  const at = lines.findIndex((index) => index >= from);
  return lines[(at > 0 ? at : lines.length) - 1];
}
