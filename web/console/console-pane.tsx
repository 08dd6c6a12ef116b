import { type FormEvent, useState } from 'react';
import { useText } from '../app/i18n/text.tsx';
import { usePaneLabel } from '../panes/pane-name.ts';
import { useAboveKeyboard } from './above-keyboard.ts';
import type { Pointed } from './screen.ts';
import { TerminalPane } from './terminal.tsx';
import { type ConsoleControls, type ConsoleSource, useStatus, useVersion } from './use-console.ts';
import './console.css';

interface Props {
  readonly source: ConsoleSource;
  readonly controls: ConsoleControls;
  readonly pointed: Pointed | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  readonly fontSize?: number;
}

/** The terminal, the commands that this state allows, and how things are shown. */
export function ConsolePane({ source, controls, pointed, onPoint, fontSize }: Props) {
  const { t } = useText();
  const { settings, set } = controls;
  return (
    <section className="console" aria-label={usePaneLabel(t('nav.console'))}>
      <TerminalPane
        source={source}
        controls={controls}
        pointed={pointed}
        onPoint={onPoint}
        {...(fontSize === undefined ? {} : { fontSize })}
      />
      {source.session && <TouchInput controls={controls} source={source} />}
      <div className="console-foot">
        {source.session && <Chips source={source} controls={controls} />}
        <fieldset className="console-settings">
          <legend className="visually-hidden">{t('console.settings')}</legend>
          <Toggle label={t('console.secrets')} on={settings.secrets} set={(secrets) => set({ secrets })} />
          <Toggle label={t('console.breaks')} on={settings.breaks} set={(breaks) => set({ breaks })} />
          {source.session && (
            <Toggle label={t('console.raw')} on={settings.raw} set={(raw) => set({ raw })} />
          )}
          <span className="console-leave">{t('console.leave')}</span>
        </fieldset>
      </div>
    </section>
  );
}

function Toggle({ label, on, set }: { label: string; on: boolean; set: (on: boolean) => void }) {
  return (
    <label className="toggle">
      <input type="checkbox" checked={on} onChange={(event) => set(event.target.checked)} />
      {label}
    </label>
  );
}

/** The commands legal now, one click each: what takes no argument is sent, the rest waits for it. */
function Chips({ source, controls }: { source: ConsoleSource; controls: ConsoleControls }) {
  const { t } = useText();
  useVersion(source.annotated);
  const status = useStatus(source.session);
  const { facts, protocol } = source.annotated;
  if (status !== 'open' || facts.sub !== 'none') return <div className="chips" />;
  const tag = protocol === 'imap' ? `${controls.console.nextTag()} ` : '';
  return (
    <ul className="chips" aria-label={t('console.commands')}>
      {facts.commands
        .filter(({ offered }) => offered)
        .map(({ name, syntax }) => (
          <li key={name}>
            <button
              type="button"
              title={`${name} ${syntax}`.trim()}
              onClick={() =>
                syntax === ''
                  ? controls.console.submit(tag + name)
                  : controls.console.propose(`${tag}${name} `)
              }
            >
              {name}
            </button>
          </li>
        ))}
    </ul>
  );
}

/** On a screen without a keyboard a text field is kinder than a terminal's. */
function TouchInput({ source, controls }: { source: ConsoleSource; controls: ConsoleControls }) {
  const { t } = useText();
  const status = useStatus(source.session);
  const aboveKeyboard = useAboveKeyboard();
  const [, redraw] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    controls.console.submit(controls.console.text);
    redraw((count) => count + 1);
  };
  return (
    <form className="touch-input" onSubmit={submit}>
      <input
        aria-label={t('console.input')}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="send"
        disabled={status !== 'open'}
        value={controls.console.text}
        onChange={(event) => controls.console.propose(event.target.value)}
        {...aboveKeyboard}
      />
      {/* Whoever sends by it goes on typing. */}
      <button type="submit" disabled={status !== 'open'} onMouseDown={(event) => event.preventDefault()}>
        {t('console.send')}
      </button>
    </form>
  );
}
