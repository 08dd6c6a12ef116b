import { type ComponentType, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { evaluateAll } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import { type Action, FIRST_CONSOLE } from '../../lessons/format/script.ts';
import { lastSaid, retrace, type Said } from '../../lessons/play/retrace.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { relayUrl } from '../app/urls.ts';
import type { Console } from '../console/console.ts';
import { Connection } from './connection.tsx';
import { Desks } from './desks.tsx';
import { inUseLast } from './in-use-last.ts';
import { type Pace, typeLine } from './keystrokes.ts';
import { type FrameProps, LessonFrame } from './lesson-frame.tsx';
import { LessonSessions, playOver } from './lesson-sessions.ts';
import { NOW, type PlayerProps } from './player.tsx';
import { Questions, StepFoot } from './step-card.tsx';
import { PLAYER_TEXTS } from './texts.ts';

export interface DoingProps extends PlayerProps {
  /** Played at once when the consoles open: where a film was taken over, or a session rewound to. */
  readonly head: readonly Action[];
  readonly onPassed: (step: string) => void;
  /** Puts a fresh sandbox where these actions lead. Absent where nothing is taken back line by line. */
  readonly onRewind?: (actions: readonly Action[]) => void;
  /** What shows it: the learner's columns unless another is given. */
  readonly frame?: ComponentType<LiveFrameProps>;
  /** Of the consoles, in pixels; larger on a projector. */
  readonly fontSize?: number;
}

/** A lesson that is being done: what is shown, and what can be done for the person. */
export interface LiveFrameProps extends FrameProps {
  readonly play: (actions: readonly Action[], pause: number, pace?: Pace) => Promise<void>;
  /** Puts words on a console's line, without sending them. */
  readonly propose: (words: string, console: string) => void;
  /** True once the consoles are connected and what they were to begin with has been played. */
  readonly ready: boolean;
}

const AT_ONCE: Pace = { key: 0 };

/** Between two lines typed for the learner, in milliseconds: time to read the answer. */
const TYPING_PAUSE = 500;

/** The learner types, on a sandbox made for this lesson: in one console, or in two that share it. */
export function Doing(props: DoingProps) {
  const { state } = useFeed();
  const { language } = useText();
  const consoles = useConsoles(props, state.sandbox?.target);
  const before = useRef<MailView | undefined>(undefined);
  before.current ??= state.view;
  if (!consoles || !state.view || !before.current) {
    return <p className="page-note">{state.refusal ?? PLAYER_TEXTS[language].loading}</p>;
  }
  return <LiveLesson {...props} consoles={consoles} before={before.current} view={state.view} />;
}

/** A connection in each of the lesson's consoles. */
function useConsoles(
  { lesson, annotators }: DoingProps,
  target: string | undefined,
): readonly LessonSessions[] | undefined {
  const [consoles, setConsoles] = useState<readonly LessonSessions[]>();
  const { protocol } = lesson;
  const names = lesson.consoles.join(' ');
  useEffect(() => {
    if (target === undefined) return;
    const made = names.split(' ').map((name) => new LessonSessions(relayUrl(), target, annotators, name));
    for (const each of made) each.connect(protocol);
    setConsoles(made);
    return () => {
      for (const each of made) each.stop();
    };
  }, [target, names, protocol, annotators]);
  return consoles;
}

interface LiveProps extends DoingProps {
  readonly consoles: readonly LessonSessions[];
  readonly before: MailView;
  readonly view: MailView;
}

function LiveLesson(props: LiveProps) {
  const { lesson, step: stepId, consoles, before, view, head, onPassed, onRewind, fontSize } = props;
  const Frame = props.frame ?? LessonFrame;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  useFollowed(consoles);
  const [inUse, setInUse] = useState(FIRST_CONSOLE);
  const [predictions, setPredictions] = useState<Readonly<Record<string, string>>>({});
  const sessions = inUseLast(
    consoles.flatMap((each) => each.evidence),
    inUse,
  );
  const evidence: Evidence = { sessions, before, view, predictions };
  const step = lesson.steps.find(({ id }) => id === stepId);
  const words = step && lesson.text[language].steps[step.id];
  const passes = step !== undefined && evaluateAll(step.passes, evidence).passes;
  useEffect(() => {
    if (passes) onPassed(stepId);
  }, [passes, stepId, onPassed]);

  // A script goes on while the console below it changes with each connection.
  const typewriters = useRef<Record<string, Console>>({});
  const play = useCallback(
    async (actions: readonly Action[], pause: number, pace = AT_ONCE) => {
      const type = async (line: string, name: string) => {
        const console = typewriters.current[name];
        if (console) await typeLine(console, line, pace);
      };
      await playOver(consoles, actions, type, pause);
    },
    [consoles],
  );
  const ready = useHead(play, head);
  // What is played first makes its own connections.
  useEffect(() => {
    if (step && ready) for (const each of consoles) each.enter(step.protocol);
  }, [consoles, step, ready]);
  const goBack = onRewind && ((to: Said) => onRewind(retrace(sessions, to)));
  const desks = consoles.map((each) => {
    const said = lastSaid(each.evidence);
    return {
      name: each.console,
      source: each.source!,
      status: (
        <Connection session={each.present!} onReconnect={() => each.reconnect()}>
          {goBack && (
            <button type="button" disabled={!said} onClick={() => said && goBack(said)}>
              {text.undo}
            </button>
          )}
        </Connection>
      ),
      onUse: () => setInUse(each.console),
      onConsole: (console: Console) => {
        typewriters.current[each.console] = console;
      },
      onRewind: goBack && ((unit: Said['unit']) => goBack({ session: each.evidence.at(-1)!, unit })),
      fontSize,
    };
  });

  return (
    <Frame
      {...props}
      sessions={sessions}
      play={play}
      ready={ready}
      typing={{
        type: (line, console = FIRST_CONSOLE) => typewriters.current[console]?.submit(line),
        typeAll: (lines) =>
          void play(
            lines.map((line) => ({ kind: 'type', text: line })),
            0,
          ),
      }}
      propose={(words, console) => typewriters.current[console]?.propose(words)}
      questions={
        step &&
        words && (
          <Questions
            step={step}
            words={words}
            evidence={evidence}
            onGuess={(id, guess) => setPredictions({ ...predictions, [id]: guess })}
            text={text}
          />
        )
      }
      foot={
        step &&
        words && (
          <StepFoot
            step={step}
            words={words}
            evidence={evidence}
            lang={language}
            text={text}
            play={(actions) => void play(actions, TYPING_PAUSE)}
          />
        )
      }
      desks={<Desks desks={desks} text={text} />}
      passes={passes || stepId === NOW}
    />
  );
}

/** Draws again whenever anything happens in one of them. */
function useFollowed(consoles: readonly LessonSessions[]): void {
  const subscribe = useCallback(
    (listener: () => void) => {
      const leave = consoles.map((each) => each.subscribe(listener));
      return () => {
        for (const stop of leave) stop();
      };
    },
    [consoles],
  );
  useSyncExternalStore(subscribe, () => consoles.reduce((sum, each) => sum + each.version, 0));
}

/** Plays what the consoles are to begin with, once; true when that has been done. */
function useHead(play: LiveFrameProps['play'], head: readonly Action[]): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let wanted = true;
    play(head, 0).then(() => wanted && setReady(true));
    return () => {
      wanted = false;
    };
  }, [play, head]);
  return ready;
}
