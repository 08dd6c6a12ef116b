import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { type Deed, demoOf } from '../../lessons/play/demo.ts';
import { inConsoles } from '../../lessons/play/in-consoles.ts';
import { afterLines, timelineOf } from '../../lessons/play/timeline.ts';
import { FeedProvider, useFeed } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import { Doing, type LiveFrameProps } from './doing.tsx';
import { LessonFrame } from './lesson-frame.tsx';
import { PLAYER_TEXTS } from './texts.ts';
import { useLetterKeys } from './use-letter-keys.ts';
import { Watching, type WatchingProps } from './watching.tsx';

interface Demo {
  readonly deeds: readonly Deed[];
  /** How much of it was played before the keys were given over. */
  readonly from: number;
  readonly onReady: () => void;
  /** The server is gone after so many deeds. */
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
  const deeds = useMemo(() => demoOf(lesson), [lesson]);
  const timeline = useMemo(() => timelineOf(lesson), [lesson]);
  const [from] = useState(() =>
    Math.max(
      0,
      deeds.findIndex((deed) => deed.step === step),
    ),
  );
  const head = useMemo(() => inConsoles(deeds.slice(0, from).flatMap(({ parts }) => parts)), [deeds, from]);
  const [lost, setLost] = useState<number>();
  const [ready, setReady] = useState(false);
  useEffect(() => {
    if (ready) return;
    const timer = setTimeout(() => setLost(from), PATIENCE);
    return () => clearTimeout(timer);
  }, [ready, from]);

  if (lost !== undefined) {
    const lines = deeds.slice(0, lost).filter(({ typed }) => typed !== undefined).length;
    return <Watching {...props} from={afterLines(timeline, lines)} byKeys />;
  }
  const demo = { deeds, from, onReady: () => setReady(true), onLost: setLost, goTo: props.goTo };
  return (
    <DemoContext value={demo}>
      <FeedProvider seed={lesson.seed} switches={lesson.sandbox}>
        <Doing {...props} head={head} onPassed={ignore} frame={DemoFrame} />
      </FeedProvider>
    </DemoContext>
  );
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
  const next = demo.deeds[done];

  const gone = sessions.some(({ closedBy }) => closedBy === 'relay' || closedBy === 'network');
  const lost = ready && (!state.connected || gone);
  const { onLost, onReady, goTo } = demo;
  useEffect(() => {
    if (lost) onLost(done);
  }, [lost, onLost, done]);
  useEffect(() => {
    if (ready) onReady();
  }, [ready, onReady]);
  const shown = (next ?? demo.deeds.at(-1))?.step;
  useEffect(() => {
    if (shown !== undefined && shown !== props.step) goTo(shown);
  }, [shown, props.step, goTo]);

  useLetterKeys(true, () => {
    if (!next || !ready || busy.current) return;
    if (next.typed !== undefined && letters < next.typed.length) {
      propose(next.typed.slice(0, letters + 1), next.console);
      setLetters(letters + 1);
      return;
    }
    busy.current = true;
    setDone(done + 1);
    setLetters(0);
    void play(inConsoles(next.parts), 0).finally(() => {
      busy.current = false;
    });
  });

  return (
    <LessonFrame
      {...props}
      typing={undefined}
      questions={undefined}
      foot={
        <p className="playing-along" role="status">
          <b>{text.liveBadge}</b> {next ? text.anyKey : text.demoOver}
        </p>
      }
    />
  );
}
