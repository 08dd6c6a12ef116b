import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { ARTICLE, type CourseIndex, type LessonIndex } from '../../lessons/model.ts';
import { useText } from '../app/i18n/text.tsx';
import { CarryProgress } from './carry-progress.tsx';
import { followOwnCourse, loadIndex, loadOwnIndex } from './course-data.ts';
import { CourseProblems } from './course-problems.tsx';
import { type Progress, readProgress, writeProgress } from './progress.ts';
import { fill, PLAYER_TEXTS } from './texts.ts';
import './lesson.css';

/** `/course`: chapters and lessons, with what is done of each. */
export default function CoursePage() {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const [course, setCourse] = useState<CourseIndex>();
  const [error, setError] = useState<string>();
  const [progress, setProgress] = useState(() => readProgress(localStorage));
  useEffect(() => {
    loadIndex().then(setCourse, (reason: Error) => setError(reason.message));
  }, []);
  const own = useOwnCourse(course?.own ?? false);
  if (error !== undefined) return <p className="page-note">{fill(text.failed, { reason: error })}</p>;
  if (!course) return <p className="page-note">{text.loading}</p>;
  return (
    <div className="course">
      {own && (
        <>
          <CourseProblems problems={own.problems} text={text} />
          <p className="course-kind">{text.ownCourse}</p>
          <h1>{own.text[language].title || text.ownCourse}</h1>
          <p className="lead">{own.text[language].purpose}</p>
          <Chapters course={own} progress={progress} />
        </>
      )}
      <h1>{course.text[language].title}</h1>
      <p className="lead">{course.text[language].purpose}</p>
      <Chapters course={course} progress={progress} />
      <CarryProgress
        progress={progress}
        onChange={(after) => {
          writeProgress(localStorage, after);
          setProgress(after);
        }}
      />
      <p className="lesson-credit">{fill(text.credit, ARTICLE)}</p>
    </div>
  );
}

/** The course of whoever started PlusOK, as it is after each save. */
function useOwnCourse(exists: boolean): CourseIndex | undefined {
  const [own, setOwn] = useState<CourseIndex>();
  useEffect(() => {
    if (!exists) return;
    const show = () => void loadOwnIndex().then(setOwn, () => setOwn(undefined));
    show();
    return followOwnCourse(show);
  }, [exists]);
  return own;
}

function Chapters({ course, progress }: { course: CourseIndex; progress: Progress }) {
  const { language } = useText();
  return course.chapters.map((chapter) => (
    <section key={chapter.id} className="course-chapter">
      <h2>{chapter.text[language].title}</h2>
      <p>{chapter.text[language].purpose}</p>
      <ol>
        {chapter.lessons.map((lesson) => (
          <LessonLine key={lesson.id} lesson={lesson} progress={progress} />
        ))}
      </ol>
    </section>
  ));
}

function LessonLine({ lesson, progress }: { lesson: LessonIndex; progress: Progress }) {
  const { language } = useText();
  const text = PLAYER_TEXTS[language];
  const done = lesson.steps.filter((step) => progress[lesson.id]?.includes(step)).length;
  const next = lesson.steps.find((step) => !progress[lesson.id]?.includes(step));
  const resume = done > 0 && next !== undefined ? `/${next}` : '';
  return (
    <li>
      <Link href={`/lesson/${lesson.id}${resume}`} className="course-lesson">
        <b>{lesson.text[language].title}</b>
        <span>{lesson.text[language].purpose}</span>
        <progress
          max={lesson.steps.length}
          value={done}
          aria-label={fill(text.stepsDone, { n: done, of: lesson.steps.length })}
        />
      </Link>
    </li>
  );
}
