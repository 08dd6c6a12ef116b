import { fromLatin1 } from '../../wire/bytes.ts';
import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import { parseDate } from '../../wire/imap/date-time.ts';
import { resolveSet, type SequenceSet } from '../../wire/imap/sequence-set.ts';
import { CHARSETS, decodeCharset } from '../mime/charset.ts';
import type { SearchKey } from './search/key.ts';
import type { Session } from './session.ts';

/** Reads search keys (RFC 3501 §6.4.4, RFC 9051 §6.4.4 and the extensions) into the tree that `search/` evaluates. */
export interface SearchProgram {
  readonly key: SearchKey;
  /** MODSEQ stands in it: the reply then tells a mod-sequence. */
  readonly withModSeq: boolean;
  /** Message numbers stand in it: they must not change while it runs (RFC 7162 §3.2.10.2). */
  readonly withNumbers: boolean;
}

/** A CHARSET that this server does not know, answered with NO [BADCHARSET]. */
export class UnknownCharset extends Error {}

const MAX_DEPTH = 50;
const MAX_KEYS = 500;
/** Keys that read whole messages, of which each may cost as much as all the others together. */
const MAX_BODY_KEYS = 16;

/** `[CHARSET name] key key …` up to the end of the line; the keys are joined by "and". */
export function readProgram(session: Session, args: ArgumentReader): SearchProgram {
  let charset = 'UTF-8';
  if (args.skip('CHARSET ')) {
    // RFC 6855 §3: with UTF8=ACCEPT every text is UTF-8, and a charset is not to be named.
    if (session.enabled.has('UTF8=ACCEPT')) args.fail('no CHARSET after ENABLE UTF8=ACCEPT');
    charset = readCharset(args);
    args.space('search keys');
  }
  return readKeys(session, args, charset);
}

/** `name key key …`, as SORT and THREAD are written (RFC 5256 §3). */
export function readProgramInCharset(session: Session, args: ArgumentReader): SearchProgram {
  args.space('a charset such as UTF-8');
  const charset = readCharset(args);
  args.space('search keys');
  return readKeys(session, args, charset);
}

/** The charset that the texts in the keys are written in. */
function readCharset(args: ArgumentReader): string {
  const charset = args.astring('a charset such as UTF-8').toUpperCase();
  if (!CHARSETS.includes(charset)) throw new UnknownCharset();
  return charset;
}

function readKeys(session: Session, args: ArgumentReader, charset: string): SearchProgram {
  const reader = new KeyReader(session, args, charset);
  const keys = [reader.key(0)];
  while (args.more()) keys.push(reader.key(0));
  args.end();
  return { key: and(keys), withModSeq: reader.withModSeq, withNumbers: reader.withNumbers };
}

const and = (keys: readonly SearchKey[]): SearchKey => (keys.length === 1 ? keys[0]! : { type: 'and', keys });

const FLAG_KEYS: Readonly<Record<string, readonly [flag: string, set: boolean]>> = {
  ANSWERED: ['\\Answered', true],
  DELETED: ['\\Deleted', true],
  DRAFT: ['\\Draft', true],
  FLAGGED: ['\\Flagged', true],
  SEEN: ['\\Seen', true],
  UNANSWERED: ['\\Answered', false],
  UNDELETED: ['\\Deleted', false],
  UNDRAFT: ['\\Draft', false],
  UNFLAGGED: ['\\Flagged', false],
  UNSEEN: ['\\Seen', false],
};

const TEXT_KEYS = ['BCC', 'BODY', 'CC', 'FROM', 'SUBJECT', 'TEXT', 'TO'] as const;
const DATE_KEYS = ['BEFORE', 'ON', 'SINCE', 'SENTBEFORE', 'SENTON', 'SENTSINCE'] as const;
const SAVED_KEYS = ['SAVEDBEFORE', 'SAVEDON', 'SAVEDSINCE'] as const;
const OBJECT_KEYS = ['EMAILID', 'THREADID'] as const;

const member = <T extends string>(list: readonly T[], word: string): T | undefined =>
  list.find((each) => each === word);

class KeyReader {
  withModSeq = false;
  withNumbers = false;
  private keys = 0;
  private bodyKeys = 0;
  private readonly session: Session;
  private readonly args: ArgumentReader;
  private readonly charset: string;

  constructor(session: Session, args: ArgumentReader, charset: string) {
    this.session = session;
    this.args = args;
    this.charset = charset;
  }

  key(depth: number): SearchKey {
    const { args } = this;
    if (depth > MAX_DEPTH) args.fail(`at most ${MAX_DEPTH} levels of keys`);
    if (++this.keys > MAX_KEYS) args.fail(`at most ${MAX_KEYS} keys`);
    if (args.peek() === '(') return and(args.list('search keys', () => this.key(depth + 1)));
    if (/[\d*$]/.test(args.peek())) return this.numbers();
    const start = args.at;
    const word = args.keyword('a search key');
    const key = this.flagKey(word) ?? this.valueKey(word) ?? this.compound(word, depth);
    if (key) return key;
    args.at = start;
    return args.fail('a search key such as ALL, UNSEEN, FROM "anna", SINCE 1-Feb-2026 or 1:3');
  }

