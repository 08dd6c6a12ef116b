/**
 * `npm run bench -- class`: pages that each do a lesson on a sandbox of their own, at human speed with bursts, and a
 * presenter who never stops to think. The relay is a process of its own, the pages are this one. `PAGES=500` and
 * `SECONDS=60` ask for other classes.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { attend, type Tally } from './class-page.ts';
import { cpuTime, residentMemory } from './processes.ts';
import { pageProcess } from './servers.ts';

const CLASSES = (process.env.PAGES ?? '500,2000').split(',').map(Number);
const SECONDS = Number(process.env.SECONDS ?? 60);
const MIB = 1024 * 1024;
/** The class that the goals are for. */
const GOAL = { pages: 500, p99: 50, memory: 400 };
/** So many pages come each second: a class that is told to begin. */
const ARRIVALS = 50;

export async function benchClass(): Promise<void> {
  for (const pages of CLASSES) await teach(pages);
}

async function teach(pages: number): Promise<void> {
  const { url, pid, stop } = await pageProcess('default');
  await fetch(new URL('course/index.json', url)); // compiled once at the start, not while a class is taught
  const port = Number(new URL(url).port);
  const tally: Tally = { trips: [], errors: [] };
  const delay = monitorEventLoopDelay();
  delay.enable();
  let over = false;
  const pupil = async (number: number) => {
    await sleep((number * 1000) / ARRIVALS);
    await attend(port, number, { thought: 6000, burst: 0.2 }, tally, () => over);
  };
  const presenter = attend(port, 0, { thought: 200, burst: 0.5 }, tally, () => over);
  const all = [presenter, ...Array.from({ length: pages }, (_, number) => pupil(number))];
  await sleep((pages * 1000) / ARRIVALS);
  const [cpu, before] = [cpuTime(pid), tally.trips.length];
  let memory = 0;
  for (let second = 0; second < SECONDS; second++) {
    await sleep(1000);
    memory = Math.max(memory, residentMemory(pid) / MIB);
  }
  const [spent, said] = [cpuTime(pid) - cpu, tally.trips.length - before];
  over = true;
  await Promise.all(all);
  await stop();
  delay.disable();
  const own = (delay.percentile(99) - delay.percentile(50)) / 1e6;
  report(pages, tally, { own, memory, load: spent / SECONDS / 10, rate: said / SECONDS });
}

function report(
  pages: number,
  { trips, errors }: Tally,
  { own, memory, load, rate }: { own: number; memory: number; load: number; rate: number },
): void {
  trips.sort((a, b) => a - b);
  const at = (share: number) => trips[Math.floor((trips.length - 1) * share)]!;
  console.log(
    `${pages} pages and a presenter, ${trips.length} commands (${rate.toFixed(0)} per second): ` +
      `p50 ${at(0.5).toFixed(1)} ms, p99 ${at(0.99).toFixed(1)} ms, longest ${at(1).toFixed(0)} ms (the pages' own process was late by ${own.toFixed(0)} ms, p99); ` +
      `${errors.length} errors; at most ${memory.toFixed(0)} MiB; ${load.toFixed(0)} % of a processor`,
  );
  for (const error of new Set(errors.slice(0, 5))) console.log(`  ${error}`);
  if (pages !== GOAL.pages) return;
  const reached = at(0.99) <= GOAL.p99 && errors.length === 0 && memory < GOAL.memory;
  console.log(`  goal p99 ${GOAL.p99} ms, no error, ${GOAL.memory} MiB: ${reached ? 'reached' : 'MISSED'}`);
}
