/** Which steps this person has passed, kept in the browser. */
export type Progress = Readonly<Record<string, readonly string[]>>;

const KEY = 'plusok.progress';

export function readProgress(storage: Pick<Storage, 'getItem'>): Progress {
  try {
    return checked(JSON.parse(storage.getItem(KEY) ?? '{}'));
  } catch {
    return {}; // spoilt by hand, or storage is not allowed: begin anew
  }
}

export function writeProgress(storage: Pick<Storage, 'setItem'>, progress: Progress): void {
  try {
    storage.setItem(KEY, JSON.stringify(progress));
  } catch {
    // Private windows and full disks: progress then lasts as long as the page.
  }
}

/** Progress with one step more; the same object when it was passed already. */
export function withPassed(progress: Progress, lesson: string, step: string): Progress {
  const passed = progress[lesson] ?? [];
  return passed.includes(step) ? progress : { ...progress, [lesson]: [...passed, step] };
}

/** What is passed in either. */
export function merged(one: Progress, other: Progress): Progress {
  const lessons = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    lessons.map((id) => [id, [...new Set([...(one[id] ?? []), ...(other[id] ?? [])])]] as const),
  );
}

export function countSteps(progress: Progress): number {
  return Object.values(progress).reduce((sum, steps) => sum + steps.length, 0);
}

function checked(value: unknown): Progress {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.filter(([, steps]) => Array.isArray(steps) && steps.every((step) => typeof step === 'string')),
  );
}
