import { type CourseIndex, type Lesson, OWN } from '../../lessons/model.ts';

/** Courses as the relay serves them. Each file of ours is asked for once while the page lives. */

const asked = new Map<string, Promise<unknown>>();

export function loadIndex(): Promise<CourseIndex> {
  return load('index') as Promise<CourseIndex>;
}

/** The course of someone's own, as it is now. */
export function loadOwnIndex(): Promise<CourseIndex> {
  return request(`${OWN}index`) as Promise<CourseIndex>;
}

/** The index of the course that a lesson belongs to. */
export function loadIndexOf(lesson: string): Promise<CourseIndex> {
  return isOwn(lesson) ? loadOwnIndex() : loadIndex();
}

export function isOwn(lesson: string): boolean {
  return lesson.startsWith(OWN);
}

/** Calls at each save of someone's own course, until told to stop. */
export function followOwnCourse(saved: () => void): () => void {
  const events = new EventSource(`/course/${OWN}events`);
  let version: string | undefined;
  events.onmessage = ({ data }: MessageEvent<string>) => {
    if (version !== undefined && data !== version) saved();
    version = data;
  };
  return () => events.close();
}

/** A lesson by its address, "pop3/list-and-read"; undefined when there is none. */
export function loadLesson(id: string): Promise<Lesson | undefined> {
  return (isOwn(id) ? request(id) : load(id)) as Promise<Lesson | undefined>;
}

function load(name: string): Promise<unknown> {
  let answer = asked.get(name);
  if (!answer) {
    answer = request(name);
    asked.set(name, answer);
    answer.catch(() => asked.delete(name));
  }
  return answer;
}

async function request(name: string): Promise<unknown> {
  const response = await fetch(`/course/${name}.json`);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.json();
}
