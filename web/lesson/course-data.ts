import type { CourseIndex, Lesson } from '../../lessons/model.ts';

/** The course as the relay serves it. Each file is asked for once while the page lives. */

const asked = new Map<string, Promise<unknown>>();

export function loadIndex(): Promise<CourseIndex> {
  return load('index') as Promise<CourseIndex>;
}

/** A lesson by its address, "pop3/list-and-read"; undefined when there is none. */
export function loadLesson(id: string): Promise<Lesson | undefined> {
  return load(id) as Promise<Lesson | undefined>;
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
