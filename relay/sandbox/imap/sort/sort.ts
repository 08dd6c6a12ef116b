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
): number[] {
  const columns = keys.map(({ criterion, reverse }) => ({
    sign: reverse ? -1 : 1,
    values: indexes.map((index) => columnValue(criterion, messages[index]!)),
  }));
  const places = indexes.map((_, place) => place);
  places.sort((a, b) => {
    for (const { sign, values } of columns) {
      const left = values[a]!;
      const right = values[b]!;
      if (left !== right) return left < right ? -sign : sign;
    }
    return a - b;
  });
  return places.map((place) => indexes[place]!);
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
