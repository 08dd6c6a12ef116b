import { latin1, SP } from '../../../relay/wire/bytes.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import { writeLineBreak } from '../core/line-break.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, decimal, skipSpace, wordEnd } from '../core/words.ts';
import type { Pop3Command } from './command.ts';
import { RULES } from './command.ts';

export type Status = '+OK' | '-ERR' | '+' | undefined;

/** What a status line said beside yes or no. */
export interface StatusLine {
  readonly status: Status;
  /** Letter case other than RFC 1939 §3 prints it. */
  readonly oddCase: boolean;
  readonly code?: string | undefined;
  /** Of the reply to STAT. */
  readonly count?: number | undefined;
  /** Of the greeting. */
  readonly timestamp?: string | undefined;
}

/** Response codes (RFC 2449 §8) with an explanation of their own. */
const CODES: ReadonlyMap<string, string> = new Map([
  ['LOGIN-DELAY', '2449 §8.1.1'],
  ['IN-USE', '2449 §8.1.2'],
  ['SYS/TEMP', '3206 §4'],
  ['SYS/PERM', '3206 §4'],
  ['AUTH', '3206 §5'],
  ['UTF8', '6856 §5'],
]);
const BRACKET = 91;

export function statusOf(line: Uint8Array): { status: Status; length: number; oddCase: boolean } {
  const word = latin1(line, 0, Math.min(wordEnd(line, 0, contentEnd(line)), 5));
  const upper = word.toUpperCase();
  if (upper === '+OK' || upper === '-ERR')
    return { status: upper, length: upper.length, oddCase: upper !== word };
  if (word === '+') return { status: '+', length: 1, oddCase: false };
  return { status: undefined, length: 0, oddCase: false };
}

/** Writes a `+OK` or `-ERR` line (RFC 1939 §3): the greeting, the answer to a command, or one that nobody asked for. */
export function readStatusLine(
  w: SpanWriter,
  line: Uint8Array,
  answered: Pop3Command | 'greeting' | 'unasked',
): StatusLine {
  const command = typeof answered === 'string' ? undefined : answered;
  const end = contentEnd(line);
  const { status, length, oddCase } = statusOf(line);
  const about = typeof answered === 'string' ? answered : answered.known ? answered.name : 'unknown';
  const values = command && { command: command.name };
  const form = command ? '' : `.${about}`;
  w.leaf(length, `pop3.${status === '+OK' ? 'ok' : 'err'}${form}`, { rfc: '1939 §3', values });
  writeSpace(w, line, end);
  const code = line[w.at] === BRACKET ? writeResponseCode(w, line, end) : undefined;
  const facts = status === '+OK' ? writeOkText(w, line, end, about, command) : {};
  const comment = `pop3.text.${!command || status === '+OK' ? about : 'refused'}`;
  w.leaf(end, comment, { rfc: RULES.get(about)?.rfc ?? '1939 §3', values });
  writeLineBreak(w, line);
  return { status, oddCase, code, ...facts };
}

/** RFC 2449 §8: `[` level of detail `]`, hierarchical names set apart by `/`. Text in brackets of another kind is text. */
function writeResponseCode(w: SpanWriter, line: Uint8Array, end: number): string | undefined {
  const close = line.subarray(w.at, end).indexOf(93);
  if (close < 2 || close > 64) return undefined;
  const name = latin1(line, w.at + 1, w.at + close).toUpperCase();
  const rfc = CODES.get(name);
  if (!rfc && !/^[A-Z0-9-]+(\/[A-Z0-9-]+)*$/.test(name)) return undefined;
  const to = w.at + close + 1;
  if (rfc) w.leaf(to, `pop3.code.${name}`, { rfc });
  else w.leaf(to, 'pop3.code.unknown', { class: 'unknown', rfc: '2449 §8', values: { name } });
  writeSpace(w, line, end);
  return name;
}

type OkFacts = Pick<StatusLine, 'count' | 'timestamp'>;

/** The parts of a `+OK` line that a program may read; what remains is for people. */
function writeOkText(
  w: SpanWriter,
  line: Uint8Array,
  end: number,
  about: string,
  command: Pop3Command | undefined,
): OkFacts {
  switch (about) {
    case 'greeting':
      return { timestamp: writeGreeting(w, line, end) };
    case 'STAT':
      return { count: writeDropListing(w, line, end) };
    case 'LIST':
      if (command?.msg) writeScanListing(w, line, end);
      return {};
    case 'UIDL':
      if (command?.msg) writeUniqueId(w, line, end);
      return {};
    case 'RETR':
      writeOctets(w, line, end, command);
      return {};
    case 'LANG':
      if (command?.hasArgument) writeLanguage(w, line, end);
      return {};
    default:
      return {};
  }
}

