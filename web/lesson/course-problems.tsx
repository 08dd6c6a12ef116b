import { lazy, Suspense } from 'react';
import type { Problem } from '../../lessons/format/problem.ts';
import { fill, type PlayerText } from './texts.ts';
import './course-problems.css';

// All that can be wrong is much to load; few courses have problems.
const CourseProblemList = lazy(() => import('./course-problem-list.tsx'));

/** What the author of the course has to mend. */
export function CourseProblems({ problems, text }: { problems: readonly Problem[]; text: PlayerText }) {
  if (problems.length === 0) return null;
  return (
    <section className="course-problems" role="status">
      <h2>{fill(text.problems, { n: problems.length })}</h2>
      <Suspense>
        <CourseProblemList problems={problems} />
      </Suspense>
    </section>
  );
}
