import { addressList } from '../../mime/address.ts';
import type { Content } from '../../mime/content.ts';
import { decodeWords } from '../../mime/encoded-words.ts';
import type { Message } from '../../store/model.ts';
import { sentDate } from '../search/message-text.ts';
import { fold } from '../search/needle.ts';
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
    values: new Map<number, Value>(indexes.map((index) => [index, columnValue(criterion, messages[index]!)])),
  }));
  return [...indexes].sort((a, b) => {
    for (const { sign, values } of columns) {
      const left = values.get(a)!;
      const right = values.get(b)!;
      if (left !== right) return left < right ? -sign : sign;
    }
    return a - b;
  });
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
      return firstMailbox(content.envelopeFields.cc);
    case 'FROM':
      return firstMailbox(content.envelopeFields.from);
    case 'TO':
      return firstMailbox(content.envelopeFields.to);
    case 'DISPLAYFROM':
      return firstDisplay(content, 'from');
    case 'DISPLAYTO':
      return firstDisplay(content, 'to');
  }
}

/** The mailbox (before the @) of the first address, as ENVELOPE has it (RFC 5256 §3). */
function firstMailbox(field: string | undefined): string {
  const [first] = field === undefined ? [] : addressList(field);
  if (first?.type === 'group start') return fold(first.name);
  return first?.type === 'mailbox' ? fold(first.local) : '';
}

/** The display name of the first address, or else the address itself (RFC 5957 §3). */
function firstDisplay({ envelopeFields }: Content, field: 'from' | 'to'): string {
  const [first] = addressList(envelopeFields[field] ?? '');
  if (first?.type === 'group start') return fold(decodeWords(first.name));
  if (first?.type !== 'mailbox') return '';
  return fold(first.name ? decodeWords(first.name) : `${first.local}@${first.host}`);
}
