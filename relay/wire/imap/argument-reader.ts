import { fromLatin1, latin1 } from '../bytes.ts';
import { fromUtf8 } from '../utf8.ts';
import type { AssembledCommand, CommandLiteral } from './command-assembler.ts';
import { MAX_NUMBER, MAX_NUMBER64 } from './number.ts';
import { parseSequenceSet, type SequenceSet } from './sequence-set.ts';

/**
 * Reads the arguments of an assembled command, left to right, by the grammar of RFC 3501 §9. What does not fit is
 * thrown as a `SyntaxProblem`, which the engine turns into a tagged BAD: nothing else of a command catches it.
 */
export class SyntaxProblem extends Error {
  /** What should have stood there. */
  readonly expected: string;
  /** The start of what stood there instead; '' at the end of the line. */
  readonly found: string;

  constructor(expected: string, found: string) {
    super(`expected ${expected}`);
    this.expected = expected;
    this.found = found;
  }
}

// atom-specials and what else may not stand in each kind of word; octets above 127 are let in (a leniency).
const ATOM = /[^\x00-\x20(){%*"\\\]\x7f]+/y;
const ASTRING_ATOM = /[^\x00-\x20(){%*"\\\x7f]+/y;
const LIST_ATOM = /[^\x00-\x20(){"\\\x7f]+/y;
const TAG = /[^\x00-\x20(){%*"\\+\x7f]+/y;
const NUMBER = /\d+/y;
const SET = /[\d:*,]+/y;
const QUOTED = /"[^"\\\r\n\x00]*(?:\\["\\][^"\\\r\n\x00]*)*"/y;
const LITERAL = /~?\{\d+[+-]?\}/y;
/** Only names and texts may be UTF-8 where a client writes it too early: a keyword goes back to every client. */
const FLAG = /\\?[^\x00-\x20(){%*"\\\]\x7f-\xff]+/y;

export class ArgumentReader {
  readonly text: string;
  private readonly literals: readonly CommandLiteral[];
  private literal = 0;
  /** Index in `text` of the next character. */
  at: number;

  constructor(command: AssembledCommand, at = 0) {
    this.text = command.text;
    this.literals = command.literals;
    this.at = at;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next character, or '' at the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.at + ahead);
  }

  fail(expected: string): never {
    throw new SyntaxProblem(expected, this.text.slice(this.at, this.at + 20));
  }

  /** Takes `text`, in any case, if it comes next. */
  skip(text: string): boolean {
    const found = this.text.slice(this.at, this.at + text.length);
    if (found !== text && found.toUpperCase() !== text.toUpperCase()) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string, name = `"${text}"`): void {
    if (!this.skip(text)) this.fail(name);
  }

  /** The space before `next`. More than one is let pass (a leniency: people type them). */
  space(next: string): void {
    if (this.peek() !== ' ') this.fail(next);
    while (this.peek() === ' ') this.at++;
    if (this.atEnd) this.fail(next);
  }

  /** All that is left of the line, taken as it is. */
  rest(): string {
    const rest = this.text.slice(this.at);
    this.at = this.text.length;
    return rest;
  }

  /** Whether an argument follows; takes the spaces before it. */
  more(): boolean {
    const start = this.at;
    while (this.peek() === ' ') this.at++;
    if (!this.atEnd && this.at === start) this.fail('a space');
    return !this.atEnd;
  }

  /** Nothing may follow but spaces (a leniency). */
  end(): void {
    while (this.peek() === ' ') this.at++;
    if (!this.atEnd) this.fail('nothing more');
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return undefined;
    this.at += match[0].length;
    return match[0];
  }

  tag(): string | undefined {
    return this.match(TAG);
  }

  atom(name: string): string {
    return this.match(ATOM) ?? this.fail(name);
  }

  /** An atom in upper case: a keyword. */
  keyword(name: string): string {
    return this.atom(name).toUpperCase();
  }

  /** A flag or keyword as typed. `\*` is none. */
  flag(): string {
    return this.match(FLAG) ?? this.fail('a flag');
  }

  /** A number up to `most`; above 2⁵³ it is rounded, which no count of ours reaches. */
  number(name: string, most = MAX_NUMBER): number {
    const start = this.at;
    const digits = this.match(NUMBER) ?? this.fail(name);
    const number = Number(digits);
    if (number > most) {
      this.at = start;
      this.fail(`${name} of at most ${most}`);
    }
    return number;
  }

  nonZeroNumber(name: string): number {
    const start = this.at;
    const number = this.number(name);
    if (number === 0) {
      this.at = start;
      this.fail(`${name} from 1 on`);
    }
    return number;
  }

  modSequence(): number {
    return this.number('a mod-sequence', MAX_NUMBER64);
  }

  sequenceSet(name = 'a sequence set like 1:3,5 or 1:*'): SequenceSet {
    const start = this.at;
    const text = this.match(SET);
    const set = text === undefined ? undefined : parseSequenceSet(text);
    if (set) return set;
    this.at = start;
    return this.fail(name);
  }

  /** A quoted string or literal, as octets. */
  octets(name: string): Uint8Array {
    const found = this.stringOctets();
    if (found === undefined) this.fail(name);
    return typeof found === 'string' ? fromLatin1(found) : found.bytes;
  }

  /** A literal, as it came. */
  literalValue(name: string): CommandLiteral {
    return this.takeLiteral() ?? this.fail(name);
  }

  /** Whether a quoted string or a literal comes next. */
  get atString(): boolean {
    return this.peek() === '"' || this.atLiteral;
  }

  get atLiteral(): boolean {
    return this.peek() === '{' || (this.peek() === '~' && this.peek(1) === '{');
  }

  /** A quoted string or literal, one character per octet. */
  string(name: string): string {
    const found = this.stringOctets();
    if (found === undefined) this.fail(name);
    return typeof found === 'string' ? found : latin1(found.bytes);
  }

  astring(name: string): string {
    return this.atString ? this.string(name) : (this.match(ASTRING_ATOM) ?? this.fail(name));
  }

  /** A mailbox name or pattern of LIST: an astring in which `%` and `*` may stand. */
  listMailbox(name: string): string {
    return this.atString ? this.string(name) : (this.match(LIST_ATOM) ?? this.fail(name));
  }

  /** undefined for NIL. */
  nstring(name: string): string | undefined {
    return this.skipNil() ? undefined : this.string(name);
  }

  /** Takes NIL where it stands as a whole word. */
  skipNil(): boolean {
    if (!/^NIL(?![^\s()])/i.test(this.text.slice(this.at, this.at + 4))) return false;
    this.at += 3;
    return true;
  }

  /** `(a b c)`, each read by `item`; empty only where `empty` says so. */
  list<T>(name: string, item: () => T, empty = false): T[] {
    this.expect('(', `${name} in parentheses`);
    const items: T[] = [];
    while (this.peek() === ' ') this.at++;
    while (!this.skip(')')) {
      items.push(item());
      if (this.peek() !== ' ' && this.peek() !== ')') this.fail('a space or ")"');
      while (this.peek() === ' ') this.at++;
    }
    if (items.length === 0 && !empty) {
      this.at--;
      this.fail(name);
    }
    return items;
  }

  private stringOctets(): string | CommandLiteral | undefined {
    const quoted = this.match(QUOTED);
    if (quoted === undefined) return this.takeLiteral();
    const inside = quoted.slice(1, -1);
    return inside.includes('\\') ? inside.replace(/\\(.)/g, '$1') : inside;
  }

  private takeLiteral(): CommandLiteral | undefined {
    const start = this.at;
    if (this.match(LITERAL) === undefined) return undefined;
    const literal = this.literals[this.literal];
    if (!literal) {
      this.at = start;
      this.fail('a literal at the end of the line');
    }
    this.literal++;
    return literal;
  }
}

/** Text of one character per octet, read as UTF-8. */
export function textOf(octets: string): string {
  return /^[\x00-\x7f]*$/.test(octets) ? octets : fromUtf8(fromLatin1(octets));
}
