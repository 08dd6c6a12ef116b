import { useEffect, useRef } from 'react';
import '@xterm/xterm/css/xterm.css';
import type { WireEvent } from '../../relay/wire/log.ts';
import { useText } from '../app/i18n/text.tsx';
import { describeEvent } from './events.ts';
import { type Pointed, Screen } from './screen.ts';
import { onThemeChange, terminalTheme } from './theme.ts';
import { type ConsoleControls, type ConsoleSource, useStatus, useVersion } from './use-console.ts';

interface Props {
  readonly source: ConsoleSource;
  readonly controls: ConsoleControls;
  readonly pointed: Pointed | undefined;
  readonly onPoint: (pointed: Pointed | undefined) => void;
  /** In pixels; larger on a projector. */
  readonly fontSize?: number;
}

/** The xterm console: opens, fits, prints and disposes; everything else receives it. */
export function TerminalPane({ source, controls, pointed, onPoint, fontSize = 15 }: Props) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen | undefined>(undefined);
  const { annotated, session } = source;
  const label = t('console.label', { protocol: annotated.protocol.toUpperCase() });
  const point = useRef(onPoint);
  point.current = onPoint;
  const input = useRef(controls.console);
  input.current = controls.console;

  useEffect(() => {
    const opened = new Screen(label, terminalTheme(), fontSize);
    screen.current = opened;
    opened.open(box.current!);
    opened.pointing((each) => point.current(each));
    opened.terminal.onData((data) => input.current.input(data));
    const sizes = new ResizeObserver(() => opened.fit());
    sizes.observe(box.current!);
    const stopTheme = onThemeChange(() => {
      opened.theme = terminalTheme();
    });
    return () => {
      sizes.disconnect();
      stopTheme();
      opened.dispose();
      screen.current = undefined;
    };
  }, [label, fontSize]);

  useEffect(() => {
    controls.onLeave(() => leaveFrom(box.current!));
  });

  const status = useStatus(session);
  const version = useVersion(annotated);
  const { settings, lineVersion } = controls;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the versions say that something to draw has changed
  useEffect(() => {
    const describe = (event: WireEvent) => describeEvent(event, t);
    screen.current?.show(
      annotated,
      { secrets: settings.secrets, breaks: settings.breaks },
      describe as never,
    );
    for (const remark of controls.remarks.take()) screen.current?.remark(remark);
    if (source.typing !== undefined) {
      screen.current?.live('› ', source.typing, source.typing.length);
      return;
    }
    const { text, cursor } = controls.console.shown();
    const owed = controls.console.owed();
    const prompt = status !== 'open' ? '' : owed > 0 ? `${t('console.owed', { octets: owed })} › ` : '› ';
    screen.current?.live(prompt, status === undefined ? '' : text, cursor);
  }, [version, lineVersion, settings, status, annotated, source.typing, label, fontSize]);

  useEffect(() => {
    const color = getComputedStyle(document.documentElement).getPropertyValue('--pointed').trim();
    screen.current?.highlight(pointed, color);
  }, [pointed]);

  useEffect(() => {
    if (session && matchMedia('(pointer: fine)').matches) screen.current?.terminal.focus();
  }, [session]);

  return <div className="terminal" ref={box} />;
}

/** Moves the focus to the first control after the terminal: the documented way out of it. */
function leaveFrom(terminal: HTMLElement): void {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button:enabled, input:enabled, select')];
  const after = all.find(
    (each) =>
      each.offsetParent !== null &&
      !terminal.contains(each) &&
      terminal.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  (after ?? document.querySelector<HTMLElement>('.brand'))?.focus();
}
