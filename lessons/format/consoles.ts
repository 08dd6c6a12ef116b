import type { Check } from '../checks/check.ts';
import type { Replay } from '../model.ts';
import { complaint, isComplaint } from './complaint.ts';
import type { LessonPlaces } from './places.ts';
import type { Problem } from './problem.ts';
import type { LessonFile } from './schema.ts';
import { FIRST_CONSOLE, parseScript } from './script.ts';

/** The names of consoles, in order. */
const NAMES: readonly string[] = [FIRST_CONSOLE, 'B'];

export function consolesOf({ consoles }: Pick<LessonFile, 'consoles'>): string[] {
  return NAMES.slice(0, consoles);
}

/** Scripts, conditions and the recording may name only the consoles that the lesson has. */
export function strangeConsoles(
  id: string,
  file: LessonFile,
  replay: Replay,
  places: LessonPlaces,
): Problem[] {
  const known = consolesOf(file);
  const strange = (name: string) => complaint('strangeConsole', { name, known: known.join(', ') });
  const isStrange = (name: string | undefined): name is string => name !== undefined && !known.includes(name);
  const inYaml = namedIn(file)
    .filter(({ name }) => isStrange(name))
    .map(({ path, name }) => ({
      file: `${id}/lesson.yaml`,
      line: places.yaml(path),
      complaint: strange(name),
    }));
  const inSession = replay.lines.flatMap((line, index) =>
    line.kind === 'console' && isStrange(line.name)
      ? { file: `${id}/session.txt`, line: places.session[index] ?? 1, complaint: strange(line.name) }
      : [],
  );
  return [...inYaml, ...inSession];
}

interface Named {
  readonly path: readonly (string | number)[];
  readonly name: string;
}

/** Every console named in `lesson.yaml`. */
function namedIn({ steps }: LessonFile): Named[] {
  return steps.flatMap((step, i) => [
    ...step.passes.flatMap((check, k) =>
      namesAt(check).map((name) => ({ path: ['steps', i, 'passes', k], name })),
    ),
    ...namedInScript(step.solution, ['steps', i, 'solution']),
    ...step.alternatives.flatMap((script, k) => namedInScript(script, ['steps', i, 'alternatives', k])),
    ...step.mustFail.flatMap((script, k) => namedInScript(script, ['steps', i, 'mustFail', k])),
  ]);
}

function namesAt(check: Check): string[] {
  const parts = [...(check.all ?? []), ...(check.any ?? []), ...(check.not ? [check.not] : [])];
  return [...(check.at === undefined ? [] : [check.at]), ...parts.flatMap(namesAt)];
}

function namedInScript(script: string, path: Named['path']): Named[] {
  const actions = parseScript(script);
  if (isComplaint(actions)) return [];
  return actions.flatMap((action) => (action.kind === 'console' ? { path, name: action.name } : []));
}
