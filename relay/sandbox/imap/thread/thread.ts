/** A thread's message and its answers (RFC 5256 §4). */
export interface Thread {
  /** Index of the message; undefined for one that is only known from references. */
  index: number | undefined;
  children: Thread[];
}

/**
 * Threads as they stand in a THREAD response; `numberOf` turns an index into a number or UID. A line of answers is
 * written in a row; where it forks, each branch in parentheses of its own. Without recursion: a thread may fork as
 * often as there are messages.
 */
export function formatThreads(threads: readonly Thread[], numberOf: (index: number) => number): string {
  let text = '';
  const left: (Thread | ')')[] = [...threads].reverse();
  for (let next = left.pop(); next; next = left.pop()) {
    if (next === ')') {
      text += ')';
      continue;
    }
    const { row, branches } = rowOf(next);
    const numbers = row.map(numberOf).join(' ');
    text += `(${numbers}${numbers !== '' && branches.length > 0 ? ' ' : ''}`;
    left.push(')');
    for (let i = branches.length; i > 0; i--) left.push(branches[i - 1]!);
  }
  return text;
}

/** Indexes of the messages that answer each other one by one, and the branches where that ends. */
function rowOf(thread: Thread): { row: number[]; branches: readonly Thread[] } {
  const row: number[] = [];
  for (let at = thread; ; at = at.children[0]!) {
    if (at.index !== undefined) row.push(at.index);
    if (at.children.length !== 1) return { row, branches: at.children };
  }
}
