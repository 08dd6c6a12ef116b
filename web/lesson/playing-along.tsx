import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { Action } from '../../lessons/format/script.ts';
import type { Lesson, ReplayLine } from '../../lessons/model.ts';
import { afterLines, timelineOf } from '../../lessons/play/timeline.ts';
import { FeedProvider, useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { Doing, type LiveFrameProps } from './doing.tsx';
import { LessonFrame } from './lesson-frame.tsx';
import { PLAYER_TEXTS } from './texts.ts';
import { useLetterKeys } from './use-letter-keys.ts';
import { Watching, type WatchingProps } from './watching.tsx';

interface Demo {
  /** What the demo does, and the step each belongs to. */
  readonly script: readonly { readonly action: Action; readonly step: string }[];
  /** How much of it was played before the keys were given over. */
  readonly from: number;
  readonly onReady: () => void;
  /** The server is gone after so many actions of the script. */
  readonly onLost: (done: number) => void;
  readonly goTo: (step: string) => void;
}

const DemoContext = createContext<Demo | undefined>(undefined);

/** How long the server may take to be there, in milliseconds, before the recording stands in for it. */
const PATIENCE = 5000;

/**
 * The demo typed by whoever drums on the keys: each types its next letter, against the live server. When the server
 * is lost the recording goes on in its place, by the same keys.
 */
export function PlayingAlong(props: WatchingProps) {
  const { lesson, step } = props;
  const script = useMemo(() => scriptOf(lesson), [lesson]);
  const timeline = useMemo(() => timelineOf(lesson), [lesson]);
  const [from] = useState(() =>
    Math.max(
      0,
      script.findIndex((each) => each.step === step),
    ),
  );
  const head = useMemo(() => script.slice(0, from).map(({ action }) => action), [script, from]);
  const [lost, setLost] = useState<number>();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (ready) return;
    const timer = setTimeout(() => setLost(from), PATIENCE);
    return () => clearTimeout(timer);
  }, [ready, from]);

  if (lost !== undefined) {
    const lines = script.slice(0, lost).filter(({ action }) => action.kind === 'type').length;
    return <Watching {...props} from={afterLines(timeline, lines)} byKeys />;
  }
  const demo = { script, from, onReady: () => setReady(true), onLost: setLost, goTo: props.goTo };
  return (
    <DemoContext value={demo}>
      <FeedProvider seed={lesson.seed} switches={lesson.sandbox}>
        <Doing {...props} head={head} onPassed={ignore} onRewind={ignore} frame={DemoFrame} />
      </FeedProvider>
    </DemoContext>
  );
}

function scriptOf({ replay, steps }: Lesson) {
  let step = steps[0]!.id;
  return replay.lines.flatMap((line, index) => {
    step = replay.markers.findLast((marker) => marker.line === index)?.step ?? step;
    const action = actionOf(line);
    return action ? [{ action, step }] : [];
  });
}

function actionOf(line: ReplayLine): Action | undefined {
  if (line.kind !== 'line') return line;
  return line.from === 'client' ? { kind: 'type', text: line.text } : undefined;
}

const ignore = () => {};

function DemoFrame(props: LiveFrameProps) {
  const { play, propose, sessions, ready } = props;
  const demo = useContext(DemoContext)!;
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const { state } = useFeed();
  const [done, setDone] = useState(demo.from);
  const [letters, setLetters] = useState(0);
  const busy = useRef(false);
  const next = demo.script[done];

  const closedBy = sessions.at(-1)?.closedBy;
  const lost = ready && (!state.connected || closedBy === 'relay' || closedBy === 'network');
  const { onLost, onReady, goTo } = demo;
  useEffect(() => {
    if (lost) onLost(done);
  }, [lost, onLost, done]);
  useEffect(() => {
    if (ready) onReady();
  }, [ready, onReady]);
  const shown = (next ?? demo.script.at(-1))?.step;
  useEffect(() => {
    if (shown !== undefined && shown !== props.step) goTo(shown);
  }, [shown, props.step, goTo]);

  useLetterKeys(true, () => {
    if (!next || !ready || busy.current) return;
    if (next.action.kind === 'type' && letters < next.action.text.length) {
      propose?.(next.action.text.slice(0, letters + 1));
      setLetters(letters + 1);
      return;
    }
    busy.current = true;
    setDone(done + 1);
    setLetters(0);
    void play([next.action], 0).finally(() => {
      busy.current = false;
    });
  });

  return (
    <LessonFrame
      {...props}
      questions={undefined}
      foot={
        <p className="playing-along" role="status">
          <b>{text.liveBadge}</b> {next ? text.anyKey : text.demoOver}
        </p>
      }
    />
  );
}
