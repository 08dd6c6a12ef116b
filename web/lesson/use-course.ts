import { useEffect, useState } from 'react';
import type { CourseIndex, Lesson } from '../../lessons/model.ts';
import { type Annotators, annotatorsFor, protocolsOf } from './annotators.ts';
import { followOwnCourse, isOwn, loadIndexOf, loadLesson } from './course-data.ts';

export type LoadedLesson =
  | { readonly lesson: Lesson; readonly course: CourseIndex; readonly annotators: Annotators }
  | { readonly missing: true; readonly course: CourseIndex }
  | { readonly error: string };

/**
 * A lesson and its course. One of someone's own is loaded again at each save; while it has problems the last version
 * without any stays, and the session that runs on it always does.
 */
export function useLesson(id: string): LoadedLesson | undefined {
  const [loaded, setLoaded] = useState<LoadedLesson>();
  useEffect(() => {
    let wanted = true;
    const show = () =>
      load(id).then(
        (found) => wanted && setLoaded((before) => keeping(before, found)),
        (error: Error) => wanted && setLoaded((before) => before ?? { error: error.message }),
      );
    void show();
    const leave = isOwn(id) ? followOwnCourse(show) : undefined;
    return () => {
      wanted = false;
      leave?.();
    };
  }, [id]);
  return loaded;
}

async function load(id: string): Promise<LoadedLesson> {
  const [course, lesson] = isOwn(id)
    ? await loadOwn(id)
    : await Promise.all([loadIndexOf(id), loadLesson(id)]);
  return lesson ? { lesson, course, annotators: await annotatorsFor(lesson) } : { missing: true, course };
}

/** While a lesson has problems its course does not list it, and there is nothing to ask for. */
async function loadOwn(id: string): Promise<[CourseIndex, Lesson | undefined]> {
  const course = await loadIndexOf(id);
  const listed = course.chapters.some(({ lessons }) => lessons.some((lesson) => lesson.id === id));
  return [course, listed ? await loadLesson(id) : undefined];
}

/** What is found now, on top of what runs: a session goes on as long as what it began with has not changed. */
function keeping(before: LoadedLesson | undefined, found: LoadedLesson): LoadedLesson {
  if (!before || !('lesson' in before) || 'error' in found) return found;
  if ('missing' in found) return { ...before, course: found.course };
  const [was, is] = [before.lesson.sandbox, found.lesson.sandbox];
  const sandbox = JSON.stringify(was) === JSON.stringify(is) ? was : is;
  const spoken = (lesson: Lesson) => protocolsOf(lesson).join(' ');
  const annotators = spoken(before.lesson) === spoken(found.lesson) ? before.annotators : found.annotators;
  return { ...found, lesson: { ...found.lesson, sandbox }, annotators };
}
