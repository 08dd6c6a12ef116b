import { type FSWatcher, watch } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type CompiledCourse, compileCourse } from '../lessons/compile.ts';
import { formatProblem } from '../lessons/format/problem.ts';
import { type CourseIndex, type Lesson, OWN } from '../lessons/model.ts';
import { readCourse, sendJson } from './course.ts';

/** Where it is served: `own.index.json`, `own.<chapter>/<lesson>.json`, and `own.events` that tells of each save. */
const PREFIX = `/course/${OWN}`;
/** Editors write a file in several goes, and several files at once: milliseconds of quiet before it is read again. */
const QUIET = 150;
/** Most pages that follow it; one more is refused. */
const MOST_PAGES = 200;

/**
 * A course of someone's own, served beside ours and compiled anew at each save. Its lessons have ids of their own kind,
 * so that a chapter may be called as one of ours.
 */
export class OwnCourse {
  private readonly folder: string;
  /** Told of each compilation. */
  private readonly report: (lines: readonly string[]) => void;
  private readonly pages = new Set<ServerResponse>();
  private compiled: CompiledCourse | undefined;
  private watcher: FSWatcher | undefined;
  private timer: NodeJS.Timeout | undefined;
  private version = 0;

  constructor(folder: string, report: (lines: readonly string[]) => void) {
    this.folder = folder;
    this.report = report;
  }

  /** Reads the folder and follows it from then on. Fails when it cannot be read. */
  async open(): Promise<void> {
    await this.compile().catch((error: Error) => {
      throw new RangeError(`The course cannot be read: ${error.message}`);
    });
    this.watcher = watch(this.folder, { recursive: true }, () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.saved(), QUIET);
    });
    this.watcher.on('error', (error) => this.report([`The course is no longer followed: ${error.message}`]));
  }

  close(): void {
    clearTimeout(this.timer);
    this.watcher?.close();
    for (const page of this.pages) page.end();
  }

  /** Answers a request for this course; false when it is for something else. */
  handle = (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = (request.url ?? '').split('?')[0]!;
    if (!path.startsWith(PREFIX) || !this.compiled) return false;
    const name = path.slice(PREFIX.length);
    if (name === 'events') this.follow(response);
    else if (name === 'index.json') sendJson(response, 200, ownIndex(this.compiled));
    else {
      const lesson = this.compiled.lessons.get(name.replace(/\.json$/, ''));
      if (lesson) sendJson(response, 200, ownLesson(lesson));
      else sendJson(response, 404, { error: `There is no lesson "${name}".` });
    }
    return true;
  };

  private async saved(): Promise<void> {
    try {
      await this.compile();
    } catch (error) {
      // Between two writes of an editor a file may be gone; what was compiled before stands.
      this.report([`The course cannot be read: ${(error as Error).message}`]);
      return;
    }
    for (const page of this.pages) page.write(`data: ${this.version}\n\n`);
  }

  private async compile(): Promise<void> {
    this.compiled = compileCourse(await readCourse(this.folder));
    this.version++;
    const { lessons, problems } = this.compiled;
    const count = `Your course: ${plural(lessons.size, 'lesson')}, ${plural(problems.length, 'problem')}.`;
    this.report([...problems.map(formatProblem), count]);
  }

  /** Server-sent events: a line for each save, for as long as the page is open. */
  private follow(response: ServerResponse): void {
    if (this.pages.size >= MOST_PAGES) {
      sendJson(response, 503, { error: 'Too many pages follow the course.' });
      return;
    }
    response.setTimeout(0); // there may be no save for hours
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`data: ${this.version}\n\n`);
    this.pages.add(response);
    response.once('close', () => this.pages.delete(response));
  }
}

function ownIndex({ index, problems }: CompiledCourse): CourseIndex {
  const chapters = index.chapters.map((chapter) => ({
    ...chapter,
    id: OWN + chapter.id,
    lessons: chapter.lessons.map((lesson) => ({ ...lesson, id: OWN + lesson.id })),
  }));
  return { ...index, chapters, problems };
}

function ownLesson(lesson: Lesson): Lesson {
  return { ...lesson, id: OWN + lesson.id };
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
