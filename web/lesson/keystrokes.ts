import type { Console } from '../console/console.ts';

/** How fast a line is typed for someone: milliseconds a key, 0 for at once. It may change while typing goes on. */
export interface Pace {
  key: number;
}

/** A person who knows what to type. */
export const HUMAN_KEY = 65;
/** From the last key to Enter: time to read what stands there. */
const BEFORE_ENTER = 5;

/** Types a line into a console, key by key, and sends it. */
export async function typeLine(console: Console, line: string, pace: Pace): Promise<void> {
  for (let typed = 1; typed <= line.length && pace.key > 0; typed++) {
    console.propose(line.slice(0, typed));
    await wait(pace.key * (typed === line.length ? BEFORE_ENTER : 1));
  }
  console.submit(line);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
