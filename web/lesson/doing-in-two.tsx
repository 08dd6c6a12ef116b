import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { evaluateAll } from '../../lessons/checks/evaluate.ts';
import type { Evidence } from '../../lessons/checks/evidence.ts';
import { type Action, FIRST_CONSOLE } from '../../lessons/format/script.ts';
import type { MailView } from '../../relay/wire/feed.ts';
import { useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { relayUrl } from '../app/urls.ts';
import type { Pointed } from '../console/screen.ts';
import { useConsole } from '../console/use-console.ts';
import { Connection, type DoingProps, TYPING_PAUSE, useHead } from './doing.tsx';
import { type Pace, typeLine } from './keystrokes.ts';
import { LessonFrame } from './lesson-frame.tsx';
import { LessonSessions } from './lesson-sessions.ts';
import { NOW } from './player.tsx';
import { Questions, StepFoot } from './step-card.tsx';
import { PLAYER_TEXTS } from './texts.ts';
import { ConsoleColumn, TwoConsoles } from './two-consoles.tsx';

/** A lesson in two consoles on one sandbox: a conversation in each, one set of conditions over both. */
export function DoingInTwo(props: DoingProps) {
  const { state } = useFeed();
  const { language } = useText();
  const target = state.sandbox?.target;
  const [consoles, setConsoles] = useState<readonly LessonSessions[]>();
  const { lesson, annotators } = props;
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
  const before = useRef<MailView | undefined>(undefined);
  before.current ??= state.view;
  if (!consoles || !state.view || !before.current) {
    return <p className="page-note">{state.refusal ?? PLAYER_TEXTS[language].loading}</p>;
  }
  return <LivePair {...props} consoles={consoles} before={before.current} view={state.view} />;
}

/** Types a line into one of the consoles. */
type Typist = (line: string, pace: Pace) => Promise<void>;
type Typists = Record<string, Typist>;

interface PairProps extends DoingProps {
  readonly consoles: readonly LessonSessions[];
  readonly before: MailView;
  readonly view: MailView;
}

function LivePair(props: PairProps) {
  const { lesson, step: stepId, consoles, before, view, head, onPassed, fontSize } = props;
  const Frame = props.frame ?? LessonFrame;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  useFollowed(consoles);
  const [inUse, setInUse] = useState(FIRST_CONSOLE);
  const [predictions, setPredictions] = useState<Readonly<Record<string, string>>>({});
  const used = (each: LessonSessions) => each.console === inUse;
  const lastUsed = [...consoles.filter((each) => !used(each)), ...consoles.filter(used)];
  const sessions = lastUsed.flatMap((each) => each.evidence);
  const evidence: Evidence = { sessions, before, view, predictions };
  const step = lesson.steps.find(({ id }) => id === stepId);
  const passes = step !== undefined && evaluateAll(step.passes, evidence).passes;
  useEffect(() => {
    if (passes) onPassed(stepId);
  }, [passes, stepId, onPassed]);
  const typists = useRef<Typists>({});
  const type = (line: string, console = FIRST_CONSOLE) => void typists.current[console]?.(line, { key: 0 });
  const play = useCallback(
    (actions: readonly Action[], pause: number, pace: Pace = { key: 0 }) =>
      playOn(consoles, actions, (name, line) => typists.current[name]?.(line, pace), pause),
    [consoles],
  );
  const ready = useHead(play, head);
  useEffect(() => {
    if (step && ready) for (const each of consoles) each.enter(step.protocol);
  }, [consoles, step, ready]);

  return (
    <Frame
      {...props}
      sessions={sessions}
      play={play}
      ready={ready}
      type={type}
      typeAll={(lines) =>
        void play(
          lines.map((line) => ({ kind: 'type', text: line })),
          0,
        )
      }
      questions={
        step && (
          <Questions
            step={step}
            words={lesson.text[language].steps[step.id]!}
            evidence={evidence}
            onGuess={(id, guess) => setPredictions({ ...predictions, [id]: guess })}
            text={text}
          />
        )
      }
      foot={
        step && (
          <StepFoot
            step={step}
            words={lesson.text[language].steps[step.id]!}
            evidence={evidence}
            lang={language}
            text={text}
            play={(actions) => void play(actions, TYPING_PAUSE)}
          />
        )
      }
      console={
        <TwoConsoles>
          {consoles.map((each) => (
            <LiveColumn
              key={each.console}
              sessions={each}
              onUse={() => setInUse(each.console)}
              onReady={(typist) => {
                typists.current[each.console] = typist;
              }}
              {...(fontSize && { fontSize })}
            />
          ))}
        </TwoConsoles>
      }
      explanation={null}
      passes={passes || stepId === NOW}
    />
  );
}

function LiveColumn({
  sessions,
  onUse,
  onReady,
  fontSize,
}: {
  sessions: LessonSessions;
  onUse: () => void;
  /** Told, at each drawing, how a line is typed here. */
  onReady: (typist: Typist) => void;
  fontSize?: number;
}) {
  const { language } = useText();
  const session = sessions.present!;
  const source = useMemo(
    () => ({ annotated: session.annotated, session, reconnect: () => sessions.reconnect() }),
    [session, sessions],
  );
  const controls = useConsole(source);
  const [pointed, onPoint] = useState<Pointed>();
  useEffect(() => onReady((line, pace) => typeLine(controls.console, line, pace)));
  return (
    <ConsoleColumn
      name={sessions.console}
      source={source}
      controls={controls}
      pointed={pointed}
      onPoint={onPoint}
      text={PLAYER_TEXTS[language]}
      status={<Connection session={session} onReconnect={() => sessions.reconnect()} />}
      onUse={onUse}
      {...(fontSize && { fontSize })}
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

/** Plays a script over both: each action in the console that the script has turned to. */
async function playOn(
  consoles: readonly LessonSessions[],
  actions: readonly Action[],
  type: (console: string, line: string) => void | Promise<void>,
  pause: number,
): Promise<void> {
  let name = FIRST_CONSOLE;
  for (const action of actions) {
    if (action.kind === 'console') name = action.name;
    const present = consoles.find((each) => each.console === name);
    await present?.play([action], (line) => type(name, line), pause);
  }
}
