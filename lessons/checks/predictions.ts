import type { Prediction, Ratio } from '../model.ts';
import type { Evidence } from './evidence.ts';
import { figuresOf } from './figures.ts';

/** A guess that is off by at most so much of the right ratio is right: it was read off a plot. */
const TOLERANCE = 0.2;

/** Whether a guess is right; where the answer is a ratio, by what this learner's own sessions have cost. */
export function isRight({ answer }: Prediction, guess: string, evidence: Evidence): boolean {
  if (typeof answer === 'string') return plain(guess) === plain(answer);
  const right = ratioOf(answer, evidence);
  return right > 0 && Math.abs(numberIn(guess) - right) <= TOLERANCE * right;
}

/** The right answer, in figures where it is a ratio. */
export function rightAnswer({ answer }: Prediction, evidence: Evidence): string {
  return typeof answer === 'string' ? answer : ratioOf(answer, evidence).toFixed(1);
}

/** How many times what one protocol cost goes into what the other did; 0 while one has cost nothing. */
export function ratioOf({ of, from, to }: Ratio, { sessions }: Evidence): number {
  const [many, few] = [figuresOf(sessions, from)[of], figuresOf(sessions, to)[of]];
  return few === 0 ? 0 : many / few;
}

function plain(words: string): string {
  return words.toLowerCase().replace(/[\s\u202f.,]/g, '');
}

/** The first number of a guess, written with a point or a comma; NaN when there is none. */
function numberIn(guess: string): number {
  return Number(/\d+(?:[.,]\d+)?/.exec(guess.replace(/[\s\u202f]/g, ''))?.[0].replace(',', '.') ?? 'none');
}
