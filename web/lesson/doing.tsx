import {
  type ComponentType,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { evaluateAll } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import type { Action } from '../../lessons/format/script.ts';
import { lastSaid, retrace } from '../../lessons/play/retrace.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import type { Unit } from '../annotator/span.ts';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { relayUrl } from '../app/urls.ts';
import { ConsolePane } from '../console/console-pane.tsx';
import type { Pointed } from '../console/screen.ts';
import { useConsole, useStatus } from '../console/use-console.ts';
import type { Session } from '../link/session.ts';
import { ExplanationPane } from '../panes/explanation.tsx';
import { type Pace, typeLine } from './keystrokes.ts';
import { type FrameProps, LessonFrame } from './lesson-frame.tsx';
import { LessonSessions } from './lesson-sessions.ts';
import { NOW, type PlayerProps } from './player.tsx';
import { Questions, StepFoot } from './step-card.tsx';
import { PLAYER_TEXTS } from './texts.ts';

export interface DoingProps extends PlayerProps {
  /** Played at once when the console opens: where a film was taken over, or a session rewound to. */
  readonly head: readonly Action[];
  readonly onPassed: (step: string) => void;
  /** Puts a fresh sandbox where these actions lead. */
  readonly onRewind: (actions: readonly Action[]) => void;
  /** What shows it: the learner's three columns unless another is given. */
  readonly frame?: ComponentType<LiveFrameProps>;
  /** Of the console, in pixels; larger on a projector. */
  readonly fontSize?: number;
}

/** A lesson that is being done: what is shown, and what can be done for the person. */
export interface LiveFrameProps extends FrameProps {
  readonly play: (actions: readonly Action[], pause: number, pace?: Pace) => Promise<void>;
  readonly onRewind: (actions: readonly Action[]) => void;
  /** Puts words on the console's line, without sending them; where there is one console. */
  readonly propose?: (words: string) => void;
  /** True once the console is connected and what it was to begin with has been played. */
  readonly ready: boolean;
}

const AT_ONCE: Pace = { key: 0 };

/** Between two lines typed for the learner, in milliseconds: time to read the answer. */
export const TYPING_PAUSE = 500;

/** The learner types, on a sandbox made for this lesson. */
export function Doing(props: DoingProps) {
  const { state } = useFeed();
  const { language } = useText();
  const target = state.sandbox?.target;
  const [sessions, setSessions] = useState<LessonSessions>();
  const { annotators } = props;
  const { protocol } = props.lesson;
  useEffect(() => {
    if (target === undefined) return;
    const made = new LessonSessions(relayUrl(), target, annotators);
    made.connect(protocol);
    setSessions(made);
    return () => made.stop();
  }, [target, protocol, annotators]);
  const before = useRef<MailView | undefined>(undefined);
  before.current ??= state.view;

  const session = sessions?.present;
  if (!sessions || !session || !state.view || !before.current) {
    return <p className="page-note">{state.refusal ?? PLAYER_TEXTS[language].loading}</p>;
  }
  return <LiveLesson {...props} sessions={sessions} before={before.current} view={state.view} />;
}

interface LiveProps extends DoingProps {
  readonly sessions: LessonSessions;
  readonly before: MailView;
  readonly view: MailView;
}

function LiveLesson(props: LiveProps) {
  const { lesson, step: stepId, sessions, before, view, head, onPassed, onRewind, fontSize } = props;
  const Frame = props.frame ?? LessonFrame;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  useSyncExternalStore(sessions.subscribe, () => sessions.version);
  const session = sessions.present!;
  const source = useMemo(
    () => ({ annotated: session.annotated, session, reconnect: () => sessions.reconnect() }),
    [session, sessions],
  );
  const controls = useConsole(source);
  const [pointed, onPoint] = useState<Pointed>();
  const [predictions, setPredictions] = useState<Readonly<Record<string, string>>>({});
  const evidence: Evidence = { sessions: sessions.evidence, before, view, predictions };
  const step = lesson.steps.find(({ id }) => id === stepId);
  const passes = step !== undefined && evaluateAll(step.passes, evidence).passes;

  useEffect(() => {
    if (passes) onPassed(stepId);
  }, [passes, stepId, onPassed]);

  // A script goes on while the console below it changes with each connection.
  const latest = useRef(controls.console);
  latest.current = controls.console;
  const play = useCallback(
    (actions: readonly Action[], pause: number, pace = AT_ONCE) =>
      sessions.play(actions, (line) => typeLine(latest.current, line, pace), pause),
    [sessions],
  );
  const ready = useHead(play, head);
  // What is played first makes its own connections.
  useEffect(() => {
    if (step && ready) sessions.enter(step.protocol);
  }, [sessions, step, ready]);
  const retraced = useCallback(
    (unit?: Unit) => onRewind(retrace(sessions.evidence, unit ?? lastSaid(sessions.evidence))),
    [sessions, onRewind],
  );

  const words = step && lesson.text[language].steps[step.id];
  return (
    <Frame
      {...props}
      sessions={sessions.evidence}
      play={play}
      ready={ready}
      type={(line) => controls.console.submit(line)}
      propose={(words) => controls.console.propose(words)}
      typeAll={(lines) =>
        void play(
          lines.map((line) => ({ kind: 'type', text: line })),
          0,
        )
      }
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
      console={
        <>
          <Connection session={session} onReconnect={() => sessions.reconnect()}>
            <button type="button" disabled={!lastSaid(sessions.evidence)} onClick={() => retraced()}>
              {text.undo}
            </button>
          </Connection>
          <ConsolePane
            source={source}
            controls={controls}
            pointed={pointed}
            onPoint={onPoint}
            {...(fontSize && { fontSize })}
          />
        </>
      }
      explanation={
        <ExplanationPane
          annotated={session.annotated}
          view={controls.settings}
          pointed={pointed}
          onPoint={onPoint}
          onType={(line) => controls.console.suggest(line)}
          onRewind={retraced}
        />
      }
      passes={passes || stepId === NOW}
    />
  );
}

/** Plays what the console is to begin with, once; true when that has been done. */
export function useHead(play: LiveFrameProps['play'], head: readonly Action[]): boolean {
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

/** Whether the console is connected, and the rough things one may do to a connection. */
export function Connection({
  session,
  onReconnect,
  children,
}: {
  session: Session;
  onReconnect: () => void;
  children?: ReactNode;
}) {
  const { t } = useText();
  const status = useStatus(session);
  return (
    <div className="lesson-connection">
      <span className={`connection-status connection-${status}`} role="status">
        {session.request.protocol.toUpperCase()} · {t(`status.${status ?? 'closed'}`)}
      </span>
      <button type="button" disabled={status !== 'open'} onClick={() => session.cut()}>
        {t('console.cut')}
      </button>
      <button type="button" onClick={onReconnect}>
        {t('console.reconnect')}
      </button>
      {children}
    </div>
  );
}
