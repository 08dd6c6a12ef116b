import type { Replay, ReplayLine } from '../model.ts';
import { type Complaint, complaint, isComplaint } from './complaint.ts';
import type { Problem } from './problem.ts';
import { parseAction } from './script.ts';

/**
 * `session.txt`: a dialogue as the RFCs print it, `C: ` before what the client types and `S: ` before what the server
 * sends, one line each. `[step-id]` alone on a line says that the lines after it belong to that step; `@connect` and
 * `@cut` are as in a script; a line that begins with `#` is a comment.
 */
export function parseSession(
  file: string,
  text: string,
): { replay: Replay; places: readonly number[]; problems: Problem[] } {
  const lines: ReplayLine[] = [];
  const places: number[] = [];
  const markers: { step: string; line: number }[] = [];
  const problems: Problem[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw === '' || raw.startsWith('#')) return;
    const marker = /^\[([\w-]+)\]$/.exec(raw);
    if (marker) {
      markers.push({ step: marker[1]!, line: lines.length });
      return;
    }
    const line = parseLine(raw);
    if (isComplaint(line)) problems.push({ file, line: index + 1, complaint: line });
    else {
      lines.push(line);
      places.push(index + 1);
    }
  });
  return { replay: { lines, markers }, places, problems };
}

function parseLine(raw: string): ReplayLine | Complaint {
  const said = /^([CS]):(?: (.*))?$/.exec(raw);
  if (said) return { kind: 'line', from: said[1] === 'C' ? 'client' : 'server', text: said[2] ?? '' };
  const action = raw.startsWith('@') ? parseAction(raw) : undefined;
  if (!action || (!isComplaint(action) && action.kind === 'type'))
    return complaint('strangeLine', { line: raw });
  return action;
}
