/** Sequence sets (RFC 3501 §9): `1:3,5,7:*`, of message numbers, UIDs or anything counted from 1. */
import { MAX_NUMBER } from './number.ts';

/** From and to, either way round; `*` is `STAR`, the highest number in use. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export type SequenceSet = readonly Range[];

export const STAR = Number.POSITIVE_INFINITY;

const MAX_RANGES = 20_000;
const RANGE = /^(\*|[1-9]\d{0,9})(?::(\*|[1-9]\d{0,9}))?$/;

/** The set a text stands for, or undefined where it is none: a zero, a gap, a number above 2³²−1. */
export function parseSequenceSet(text: string): SequenceSet | undefined {
  const pieces = text.split(',');
  if (pieces.length > MAX_RANGES) return undefined;
  const set: Range[] = [];
  for (const piece of pieces) {
    const match = RANGE.exec(piece);
    if (!match) return undefined;
    const from = boundary(match[1]!);
    const to = match[2] === undefined ? from : boundary(match[2]);
    if (from === undefined || to === undefined) return undefined;
    set.push({ from, to });
  }
  return set;
}

function boundary(text: string): number | undefined {
  if (text === '*') return STAR;
  const number = Number(text);
  return number <= MAX_NUMBER ? number : undefined;
}

/** The set with `*` replaced, each range ascending, in order, none overlapping another. */
export function resolveSet(set: SequenceSet, highest: number): SequenceSet {
  const ranges = set.map(({ from, to }) => {
    const a = Math.min(from, to);
    const b = Math.max(from, to);
    // `9:*` with 5 in use means 5:9 (RFC 3501 §9), so `*` may turn out the lower end.
    if (b !== STAR) return { from: a, to: b };
    return a === STAR ? { from: highest, to: highest } : { from: Math.min(a, highest), to: highest };
  });
  ranges.sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range.from <= last.to + 1) last.to = Math.max(last.to, range.to);
    else merged.push({ ...range });
  }
  return merged;
}

/** Whether `number` lies in a resolved set. */
export function inSet(set: SequenceSet, number: number): boolean {
  let low = 0;
  let high = set.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = set[middle]!;
    if (number < range.from) high = middle - 1;
    else if (number > range.to) low = middle + 1;
    else return true;
  }
  return false;
}

/** Ascending numbers as a set's shortest text: 1, 2, 3, 5 is `1:3,5`. Empty for none. */
export function formatNumbers(numbers: readonly number[]): string {
  let text = '';
  for (let i = 0; i < numbers.length; ) {
    let j = i;
    while (j + 1 < numbers.length && numbers[j + 1] === numbers[j]! + 1) j++;
    if (text !== '') text += ',';
    text += j === i ? `${numbers[i]}` : `${numbers[i]}:${numbers[j]}`;
    i = j + 1;
  }
  return text;
}
