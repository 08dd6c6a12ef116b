import { inSet } from '../../../wire/imap/sequence-set.ts';
import { hasFlag } from '../../store/flags.ts';
import type { Message } from '../../store/model.ts';
import type { DateKey, SearchKey, TextField } from './key.ts';
import { addressHas, bodyHas, headerText, sentDate, textHas } from './message-text.ts';
import { includes, needleOf } from './needle.ts';

/** What a search needs to know beside the messages. */
export interface SearchContext {
  /** Milliseconds since the epoch, for OLDER and YOUNGER. */
  readonly now: number;
  isRecent(uid: number): boolean;
  /** RFC 8474 §5.2. */
  threadIdOf(message: Message): string;
}

type Test = (message: Message, index: number) => boolean;

/** The indexes of the messages that match, ascending. */
export function search(key: SearchKey, messages: readonly Message[], context: SearchContext): number[] {
  const test = testOf(key, context);
  const found: number[] = [];
  for (let i = 0; i < messages.length; i++) if (test(messages[i]!, i)) found.push(i);
  return found;
}

/** The key as a function, made once so that each message only runs it. */
function testOf(key: SearchKey, context: SearchContext): Test {
  switch (key.type) {
    case 'all':
      return () => true;
    case 'recent':
      return ({ uid }) => context.isRecent(uid);
    case 'flag':
      return flagTest(key.flag, key.set);
    case 'numbers':
      return (_, index) => inSet(key.set, index + 1);
    case 'uids':
      return ({ uid }) => inSet(key.set, uid);
    case 'text':
      return textTest(key.field, key.text);
    case 'header':
      return headerTest(key.name.toLowerCase(), key.text);
    case 'date':
      return dateTest(key.key, key.day);
    case 'size':
      return key.key === 'LARGER'
        ? ({ content }) => content.size > key.octets
        : ({ content }) => content.size < key.octets;
    case 'within': {
      const limit = context.now - key.seconds * 1000;
      return key.key === 'OLDER'
        ? ({ internalDate }) => internalDate.time <= limit
        : ({ internalDate }) => internalDate.time >= limit;
    }
    case 'modseq':
      return ({ modseq }) => modseq >= key.modseq;
    case 'id':
      return key.key === 'EMAILID'
        ? ({ emailId }) => emailId === key.id
        : (message) => context.threadIdOf(message) === key.id;
    case 'not': {
      const test = testOf(key.key, context);
      return (message, index) => !test(message, index);
    }
    case 'or': {
      const left = testOf(key.left, context);
      const right = testOf(key.right, context);
      return (message, index) => left(message, index) || right(message, index);
    }
    case 'and': {
      const tests = cheapestFirst(key.keys).map((each) => testOf(each, context));
      return (message, index) => tests.every((test) => test(message, index));
    }
  }
}

function flagTest(flag: string, set: boolean): Test {
  if (flag.startsWith('\\')) return ({ flags }) => flags.includes(flag) === set;
  return ({ flags }) => hasFlag(flags, flag) === set;
}

/** Bodies are read only where everything else matched. */
function cheapestFirst(keys: readonly SearchKey[]): SearchKey[] {
  const isBody = (key: SearchKey) => key.type === 'text' && (key.field === 'BODY' || key.field === 'TEXT');
  return [...keys.filter((key) => !isBody(key)), ...keys.filter(isBody)];
}

function textTest(field: TextField, text: string): Test {
  const needle = needleOf(text);
  if (field === 'BODY') return ({ content }) => bodyHas(content, needle);
  if (field === 'TEXT') return ({ content }) => textHas(content, needle);
  if (field === 'SUBJECT') return headerTest('subject', text);
  const name = field.toLowerCase();
  return ({ content }) => addressHas(content, name, needle);
}

/** With an empty text: the field is there at all (RFC 3501 §6.4.4). */
function headerTest(name: string, text: string): Test {
  const needle = needleOf(text);
  return ({ content }) => {
    const value = headerText(content, name);
    return value !== undefined && includes(value, needle);
  };
}

const DAY = 86_400_000;

function dateTest(key: DateKey, day: number): Test {
  const dayOf = dayReader(key);
  if (key.endsWith('BEFORE')) return (message) => (dayOf(message) ?? Number.POSITIVE_INFINITY) < day;
  if (key.endsWith('SINCE')) return (message) => (dayOf(message) ?? Number.NEGATIVE_INFINITY) >= day;
  return (message) => dayOf(message) === day;
}

/** Midnight of the day a message has for the key: in the zone it is written in, which is then disregarded. */
function dayReader(key: DateKey): (message: Message) => number | undefined {
  const midnight = (time: number) => Math.floor(time / DAY) * DAY;
  if (key.startsWith('SENT')) return ({ content }) => sentDate(content)?.day;
  if (key.startsWith('SAVED')) return ({ savedAt }) => midnight(savedAt);
  return ({ internalDate: { time, zone } }) => midnight(time + zone * 60_000);
}
