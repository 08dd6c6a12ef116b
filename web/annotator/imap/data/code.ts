import { MAX_NUMBER, MAX_NUMBER64 } from '../../../../relay/wire/imap/number.ts';
import { readCapability } from '../capability.ts';
import type { Reader } from '../reader.ts';
import type { ImapResponse } from '../response.ts';
import { isSet, readSet } from '../sets.ts';
import { readFlags } from '../tokens.ts';
import { CODES, METADATA_CODES } from '../vocabulary/codes.ts';
import { EVENTS } from '../vocabulary/notify.ts';

const OPEN = 91;
const CLOSE = 93;
const QUOTE = 34;
const PARENTHESIS = 40;
const UIDS = { of: 'uid', highest: 0 } as const;

/** What follows a response code's name. Codes not named here have no arguments. */
type Form = 'number' | 'sets' | 'flags' | 'capabilities' | 'words' | 'optional';

const FORMS: ReadonlyMap<string, Form> = new Map([
  ...'UIDNEXT UIDVALIDITY UNSEEN HIGHESTMODSEQ MAXCONVERTMESSAGES MAXCONVERTPARTS'
    .split(' ')
    .map((name) => [name, 'number'] as const),
  ...'APPENDUID COPYUID MODIFIED DOWNGRADED'.split(' ').map((name) => [name, 'sets'] as const),
  ...'REFERRAL NEWNAME BADURL URLMECH ANNOTATE ANNOTATIONS NOUPDATE UNDEFINED-FILTER MAILBOXID MESSAGELIMIT METADATA'
    .split(' ')
    .map((name) => [name, 'words'] as const),
  ...'BADCHARSET BADCOMPARATOR BADEVENT INPROGRESS USEATTR TEMPFAIL'
    .split(' ')
    .map((name) => [name, 'optional'] as const),
  ['PERMANENTFLAGS', 'flags'],
  ['CAPABILITY', 'capabilities'],
]);

/**
 * `[UIDNEXT 4]`: what a program should note of a status response (RFC 3501 §7.1). A code whose arguments are not
 * what its RFC says is not explained as that code. False, and nothing read, when there is no bracket.
 */
export function readCode(r: Reader, response: ImapResponse): boolean {
  if (r.peek() !== OPEN) return false;
  const close = closingBracket(r);
  if (close < 0) {
    r.bend('imap.leniency.unclosed');
    return false;
  }
  const at = r.pos;
  r.pos = at + 1;
  const nameEnd = Math.min(r.wordEnd(CLOSE), close);
  const name = r.upper(nameEnd);
  r.pos = at;
  const term = CODES.get(name);
  response.code = name;
  if (!term) readOther(r, name, nameEnd, close);
  else if (!fits(r, name, nameEnd, close)) {
    r.leaf(close + 1, 'imap.code.malformed', { class: 'unknown', values: { name } });
  } else {
    response.codeWellFormed = true;
    const n = FORMS.get(name) === 'number' ? r.numberAt(nameEnd + 1, close) : undefined;
    response.codeNumber = n;
    const detail = n === undefined ? r.detail(term) : { ...r.detail(term), values: { n } };
    r.group(term.id, detail, () => {
      r.leaf(at + 1, 'imap.code.open', { rfc: r.rfc('3501 §7.1', '9051 §7.1') });
      r.leaf(nameEnd, term.id, detail);
      readArguments(r, response, name, close);
      if (r.pos < close) r.leaf(close, 'imap.unknown', { class: 'unknown' });
      r.leaf(close + 1, 'imap.code.close', { rfc: r.rfc('3501 §7.1', '9051 §7.1') });
    });
  }
  return true;
}

/** The bracket that ends the code; one within quotes does not. */
function closingBracket(r: Reader): number {
  let quoted = false;
  for (let at = r.pos + 1; at < r.end; at++) {
    const octet = r.bytes[at];
    if (octet === QUOTE) quoted = !quoted;
    else if (octet === CLOSE && !quoted) return at;
  }
  return -1;
}

function readOther(r: Reader, name: string, nameEnd: number, close: number): void {
  r.group('imap.code.other', { class: 'generic', values: { name } }, () => {
    r.leaf(r.pos + 1, 'imap.code.open', { rfc: r.rfc('3501 §7.1', '9051 §7.1') });
    r.leaf(nameEnd, 'imap.code.other', { class: 'generic', values: { name } });
    if (r.pos < close) r.space();
    if (r.pos < close) r.leaf(close, 'imap.code.otherArguments', { class: 'generic', values: { name } });
    r.leaf(close + 1, 'imap.code.close', { rfc: r.rfc('3501 §7.1', '9051 §7.1') });
  });
}

/** True when what stands between the name and the bracket has the form that the code's RFC gives. */
function fits(r: Reader, name: string, nameEnd: number, close: number): boolean {
  const bare = nameEnd === close;
  switch (FORMS.get(name)) {
    case undefined:
      return bare;
    case 'optional':
      return true;
    case 'number':
      return (
        !bare &&
        isWithin(r.numberAt(nameEnd + 1, close), name === 'HIGHESTMODSEQ' ? MAX_NUMBER64 : MAX_NUMBER)
      );
    case 'flags':
      return !bare && r.bytes[nameEnd + 1] === 40 && r.bytes[close - 1] === 41;
    case 'sets':
      return setsFit(r, name, nameEnd, close);
    case 'words':
      return !bare && (name !== 'MAILBOXID' || r.bytes[nameEnd + 1] === PARENTHESIS);
    default:
      return !bare;
  }
}

