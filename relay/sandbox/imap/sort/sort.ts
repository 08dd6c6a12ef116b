import type { Message } from '../../store/model.ts';
import { sentDate } from '../search/message-text.ts';
import { firstAddress } from './first-address.ts';
import { subjectOf } from './subject.ts';

/** SORT criteria (RFC 5256 §3, RFC 5957 §4). */
export const CRITERIA = [
  'ARRIVAL',
  'CC',
  'DATE',
  'FROM',
  'SIZE',
  'SUBJECT',
  'TO',
  'DISPLAYFROM',
  'DISPLAYTO',
] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface SortKey {
  readonly criterion: Criterion;
  readonly reverse: boolean;
}

type Value = string | number;

/** Where each message's value stands among those of its mailbox, from 0; equal values stand at one place. */
interface Ranks {
  readonly of: Int32Array;
  readonly count: number;
}

/** Kept beside each list of messages, which never changes, so values are compared once. */
const RANKS = new WeakMap<readonly Message[], Map<Criterion, Ranks>>();

/** The indexes in the order asked for; where all criteria are equal, by message number. */
export function sort(
  indexes: readonly number[],
  messages: readonly Message[],
  keys: readonly SortKey[],
): readonly number[] {
  // From the last criterion to the first: what one finds equal keeps the order of those after it.
  return keys.reduceRight(
    (sorted, { criterion, reverse }) => byRank(sorted, ranksOf(criterion, messages), reverse),
    indexes,
  );
}

/** Counts how many come before each rank, then puts each index into its place. */
function byRank(indexes: readonly number[], { of, count }: Ranks, reverse: boolean): readonly number[] {
  const rank = (index: number) => (reverse ? count - 1 - of[index]! : of[index]!);
  const places = new Int32Array(count + 1);
  for (const index of indexes) places[rank(index) + 1]!++;
  for (let i = 1; i <= count; i++) places[i]! += places[i - 1]!;
  const sorted = new Array<number>(indexes.length);
  for (const index of indexes) sorted[places[rank(index)]!++] = index;
  return sorted;
}

function ranksOf(criterion: Criterion, messages: readonly Message[]): Ranks {
  let kept = RANKS.get(messages);
  if (!kept) {
    kept = new Map();
    RANKS.set(messages, kept);
  }
  let ranks = kept.get(criterion);
  if (!ranks) {
    ranks = rank(messages.map((message) => columnValue(criterion, message)));
    kept.set(criterion, ranks);
  }
  return ranks;
}

function rank(values: readonly Value[]): Ranks {
  const distinct = [...new Set(values)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const places = new Map(distinct.map((value, place) => [value, place]));
  return { of: Int32Array.from(values, (value) => places.get(value)!), count: distinct.length };
}

/** A message's DATE: when it was sent, or arrived if it does not say (RFC 5256 §2.2). */
export const dateOf = ({ content, internalDate }: Message): number =>
  sentDate(content)?.time ?? internalDate.time;

function columnValue(criterion: Criterion, message: Message): Value {
  const { content } = message;
  switch (criterion) {
    case 'ARRIVAL':
      return message.internalDate.time;
    case 'DATE':
      return dateOf(message);
    case 'SIZE':
      return content.size;
    case 'SUBJECT':
      return subjectOf(content).base;
    case 'CC':
      return firstAddress(content, 'cc').mailbox;
    case 'FROM':
      return firstAddress(content, 'from').mailbox;
    case 'TO':
      return firstAddress(content, 'to').mailbox;
    case 'DISPLAYFROM':
      return firstAddress(content, 'from').display;
    case 'DISPLAYTO':
      return firstAddress(content, 'to').display;
  }
}
