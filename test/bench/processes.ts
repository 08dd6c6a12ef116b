import { readdirSync, readFileSync } from 'node:fs';

/** What Linux knows of a running process and its descendants. */

const TICKS_PER_SECOND = 100;

/** CPU time used so far by the process, its children that live and those it has waited for, in milliseconds. */
export function cpuTime(pid: number): number {
  const living = [pid, ...descendants(pid)].reduce((total, each) => total + ownTime(each), 0);
  return living + waitedFor(pid);
}

/** Resident memory of the process and its descendants, in octets. */
export function residentMemory(pid: number): number {
  const of = (each: number) =>
    Number(/VmRSS:\s+(\d+) kB/.exec(read(`/proc/${each}/status`))?.[1] ?? 0) * 1024;
  return [pid, ...descendants(pid)].reduce((total, each) => total + of(each), 0);
}

/** How many file descriptors the process has open. */
export const descriptors = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;

/** Nanoseconds on a processor, thread by thread. */
function ownTime(pid: number): number {
  let tasks: string[] = [];
  try {
    tasks = readdirSync(`/proc/${pid}/task`);
  } catch {
    return 0; // ended meanwhile
  }
  const nanoseconds = tasks.map((task) => Number(read(`/proc/${pid}/task/${task}/schedstat`).split(' ')[0]));
  return nanoseconds.reduce((total, each) => total + each, 0) / 1e6;
}

function waitedFor(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[13]) + Number(fields[14])) * 1000) / TICKS_PER_SECOND;
}

function descendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
