import { parseAction } from '../lessons/format/script.ts';
import { LessonRun, type LiveSandbox } from './lesson-run.ts';
import type { Protocol } from './wire/protocol.ts';

/**
 * Records a session anew: what the client types in `session.txt` is played on a live sandbox, and the server's lines
 * are replaced by what it says now. Comments and step markers stay.
 */
export async function recordSession(text: string, protocol: Protocol, sandbox: LiveSandbox): Promise<string> {
  const run = new LessonRun(sandbox);
  const recorded: string[] = [];
  let heard = 0;
  const listen = () => {
    const lines = run.heard();
    recorded.push(...lines.slice(heard).map((line) => (line === '' ? 'S:' : `S: ${line}`)));
    heard = lines.length;
  };
  await run.enter(protocol);
  for (const line of text
    .trimEnd()
    .split(/\r?\n/)
    .filter((each) => !each.startsWith('S:'))) {
    recorded.push(line);
    if (line.startsWith('C:')) await run.act({ kind: 'type', text: line.slice(3) });
    else if (line.startsWith('@')) {
      const action = parseAction(line);
      if (typeof action === 'string') throw new Error(action);
      await run.act(action);
    } else if (!line.startsWith('[')) continue; // a comment
    listen();
  }
  await run.end();
  return `${recorded.join('\n')}\n`;
}
