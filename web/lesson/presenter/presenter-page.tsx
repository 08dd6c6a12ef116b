import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Action } from '../../../lessons/format/script.ts';
import type { CourseIndex, Lesson } from '../../../lessons/model.ts';
import { actionsOf, cuesOf } from '../../../lessons/play/cues.ts';
import { FeedProvider } from '../../app/feed.tsx';
import { useText } from '../../app/i18n/text.tsx';
import type { Annotators } from '../annotators.ts';
import { Doing } from '../doing.tsx';
import { MissingLesson } from '../missing-lesson.tsx';
import { fill, PLAYER_TEXTS } from '../texts.ts';
import { useLesson } from '../use-course.ts';
import { type Presentation, PresentationContext } from './presentation.ts';
import { PresenterFrame } from './presenter-frame.tsx';
import './presenter.css';

/** `/present/<chapter>/<lesson>/<step>`: the lesson on a projector, from that step on. */
export default function PresenterPage({ id, step }: { id: string; step: string | undefined }) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const loaded = useLesson(id);
  if (!loaded) return <p className="page-note">{text.loading}</p>;
  if ('error' in loaded) return <p className="page-note">{fill(text.failed, { reason: loaded.error })}</p>;
  if ('missing' in loaded) return <MissingLesson text={text} />;
  return <Presenting {...loaded} step={step} />;
}

/** Pixels of the page's and of the console's letters, before they are made larger or smaller. */
const LETTERS = { page: 21, console: 24 };
const SCALES = { smallest: 0.5, largest: 2.5 };

interface PresentingProps {
  readonly lesson: Lesson;
  readonly course: CourseIndex;
  readonly annotators: Annotators;
  readonly step: string | undefined;
}

function Presenting({ lesson, course, annotators, step }: PresentingProps) {
  const { language } = useText();
  const cues = useMemo(() => cuesOf(lesson), [lesson]);
  const at = (id: string | undefined) =>
    Math.max(
      0,
      cues.findIndex((cue) => cue.step === id),
    );
  const [given, give] = useState(() => at(step) + 1);
  const leadingTo = (count: number) => actionsOf(cues.slice(0, count), lesson.protocol);
  const [start, setStart] = useState(() => ({ head: leadingTo(at(step)), take: 0 }));
  const [since] = useState(() => Date.now());
  const [black, setBlack] = useState(false);
  const [scale, setScale] = useState(1);
  const restart = useCallback((count: number, head: readonly Action[]) => {
    give(count);
    setStart(({ take }) => ({ head: [...head], take: take + 1 }));
  }, []);

  useEffect(() => {
    document.title = `${lesson.text[language].title} · PlusOK`;
  }, [lesson, language]);
  // Before the terminal is made: it takes its colours from the page's.
  useLayoutEffect(() => {
    const { classList, style } = document.documentElement;
    classList.add('presenting');
    style.fontSize = `${LETTERS.page * scale}px`;
    return () => {
      classList.remove('presenting');
      style.fontSize = '';
    };
  }, [scale]);

  const presentation: Presentation = {
    cues,
    given,
    give,
    restart,
    since,
    black,
    setBlack,
    scale,
    setScale: (wanted) => setScale(Math.min(SCALES.largest, Math.max(SCALES.smallest, wanted))),
  };
  return (
    <PresentationContext value={presentation}>
      <FeedProvider key={start.take} seed={lesson.seed} switches={lesson.sandbox}>
        <Doing
          lesson={lesson}
          course={course}
          annotators={annotators}
          step={cues[given - 1]!.step}
          goTo={(id) => restart(at(id) + 1, leadingTo(at(id)))}
          passed={[]}
          onRestart={() => restart(1, [])}
          tabs={null}
          head={start.head}
          onPassed={ignore}
          frame={PresenterFrame}
          fontSize={Math.round(LETTERS.console * scale)}
        />
      </FeedProvider>
    </PresentationContext>
  );
}

const ignore = () => {};
