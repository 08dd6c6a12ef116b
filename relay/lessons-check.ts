import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { formatProblem } from '../lessons/format/problem.ts';
import type { Lesson } from '../lessons/model.ts';
import { loadCourse } from './course.ts';
import { provingGround } from './lesson-ground.ts';
import { proveLesson } from './lesson-proof.ts';
import { recordSession } from './lesson-record.ts';

/**
 * `npm run lessons:check [-- [--record] DIR]`: validates a course folder (ours unless told) and plays every lesson
 * for real. Prints one line for each lesson and each fault; the exit code is 1 when there is any. With `--record`
 * the server's lines of each `session.txt` are first written anew, as the sandbox says them now.
 */
const options = process.argv.slice(2);
const record = options.includes('--record');
const folder = resolve(
  options.find((option) => !option.startsWith('--')) ?? `${import.meta.dirname}/../lessons`,
);
const ground = await provingGround();

async function recordAnew(lesson: Lesson): Promise<void> {
  const file = join(folder, lesson.id, 'session.txt');
  const sandbox = await ground.open(lesson.seed, lesson.sandbox);
  const text = await recordSession(await readFile(file, 'utf8'), lesson, sandbox);
  await sandbox.close();
  await writeFile(file, text);
}

if (record) for (const lesson of (await loadCourse(folder)).lessons.values()) await recordAnew(lesson);

const { lessons, places, problems } = await loadCourse(folder);
for (const problem of problems) console.log(formatProblem(problem));
let faults = problems.length;
for (const lesson of lessons.values()) {
  const found = await proveLesson(lesson, ground.open, { places: places.get(lesson.id) });
  faults += found.length;
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${lesson.id} (${lesson.steps.length} steps)`);
  for (const fault of found) console.log(`     ${formatProblem(fault)}`);
}
await ground.close();
console.log(
  faults === 0
    ? `${lessons.size} ${lessons.size === 1 ? 'lesson is' : 'lessons are'} right.`
    : `${faults} faults.`,
);
process.exitCode = faults === 0 ? 0 : 1;
