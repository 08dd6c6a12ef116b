import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Action } from '../../lessons/format/script.ts';
import type { CourseIndex, Lesson } from '../../lessons/model.ts';
import { FeedProvider } from '../app/feed.tsx';
import { useText } from '../app/i18n/text.tsx';
import type { Annotators } from './annotators.ts';
import { Doing } from './doing.tsx';
import { PlayingAlong } from './playing-along.tsx';
import { readProgress, withPassed, writeProgress } from './progress.ts';
import { PLAYER_TEXTS } from './texts.ts';
import { Watching } from './watching.tsx';

/** The address of what follows the last step: what you can do now. */
export const NOW = 'now';

/** What both ways of following a lesson are given. */
export interface PlayerProps {
  readonly lesson: Lesson;
  readonly course: CourseIndex;
  readonly annotators: Annotators;
  /** The step's id, or NOW. */
  readonly step: string;
  readonly goTo: (step: string) => void;
  readonly passed: readonly string[];
  readonly onRestart: () => void;
  /** The two tabs, which stand above the prose. */
  readonly tabs: ReactNode;
}

/** One lesson: watched or done, step by step. */
export function Player({
  lesson,
  course,
  annotators,
  step,
  onRestart,
}: {
  lesson: Lesson;
  course: CourseIndex;
  annotators: Annotators;
  step: string | undefined;
  onRestart: () => void;
}) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const [, navigate] = useLocation();
  const [mode, setMode] = useState<'watch' | 'along' | 'do'>('do');
  const [{ head, take }, setStart] = useState<{ head: readonly Action[]; take: number }>({
    head: [],
    take: 0,
  });
  const startFrom = useCallback(
    (actions: readonly Action[]) => setStart((before) => ({ head: actions, take: before.take + 1 })),
    [],
  );
  const [progress, setProgress] = useState(() => readProgress(localStorage));
  const known = step === NOW || lesson.steps.some(({ id }) => id === step);
  const present = known && step !== undefined ? step : lesson.steps[0]!.id;

  useEffect(() => {
    document.title = `${lesson.text[language].title} · PlusOK`;
  }, [lesson, language]);

  const onPassed = useCallback(
    (id: string) =>
      setProgress((before) => {
        const after = withPassed(before, lesson.id, id);
        if (after !== before) writeProgress(localStorage, after);
        return after;
      }),
    [lesson.id],
  );
  const tabs = (
    <div className="modes">
      <button
        type="button"
        aria-pressed={mode !== 'do'}
        title={text.watchTitle}
        onClick={() => setMode('watch')}
      >
        {text.watch}
      </button>
      <button type="button" aria-pressed={mode === 'do'} title={text.doTitle} onClick={() => setMode('do')}>
        {text.do}
      </button>
      <Link className="button" href={`/present/${lesson.id}/${present}`} title={text.presentTitle}>
        {text.present}
      </Link>
    </div>
  );
  const props: PlayerProps = {
    lesson,
    course,
    annotators,
    step: present,
    goTo: (id) => navigate(`/lesson/${lesson.id}/${id}`),
    passed: progress[lesson.id] ?? [],
    onRestart,
    tabs,
  };
  if (mode !== 'do') {
    const takeOver = (actions: readonly Action[]) => {
      startFrom(actions);
      setMode('do');
    };
    if (mode === 'along') return <PlayingAlong {...props} onTakeOver={takeOver} />;
    return <Watching {...props} onTakeOver={takeOver} onPlayAlong={() => setMode('along')} />;
  }
  return (
    <FeedProvider key={take} seed={lesson.seed} switches={lesson.sandbox}>
      <Doing {...props} head={head} onPassed={onPassed} onRewind={startFrom} />
    </FeedProvider>
  );
}
