import { useEffect, useState } from 'react';
import type { CourseIndex, Lesson } from '../../lessons/model.ts';
import { useText } from '../app/i18n/text.tsx';
import { type Annotators, annotatorsFor } from './annotators.ts';
import { loadIndex, loadLesson } from './course-data.ts';
import { Player } from './player.tsx';
import { fill, PLAYER_TEXTS } from './texts.ts';
import './lesson.css';

type Loaded =
  | { readonly lesson: Lesson; readonly course: CourseIndex; readonly annotators: Annotators }
  | { readonly missing: true }
  | { readonly error: string };

async function load(id: string): Promise<Loaded> {
  const [lesson, course] = await Promise.all([loadLesson(id), loadIndex()]);
  return lesson ? { lesson, course, annotators: await annotatorsFor(lesson) } : { missing: true };
}

/** `/lesson/<chapter>/<lesson>/<step>`: loads the lesson, then plays it. */
export default function LessonPage({ id, step }: { id: string; step: string | undefined }) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const [loaded, setLoaded] = useState<Loaded>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    load(id).then(
      (found) => wanted && setLoaded(found),
      (error: Error) => wanted && setLoaded({ error: error.message }),
    );
    return () => {
      wanted = false;
    };
  }, [id]);

  if (!loaded) return <p className="page-note">{text.loading}</p>;
  if ('error' in loaded) return <p className="page-note">{fill(text.failed, { reason: loaded.error })}</p>;
  if ('missing' in loaded) return <p className="page-note">{text.missing}</p>;
  return (
    <Player
      key={round}
      lesson={loaded.lesson}
      course={loaded.course}
      annotators={loaded.annotators}
      step={step}
      onRestart={() => setRound(round + 1)}
    />
  );
}
