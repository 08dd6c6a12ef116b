import type { Lang } from '../model.ts';
import type { Complaint } from './complaint.ts';
import { say } from './complaints.ts';

/** Something wrong in a course folder, said so that it can be mended: where, what, and what would be right. */
export interface Problem {
  /** Path inside the course folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The path inside a YAML file, where that helps. */
  readonly at?: string;
  readonly complaint: Complaint;
}

/** What playing a lesson has shown to be wrong; said on the command line only. */
export interface Fault extends Omit<Problem, 'at' | 'complaint'> {
  readonly message: string;
}

/** As editors and terminals want it; in English, as all of the command line. */
export function formatProblem(problem: Problem | Fault): string {
  const message = 'message' in problem ? problem.message : problemIn(problem, 'en');
  return `${problem.file}:${problem.line}: ${message}`;
}

export function problemIn({ at, complaint }: Problem, lang: Lang): string {
  const colon = lang === 'fr' ? '\u202f: ' : ': ';
  return (at === undefined ? '' : at + colon) + say(complaint, lang);
}

/** The known word closest to a misspelt one, or undefined when none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Levenshtein's distance: how many letters to add, drop or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
