import { Link } from 'wouter';
import type { PlayerText } from './texts.ts';

/** No lesson at this address, and where those there are stand. */
export function MissingLesson({ text }: { text: PlayerText }) {
  return (
    <p className="page-note">
      {text.missing} <Link href="/course">{text.course}</Link>
    </p>
  );
}