  /** Message numbers in the set named mean the messages that have them now. */
  private numbers(): SearchKey {
    const { selected } = this.session;
    if (this.args.peek() === '$') return { type: 'uids', set: this.session.readSet(this.args, true) };
    const set = this.args.sequenceSet();
    this.withNumbers = true;
    return { type: 'numbers', set: resolveSet(set, selected.count) };
  }

  private flagKey(word: string): SearchKey | undefined {
    const flag = Object.hasOwn(FLAG_KEYS, word) ? FLAG_KEYS[word] : undefined;
    if (flag) return { type: 'flag', flag: flag[0], set: flag[1] };
    switch (word) {
      case 'ALL':
        return { type: 'all' };
      case 'RECENT':
        return { type: 'recent' };
      case 'OLD':
        return { type: 'not', key: { type: 'recent' } };
      case 'NEW':
        return { type: 'and', keys: [{ type: 'recent' }, { type: 'flag', flag: '\\Seen', set: false }] };
      default:
        return undefined;
    }
  }

  private valueKey(word: string): SearchKey | undefined {
    const text = member(TEXT_KEYS, word);
    if (text) {
      const isBody = text === 'BODY' || text === 'TEXT';
      if (isBody && ++this.bodyKeys > MAX_BODY_KEYS)
        this.args.fail(`at most ${MAX_BODY_KEYS} BODY and TEXT keys`);
      return { type: 'text', field: text, text: this.text() };
    }
    const date = member(DATE_KEYS, word);
    if (date) return { type: 'date', key: date, day: this.date() };
    const saved = member(SAVED_KEYS, word);
    if (saved && this.session.offers('SAVEDATE')) return { type: 'date', key: saved, day: this.date() };
    const id = member(OBJECT_KEYS, word);
    if (id && this.session.offers('OBJECTID')) return { type: 'id', key: id, id: this.astring('an id') };
    switch (word) {
      case 'HEADER':
        return { type: 'header', name: this.astring('a field name'), text: this.text() };
      case 'KEYWORD':
      case 'UNKEYWORD':
        this.args.space('a keyword');
        return { type: 'flag', flag: this.args.flag(), set: word === 'KEYWORD' };
      case 'LARGER':
      case 'SMALLER':
        return { type: 'size', key: word, octets: this.number('a count of octets') };
      case 'SAVEDATESUPPORTED':
        return this.session.offers('SAVEDATE') ? { type: 'all' } : undefined;
      case 'OLDER':
      case 'YOUNGER':
        if (!this.session.offers('WITHIN')) return undefined;
        return { type: 'within', key: word, seconds: this.seconds() };
      default:
        return undefined;
    }
  }

  private compound(word: string, depth: number): SearchKey | undefined {
    const { args, session } = this;
    switch (word) {
      case 'NOT':
        args.space('a search key');
        return { type: 'not', key: this.key(depth + 1) };
      case 'OR': {
        args.space('two search keys');
        const left = this.key(depth + 1);
        args.space('the second search key of OR');
        return { type: 'or', left, right: this.key(depth + 1) };
      }
      case 'UID': {
        args.space('a UID set');
        const set: SequenceSet = session.readSet(args, true);
        return { type: 'uids', set: resolveSet(set, session.selected.messages.at(-1)?.uid ?? 0) };
      }
      case 'MODSEQ':
        return session.offers('CONDSTORE') ? this.modSeq() : undefined;
      default:
        return undefined;
    }
  }

  /** `MODSEQ ["/flags/\\Seen" all] 620162338`: the metadata item is read and not needed (RFC 7162 §3.1.5). */
  private modSeq(): SearchKey {
    const { args } = this;
    args.space('a mod-sequence');
    if (args.peek() === '"') {
      args.string('an entry name');
      args.space('priv, shared or all');
      args.keyword('priv, shared or all');
      args.space('a mod-sequence');
    }
    this.withModSeq = true;
    return { type: 'modseq', modseq: args.modSequence() };
  }

  private astring(name: string): string {
    this.args.space(name);
    return this.args.astring(name);
  }

  private text(): string {
    return decodeCharset(fromLatin1(this.astring('a text to look for')), this.charset);
  }

  private number(name: string): number {
    this.args.space(name);
    return this.args.number(name);
  }

  /** RFC 5032 §3: an interval from one second on. */
  private seconds(): number {
    this.args.space('seconds');
    return this.args.nonZeroNumber('seconds');
  }

  /** A date, in quotes or not; as midnight UTC of that day. */
  private date(): number {
    this.args.space('a date such as 1-Feb-2026');
    const start = this.args.at;
    const day = parseDate(this.args.astring('a date'));
    if (day !== undefined) return day;
    this.args.at = start;
    return this.args.fail('a date such as 1-Feb-2026');
  }
}
