import { isProtocol } from '../../relay/wire/protocol.ts';
import { loadExplainer } from '../annotator/explanations/load.ts';
import { loadIndex, loadLesson } from '../lesson/course-data.ts';
import { loadAnnotator } from '../link/load-annotator.ts';
import type { Language } from './i18n/text.tsx';
import { onDemand } from './on-demand.tsx';

/** The pages that are not the first: each is loaded when its address is opened. */
export const ConsolePage = onDemand(() => import('./console-page.tsx'));
export const CoursePage = onDemand(() => import('../lesson/course-page.tsx'));
export const ExplainPage = onDemand(() => import('../explain/explain-page.tsx'));
export const LessonPage = onDemand(() => import('../lesson/lesson-page.tsx'));
export const PresenterPage = onDemand(() => import('../lesson/presenter/presenter-page.tsx'));
export const NotesPage = onDemand(() => import('../lesson/presenter/notes-page.tsx'));

const PAGES = new Map([
  ['console', ConsolePage.load],
  ['course', CoursePage.load],
  ['explain', ExplainPage.load],
  ['lesson', LessonPage.load],
  ['present', PresenterPage.load],
  ['notes', NotesPage.load],
]);

/**
 * Loads the page of an address, and at the same time what that page will ask for. Whatever fails here is asked for
 * again by the page, which tells the person.
 */
export async function preload(path: string, language: Language): Promise<void> {
  const [page = '', first, second] = path.split('/').slice(1);
  const parts: unknown[] = [PAGES.get(page)?.()];
  if (['lesson', 'present', 'notes'].includes(page))
    parts.push(loadLesson(`${first}/${second}`), loadIndex());
  if (page === 'course') parts.push(loadIndex());
  if (isProtocol(first)) parts.push(loadAnnotator(first), loadExplainer(first, language));
  await Promise.allSettled(parts);
}
