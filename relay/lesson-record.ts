import { isComplaint } from '../lessons/format/complaint.ts';
import { say } from '../lessons/format/complaints.ts';
import { parseAction } from '../lessons/format/script.ts';
import { type Lesson, steady } from '../lessons/model.ts';
import { LessonRun, type LiveSandbox } from './lesson-run.ts';

/**
 * Records a session anew: what the client types in `session.txt` is played on a live sandbox, and the server's lines
 * are replaced by what it says now. Comments, step markers and lines that differ only in what varies stay.
 */
export async function recordSession(text: string, lesson: Lesson, sandbox: LiveSandbox): Promise<string> {
  const run = new LessonRun(sandbox, lesson);
  const lines = text.trimEnd().split(/\r?\n/);
  const before = lines.filter((line) => line.startsWith('S:')).map((line) => line.slice(3));
  const known = new Map<string, string[]>();
  for (const line of before)
    known.set(steady(lesson, line), [...(known.get(steady(lesson, line)) ?? []), line]);
  const recorded: string[] = [];
  /** How many lines of each connection stand in the recording. */
  const written: number[] = [];
  const listen = () => {
    const said = run.heard()[run.current] ?? [];
    for (const line of said.slice(written[run.current] ?? 0)) {
      const kept = known.get(steady(lesson, line))?.shift() ?? line;
      recorded.push(kept === '' ? 'S:' : `S: ${kept}`);
    }
    written[run.current] = said.length;
  };
  await run.enter(lesson.protocol);
  for (const line of lines.filter((each) => !each.startsWith('S:'))) {
    recorded.push(line);
    if (line.startsWith('C:')) await run.act({ kind: 'type', text: line.slice(3) });
    else if (line.startsWith('@')) {
      const action = parseAction(line);
      if (isComplaint(action)) throw new Error(say(action, 'en'));
      await run.act(action);
    } else if (!line.startsWith('[')) continue; // a comment
    listen();
  }
  await run.end();
  return `${recorded.join('\n')}\n`;
}
