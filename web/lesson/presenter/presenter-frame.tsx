import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { unitText } from '../../../lessons/checks/evidence.ts';
import { actionsOf, type Cue } from '../../../lessons/play/cues.ts';
import { inConsoles } from '../../../lessons/play/in-consoles.ts';
import { lastSaid, retrace, type Said } from '../../../lessons/play/retrace.ts';
import { useText } from '../../app/i18n/text.tsx';
import type { LiveFrameProps } from '../doing.tsx';
import { HUMAN_KEY, type Pace } from '../keystrokes.ts';
import { fill } from '../texts.ts';
import { PresenterChannel, type Wish } from './channel.ts';
import { Help } from './help.tsx';
import { type KeyAction, keyAction } from './keys.ts';
import { usePresentation } from './presentation.ts';
import { PRESENTER_TEXTS } from './texts.ts';
import { walkTokens } from './walk-tokens.ts';

const LARGER = 1.15;

/** What the audience sees: the console, what it means, and in one line where the lesson stands. */
export function PresenterFrame(props: LiveFrameProps) {
  const { lesson } = props;
  const { language } = useText();
  const text = PRESENTER_TEXTS[language];
  const { cues, given, black } = usePresentation();
  const [typing, setTyping] = useState(false);
  const [remark, setRemark] = useState('');
  const help = useRef<HTMLDialogElement>(null);
  const go = useCues(props);
  const show = useActions(props, go, help, setTyping, setRemark);
  useKeys(typing, setTyping, show, help);
  useSpeakersWindow(lesson.id, go, show);

  const { step } = cues[given - 1]!;
  const index = lesson.steps.findIndex(({ id }) => id === step);
  return (
    <div className="presenter" onPointerDown={({ target }) => isConsole(target) && setTyping(true)}>
      {props.desks}
      <footer className="presenter-foot">
        <div>
          <h1>{lesson.text[language].steps[step]!.title}</h1>
          <span>{fill(text.step, { n: index + 1, of: lesson.steps.length })}</span>
          {given === cues.length && <span>{text.end}</span>}
        </div>
        <p role="status">{typing ? text.typing : remark}</p>
        <button type="button" onClick={() => help.current?.showModal()}>
          {text.keys} <kbd>?</kbd>
        </button>
      </footer>
      <Help dialog={help} lesson={lesson.id} text={text} />
      {black && (
        <div className="presenter-black" role="status">
          <span className="visually-hidden">{text.black}</span>
        </div>
      )}
    </div>
  );
}

const isConsole = (target: EventTarget) =>
  target instanceof Element && target.closest('.desk-console') !== null;

interface Goings {
  next(): void;
  previous(): void;
}

/** Forwards by typing what is next at a person's speed; back by a fresh sandbox put to before the last command. */
function useCues({ lesson, sessions, play, ready }: LiveFrameProps): Goings {
  const { cues, given, give, restart, black, setBlack } = usePresentation();
  const typing = useRef<Pace | undefined>(undefined);
  const next = () => {
    if (black) setBlack(false);
    else if (typing.current) typing.current.key = 0;
    else if (ready && given < cues.length) {
      const { parts } = cues[given]!;
      give(given + 1);
      if (parts.length === 0) return;
      const pace = { key: HUMAN_KEY };
      typing.current = pace;
      void play(inConsoles(parts), 0, pace).finally(() => {
        typing.current = undefined;
      });
    }
  };
  const previous = () => {
    if (black) setBlack(false);
    if (typing.current || !ready) return;
    const before = cues.slice(0, Math.max(1, given - 1));
    const last = lastSaid(sessions);
    // What was typed by hand is taken back first.
    if (last && lineOf(last) !== lastTyped(cues.slice(0, given))) restart(given, retrace(sessions, last));
    else if (cues[given - 1]!.parts.length > 0) restart(before.length, actionsOf(before, lesson.protocol));
    else give(before.length);
  };
  return { next, previous };
}

const lineOf = ({ session, unit }: Said) =>
  unitText(session, unit)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .at(-1);

/** The last line that these cues have had typed. */
function lastTyped(cues: readonly Cue[]): string | undefined {
  const typed = cues.flatMap(({ parts }) =>
    parts.flatMap(({ action }) => (action.kind === 'type' ? [action.text] : [])),
  );
  return typed.at(-1);
}

type Show = (action: KeyAction) => void;

/** What each key does. */
function useActions(
  { lesson }: LiveFrameProps,
  go: Goings,
  help: React.RefObject<HTMLDialogElement | null>,
  setTyping: (typing: boolean) => void,
  setRemark: (remark: string) => void,
): Show {
  const { language } = useText();
  const { black, setBlack, scale, setScale } = usePresentation();
  const [, navigate] = useLocation();
  const actions: Record<KeyAction, () => void> = {
    next: go.next,
    previous: go.previous,
    black: () => setBlack(!black),
    token: () => walkTokens(1),
    tokenBack: () => walkTokens(-1),
    larger: () => setScale(scale * LARGER),
    smaller: () => setScale(scale / LARGER),
    type: () => {
      setTyping(true);
      document.querySelector<HTMLElement>('.presenter .terminal textarea')?.focus();
    },
    notes: () => {
      const opened = window.open(`/notes/${lesson.id}`, 'plusok-notes', 'width=960,height=720');
      setRemark(opened ? '' : PRESENTER_TEXTS[language].blocked);
    },
    full: () => void toggleFullScreen(),
    help: () => (help.current?.open ? help.current.close() : help.current?.showModal()),
    leave: () => navigate(`/lesson/${lesson.id}`),
  };
  return (action) => actions[action]();
}

async function toggleFullScreen(): Promise<void> {
  try {
    await (document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen());
  } catch {
    // Not every browser allows it, and the presentation goes on as it is.
  }
}

/** All keys belong to the presentation, until someone types into the console. */
function useKeys(
  typing: boolean,
  setTyping: (typing: boolean) => void,
  show: Show,
  help: React.RefObject<HTMLDialogElement | null>,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (typing && event.key === 'Escape') setTyping(false);
      else {
        const onControl =
          event.target instanceof Element && event.target.closest('dialog, button, a') !== null;
        const action = keyAction(event, typing);
        // Enter and space on a button press it; an open list of keys takes only the key that closes it.
        if (!action || (onControl && [' ', 'Enter'].includes(event.key))) return;
        if (help.current?.open && action !== 'help') return;
        show(action);
      }
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', onKey, { capture: true });
    return () => removeEventListener('keydown', onKey, { capture: true });
  }, [typing, setTyping, show, help]);
}

/** Tells the speaker's window what is shown, and does what it asks for. */
function useSpeakersWindow(lesson: string, go: Goings, show: Show): void {
  const { given, since, black } = usePresentation();
  const latest = useRef<(wish: Wish) => void>(() => {});
  const channel = useRef<PresenterChannel | undefined>(undefined);
  const tell = () => channel.current?.say({ type: 'shown', lesson, given, since, black });
  useEffect(() => {
    latest.current = (wish) => {
      if (wish === 'state') tell();
      else if (wish === 'black') show('black');
      else go[wish]();
    };
  });
  useEffect(() => {
    const opened = new PresenterChannel((message) => {
      if (message.type === 'asked') latest.current(message.what);
    });
    channel.current = opened;
    return () => opened.close();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when one of these changes
  useEffect(() => {
    tell();
  }, [lesson, given, since, black]);
}
