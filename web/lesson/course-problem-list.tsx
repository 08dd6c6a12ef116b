import { type Problem, problemIn } from '../../lessons/format/problem.ts';
import { useText } from '../app/i18n/text.tsx';
import { inOrder } from './in-order.ts';

/** Each with its place, as the terminal has it, and in the page's language. */
export default function CourseProblemList({ problems }: { problems: readonly Problem[] }) {
  const { language } = useText();
  return (
    <ul>
      {inOrder(problems, (problem) => (
        <li>
          <code>
            {problem.file}:{problem.line}
          </code>{' '}
          {problemIn(problem, language)}
        </li>
      ))}
    </ul>
  );
}