/** RFC 1939 §7 (APOP): `<process-ID.clock@hostname>`, anywhere in the greeting, usually last. */
function writeGreeting(w: SpanWriter, line: Uint8Array, end: number): string | undefined {
  const text = latin1(line, w.at, end);
  const found = /<[^<>\s]+@[^<>\s]*>/.exec(text);
  if (!found) return undefined;
  const start = w.at + found.index;
  w.leaf(start, 'pop3.text.greeting', { rfc: '1939 §4' });
  const timestamp = found[0];
  w.leaf(start + timestamp.length, 'pop3.greeting.timestamp', { rfc: '1939 §7', values: { timestamp } });
  return timestamp;
}

/** RFC 1939 §5: `nn mm`, the number of messages and their octets. */
function writeDropListing(w: SpanWriter, line: Uint8Array, end: number): number | undefined {
  const countEnd = wordEnd(line, w.at, end);
  const count = decimal(line, w.at, countEnd);
  const sizeStart = skipSpace(line, countEnd, end);
  const sizeEnd = wordEnd(line, sizeStart, end);
  const octets = decimal(line, sizeStart, sizeEnd);
  if (count === undefined || octets === undefined) return undefined;
  const values = { count, octets };
  w.group('pop3.dropListing', { rfc: '1939 §5', values }, (parts) => {
    parts.leaf(countEnd, 'pop3.dropListing.count', { rfc: '1939 §5', values });
    parts.leaf(sizeStart, 'core.space');
    parts.leaf(sizeEnd, 'pop3.dropListing.octets', { rfc: '1939 §5', values });
  });
  writeTextAfter(w, line, end);
  return count;
}

/** RFC 1939 §5: `msg octets`; false when the octets are no scan listing, and nothing has been written. */
export function writeScanListing(w: SpanWriter, line: Uint8Array, end: number): boolean {
  const msgEnd = wordEnd(line, w.at, end);
  const msg = decimal(line, w.at, msgEnd);
  const sizeStart = skipSpace(line, msgEnd, end);
  const sizeEnd = wordEnd(line, sizeStart, end);
  const octets = decimal(line, sizeStart, sizeEnd);
  if (msg === undefined || octets === undefined) return false;
  const detail = { rfc: '1939 §5', values: { msg, octets } };
  w.group('pop3.scanListing', detail, (parts) => {
    parts.leaf(msgEnd, 'pop3.scanListing.msg', detail);
    parts.leaf(sizeStart, 'core.space');
    parts.leaf(sizeEnd, 'pop3.scanListing.octets', detail);
  });
  writeTextAfter(w, line, end);
  return true;
}

/** RFC 1939 §7: `msg unique-id`, the id being 1 to 70 octets from 0x21 to 0x7E. */
export function writeUniqueId(w: SpanWriter, line: Uint8Array, end: number): boolean {
  const msgEnd = wordEnd(line, w.at, end);
  const msg = decimal(line, w.at, msgEnd);
  const idStart = skipSpace(line, msgEnd, end);
  const idEnd = wordEnd(line, idStart, end);
  if (msg === undefined || idEnd === idStart) return false;
  const detail = {
    rfc: '1939 §7',
    values: { msg, uid: latin1(line, idStart, Math.min(idEnd, idStart + 70)) },
  };
  w.group('pop3.uniqueIdListing', detail, (parts) => {
    parts.leaf(msgEnd, 'pop3.uniqueIdListing.msg', detail);
    parts.leaf(idStart, 'core.space');
    parts.leaf(idEnd, 'pop3.uniqueIdListing.uid', detail);
  });
  writeTextAfter(w, line, end);
  return true;
}

/** Servers like to say `777 octets` after RETR; RFC 1939 §5 shows it and promises nothing. */
function writeOctets(w: SpanWriter, line: Uint8Array, end: number, command: Pop3Command | undefined): void {
  const to = wordEnd(line, w.at, end);
  const octets = decimal(line, w.at, to);
  if (octets === undefined || line[to] !== SP) return;
  if (latin1(line, to + 1, Math.min(end, to + 6)).toLowerCase() !== 'octet') return;
  w.leaf(to, 'pop3.retr.octets', { rfc: '1939 §5', values: { octets, msg: command?.msg ?? 0 } });
}

/** RFC 6856 §3.2: the language tag chosen, a space, then text in that language. */
function writeLanguage(w: SpanWriter, line: Uint8Array, end: number): void {
  const to = wordEnd(line, w.at, end);
  w.leaf(to, 'pop3.lang.chosen', { rfc: '6856 §3.2', values: { tag: fromUtf8(line, w.at, to) } });
  w.leaf(skipSpace(line, to, end), 'core.space');
}

/** What a server adds after the fields the RFC defines; RFC 1939 §5 lets it, and discourages it. */
function writeTextAfter(w: SpanWriter, line: Uint8Array, end: number): void {
  writeSpace(w, line, end);
  w.leaf(end, 'pop3.textAfter', { class: 'generic', rfc: '1939 §5' });
}
