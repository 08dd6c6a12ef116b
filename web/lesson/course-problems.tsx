import type { Problem } from '../../lessons/format/problem.ts';
import { inOrder } from './in-order.ts';
import { fill, type PlayerText } from './texts.ts';
import './course-problems.css';

/** What the author of the course has to mend, as the terminal says it too. */
export function CourseProblems({ problems, text }: { problems: readonly Problem[]; text: PlayerText }) {
  if (problems.length === 0) return null;
  return (
    <section className="course-problems" role="status">
      <h2>{fill(text.problems, { n: problems.length })}</h2>
      <ul lang="en">
        {inOrder(problems, ({ file, line, message }) => (
          <li>
            <code>
              {file}:{line}
            </code>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}
