import { useState } from 'react';
import { useText } from '../app/i18n/text.tsx';
import { CourseProblems } from './course-problems.tsx';
import { MissingLesson } from './missing-lesson.tsx';
import { Player } from './player.tsx';
import { fill, PLAYER_TEXTS } from './texts.ts';
import { useLesson } from './use-course.ts';
import './lesson.css';

/** `/lesson/<chapter>/<lesson>/<step>`: loads the lesson, then plays it. */
export default function LessonPage({ id, step }: { id: string; step: string | undefined }) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const loaded = useLesson(id);
  const [round, setRound] = useState(0);

  if (!loaded) return <p className="page-note">{text.loading}</p>;
  if ('error' in loaded) return <p className="page-note">{fill(text.failed, { reason: loaded.error })}</p>;
  const problems = loaded.course.own === undefined ? loaded.course.problems : [];
  return (
    <>
      <CourseProblems problems={problems} text={text} />
      {'missing' in loaded ? (
        <MissingLesson text={text} />
      ) : (
        <Player
          key={round}
          lesson={loaded.lesson}
          course={loaded.course}
          annotators={loaded.annotators}
          step={step}
          onRestart={() => setRound(round + 1)}
        />
      )}
    </>
  );
}
