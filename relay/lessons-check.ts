import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { formatProblem } from '../lessons/format/problem.ts';
import type { Lesson } from '../lessons/model.ts';
import { loadCourse } from './course.ts';
import { provingGround } from './lesson-ground.ts';
import { proveLesson } from './lesson-proof.ts';
import { recordSession } from './lesson-record.ts';

/**
 * `npm run lessons:check [-- [--record] DIR]`: validates a course folder (ours unless told) and plays every lesson
 * for real. Prints one line for each lesson and each fault; the exit code is 1 when there is any.
 */
const command = new Command('npm run lessons:check --')
  .description('Validates a course and plays every lesson for real.')
  .argument('[folder]', 'the course', join(import.meta.dirname, '../lessons'))
  .option('--record', "first write the server's lines of each session.txt anew, as the sandbox says them now")
  .showHelpAfterError('(--help lists the options)')
  .parse();

type Ground = Awaited<ReturnType<typeof provingGround>>;

async function recordAnew(folder: string, lesson: Lesson, ground: Ground): Promise<void> {
  const file = join(folder, lesson.id, 'session.txt');
  const sandbox = await ground.open(lesson.seed, lesson.sandbox);
  try {
    await writeFile(file, await recordSession(await readFile(file, 'utf8'), lesson, sandbox));
  } finally {
    await sandbox.close();
  }
}

/** How many faults it found and told. */
async function check(folder: string, ground: Ground): Promise<number> {
  const { lessons, places, problems } = await loadCourse(folder);
  for (const problem of problems) console.log(formatProblem(problem));
  let faults = problems.length;
  for (const lesson of lessons.values()) {
    const found = await proveLesson(lesson, ground.open, { places: places.get(lesson.id) });
    faults += found.length;
    console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'} ${lesson.id} (${lesson.steps.length} steps)`);
    for (const fault of found) console.log(`     ${formatProblem(fault)}`);
  }
  const right = `${lessons.size} ${lessons.size === 1 ? 'lesson is' : 'lessons are'} right.`;
  console.log(faults === 0 ? right : `${faults} faults.`);
  return faults;
}

async function main(folder: string): Promise<void> {
  const ground = await provingGround();
  try {
    if (command.opts<{ record?: true }>().record) {
      for (const lesson of (await loadCourse(folder)).lessons.values())
        await recordAnew(folder, lesson, ground);
    }
    process.exitCode = (await check(folder, ground)) === 0 ? 0 : 1;
  } finally {
    await ground.close();
  }
}

main(command.processedArgs[0] as string).catch((error: NodeJS.ErrnoException) => {
  // A file or folder that is missing or closed to us is the author's to mend; anything else is a fault of ours.
  console.error(error.path === undefined ? error : `The course cannot be read or written: ${error.message}`);
  process.exitCode = 1;
});
