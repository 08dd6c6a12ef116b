import { lazy } from 'react';
import { isProtocol } from '../../relay/wire/protocol.ts';
import { loadExplainer } from '../annotator/explanations/load.ts';
import { loadIndex, loadLesson } from '../lesson/course-data.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import type { Language } from './i18n/text.tsx';

/** The pages that are not the first: each is loaded when its address is opened. */
const LOAD = {
  console: () => import('./console-page.tsx'),
  course: () => import('../lesson/course-page.tsx'),
  explain: () => import('../explain/explain-page.tsx'),
  lesson: () => import('../lesson/lesson-page.tsx'),
};

export const ConsolePage = lazy(LOAD.console);
export const CoursePage = lazy(LOAD.course);
export const ExplainPage = lazy(LOAD.explain);
export const LessonPage = lazy(LOAD.lesson);

/**
 * Loads the page of an address, and at the same time what that page will ask for. Whatever fails here is asked for
 * again by the page, which tells the person.
 */
export async function preload(path: string, language: Language): Promise<void> {
  const [page, first, second] = path.split('/').slice(1);
  const parts: Promise<unknown>[] = [];
  if (page !== undefined && page in LOAD) parts.push(LOAD[page as keyof typeof LOAD]());
  if (page === 'lesson') parts.push(loadLesson(`${first}/${second}`), loadIndex());
  if (page === 'course') parts.push(loadIndex());
  if (isProtocol(first)) parts.push(loadAnnotator(first), loadExplainer(first, language));
  await Promise.allSettled(parts);
}
