/** A thread's message and its answers (RFC 5256 §4). */
export interface Thread {
  /** Index of the message; undefined for one that is only known from references. */
  index: number | undefined;
  children: Thread[];
}

/** Threads as they stand in a THREAD response; `numberOf` turns an index into a number or UID. */
export function formatThreads(threads: readonly Thread[], numberOf: (index: number) => number): string {
  return threads.map((thread) => formatThread(thread, numberOf)).join('');
}

/** A line of answers is written in a row; where it forks, each branch in parentheses of its own. */
function formatThread(thread: Thread, numberOf: (index: number) => number): string {
  const row: string[] = [];
  let at: Thread | undefined = thread;
  let branches = '';
  while (at) {
    if (at.index !== undefined) row.push(String(numberOf(at.index)));
    if (at.children.length > 1) branches = formatThreads(at.children, numberOf);
    at = at.children.length === 1 ? at.children[0] : undefined;
  }
  const numbers = row.join(' ');
  return `(${numbers}${numbers !== '' && branches !== '' ? ' ' : ''}${branches})`;
}
