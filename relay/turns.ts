const waiting: (() => void)[] = [];

/** Does `work` after what others wait for, one piece between two looks at the sockets: nobody keeps all others waiting. */
export function inTurn(work: () => void): void {
  if (waiting.push(work) === 1) setImmediate(next);
}

function next(): void {
  const work = waiting[0]!;
  try {
    work();
  } finally {
    waiting.shift();
    if (waiting.length > 0) setImmediate(next);
  }
}
