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

/** The indexes in the order asked for; where all criteria are equal, by message number. */
export function sort(
  indexes: readonly number[],
  messages: readonly Message[],
  keys: readonly SortKey[],
): readonly number[] {
  // From the last criterion to the first: what one finds equal keeps the order of those after it.
  return keys.reduceRight((sorted, { criterion, reverse }) => {
    const groups = groupBy(sorted, (index) => columnValue(criterion, messages[index]!));
    const values = [...groups.keys()].sort(ascending);
    if (reverse) values.reverse();
    return values.flatMap((value) => groups.get(value)!);
  }, indexes);
}

/** Messages of one value stay together in their order: a thousand subjects are fewer to compare than ten thousand. */
function groupBy(indexes: readonly number[], valueOf: (index: number) => Value): Map<Value, number[]> {
  const groups = new Map<Value, number[]>();
  for (const index of indexes) {
    const value = valueOf(index);
    const group = groups.get(value);
    if (group) group.push(index);
    else groups.set(value, [index]);
  }
  return groups;
}

const ascending = (a: Value, b: Value) => (a < b ? -1 : a > b ? 1 : 0);

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