/** How many numbers a set without `*` has. */
function setSize(r: Reader, start: number, end: number): number {
  return r
    .shown(start, end)
    .split(',')
    .map((range) => range.split(':').map(Number))
    .reduce((sum, [first = 0, last = first]) => sum + Math.abs(last - first) + 1, 0);
}

/** True for a number from 1 up to the greatest. */
function isWithin(n: number | undefined, greatest: number): boolean {
  return n !== undefined && n > 0 && n <= greatest;
}

/** APPENDUID: a number and a set. COPYUID: a number and two. MODIFIED, DOWNGRADED: a set. */
function setsFit(r: Reader, name: string, nameEnd: number, close: number): boolean {
  const words: [number, number][] = [];
  for (let at = nameEnd; at < close; ) {
    const start = at + 1;
    let end = start;
    while (end < close && r.bytes[end] !== 32) end++;
    words.push([start, end]);
    at = end;
  }
  const wanted = name === 'COPYUID' ? 3 : name === 'APPENDUID' ? 2 : 1;
  const numbered = wanted === 1 || (words[0] !== undefined && r.numberAt(...words[0]) !== undefined);
  const isFit =
    words.length === wanted && numbered && words.every(([start, end]) => isSet(r.bytes, start, end));
  // RFC 4315 §3: the sets of COPYUID correspond, message for message.
  return isFit && (name !== 'COPYUID' || setSize(r, ...words[1]!) === setSize(r, ...words[2]!));
}

function readArguments(r: Reader, response: ImapResponse, name: string, close: number): void {
  const term = CODES.get(name)!;
  const { rfc } = r.detail(term);
  const form = FORMS.get(name);
  if (form === undefined || !r.space()) return;
  if (form === 'number') r.number(`imap.code.${name}.value`, rfc);
  else if (form === 'flags') r.group('imap.flags', { rfc }, () => readFlags(r));
  else if (form === 'capabilities') {
    response.capabilities = [];
    readCapabilities(r, response.capabilities, close);
  } else if (form === 'sets') readSets(r, name, rfc, countsUids(response, name));
  else readWords(r, name, close, rfc);
}

function readCapabilities(r: Reader, into: string[], close: number): void {
  while (r.pos < close) {
    if (r.space()) continue;
    const name = readCapability(r);
    if (name === undefined) return;
    into.push(name);
  }
}

/** MODIFIED tells message numbers, but UIDs to UID STORE (RFC 7162 §3.1.3). */
function countsUids({ kind, tag, context }: ImapResponse, name: string): boolean {
  if (name !== 'MODIFIED') return name !== 'DOWNGRADED';
  return kind === 'tagged' && (context.commandOf(tag)?.startsWith('UID ') ?? false);
}

function readSets(r: Reader, name: string, rfc: string | undefined, ofUids: boolean): void {
  if (name === 'APPENDUID' || name === 'COPYUID') {
    r.number('imap.code.uidvalidityOf', rfc);
    r.space();
  }
  const kind = ofUids ? UIDS : ({ of: 'message', highest: 0 } as const);
  const parts = name === 'COPYUID' ? ['source', 'target'] : name === 'APPENDUID' ? ['target'] : ['set'];
  for (const part of parts) {
    r.group(`imap.code.${part}`, { rfc }, () => readSet(r, kind, CLOSE));
    r.space();
  }
}

/** What the arguments of a code are, in their order. All but a tag are numbers. */
const ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['imap.code.INPROGRESS', ['tag', 'progress', 'goal']],
  ['imap.code.MESSAGELIMIT', ['limit', 'uid']],
  ['imap.code.METADATA.LONGENTRIES', ['size']],
  ['imap.code.METADATA.MAXSIZE', ['limit']],
]);

/** An argument of a code that says what its arguments are. False, and nothing read, when it is something else. */
function readArgument(r: Reader, code: string, place: number, rfc: string | undefined): boolean {
  const argument = ARGUMENTS.get(code)?.[place];
  if (argument === undefined) return false;
  const use = { id: `${code}.${argument}`, rfc };
  if (r.atNil) r.nil(use);
  else if (argument !== 'tag') return r.number(use.id, rfc) !== undefined;
  else if (r.peek() === QUOTE) r.string(use);
  else return false;
  return true;
}

/** Arguments that are words, numbers, strings or lists: each gets the explanation of its code's arguments. */
function readWords(r: Reader, name: string, close: number, rfc: string | undefined): void {
  let code = `imap.code.${name}`;
  let place = 0;
  const item = (): void => {
    const end = Math.min(r.wordEnd(CLOSE), close);
    const sub = name === 'METADATA' ? METADATA_CODES.get(r.upper(end)) : undefined;
    const event = name === 'BADEVENT' ? EVENTS.get(r.upper(end)) : undefined;
    if (sub) code = sub.id;
    if (sub ?? event) r.term((sub ?? event)!, end);
    else if (readArgument(r, code, place++, rfc)) return;
    else if (r.number('imap.code.argument.number', rfc, { name }) === undefined) {
      if (r.peek() !== QUOTE)
        r.leaf(end, 'imap.code.argument', { rfc, values: { name, value: r.shown(r.pos, end) } });
      else r.string({ id: 'imap.code.argument', rfc, values: { name } });
    }
  };
  while (r.pos < close) {
    const before = r.pos;
    if (!r.space() && !r.list(item)) item();
    if (r.pos === before) return;
  }
}
