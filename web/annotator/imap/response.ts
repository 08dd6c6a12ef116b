import { MAX_NUMBER } from '../../../relay/wire/imap/number.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { Unit, Values } from '../span.ts';
import { readCode } from './data/code.ts';
import { DATA } from './data/index.ts';
import { readForms } from './forms.ts';
import type { Reader } from './reader.ts';
import { isTag } from './tokens.ts';
import { RESPONSES } from './vocabulary/responses.ts';

const STAR = 42;
const PLUS = 43;

/** What a response is read against. */
export interface ResponseContext {
  /** The name of the command that waits under this tag; undefined when none does. */
  readonly commandOf: (tag: string) => string | undefined;
  /** What a continuation request would answer. */
  readonly awaits: 'literal' | 'sasl' | 'idle' | 'nothing';
  readonly sasl: SaslExchange | undefined;
  /** True for the first line of the connection. */
  readonly greeting: boolean;
  /** True once LOGOUT has been sent, so that BYE is expected. */
  readonly leaving: boolean;
}

/** What has been read of a response. */
export interface ImapResponse {
  readonly context: ResponseContext;
  kind: 'tagged' | 'untagged' | 'continue' | 'stray';
  tag: string;
  /** "OK", "EXISTS", "FETCH" … in upper case. */
  name: string;
  /** The number before EXISTS, EXPUNGE, FETCH …, or after nothing at all. */
  n: number | undefined;
  /** The response code, upper case, and its first number. */
  code: string | undefined;
  codeNumber: number | undefined;
  /** True when the code's arguments were read and are what its RFC says. */
  codeWellFormed: boolean;
  /** Capabilities announced in the code or the data; those that ENABLED lists. */
  capabilities: string[] | undefined;
  mailbox: string | undefined;
  /** Of FETCH: the flags told, upper case; the UID told. */
  flags: string[] | undefined;
  uid: number | undefined;
}

/** Reads a response up to its line break (RFC 3501 §7). */
export function readResponse(r: Reader, context: ResponseContext): ImapResponse {
  const response: ImapResponse = {
    context,
    kind: 'stray',
    tag: '',
    name: '',
    n: undefined,
    code: undefined,
    codeNumber: undefined,
    codeWellFormed: false,
    capabilities: undefined,
    mailbox: undefined,
    flags: undefined,
    uid: undefined,
  };
  const end = r.wordEnd();
  if (end === r.pos + 1 && r.peek() === STAR) readUntagged(r, response);
  else if (r.peek() === PLUS && end === r.pos + 1) readContinuation(r, response);
  else readTagged(r, response, end);
  finish(r, response);
  return response;
}

function finish(r: Reader, response: ImapResponse): void {
  if (r.atEnd) return;
  if (response.kind === 'stray') {
    r.rest('imap.resp.stray', { class: 'unknown', rfc: r.rfc('3501 §7', '9051 §7') });
    return;
  }
  while (!r.atEnd) {
    if (r.space()) {
      if (r.atEnd) r.bend('imap.leniency.trailingSpace');
    } else if (!r.strayLiteral()) r.unknown();
  }
}

function readUntagged(r: Reader, response: ImapResponse): void {
  response.kind = 'untagged';
  r.leaf(r.pos + 1, 'imap.gram.untagged', { rfc: r.rfc('3501 §2.2.2', '9051 §2.2.2') });
  r.space();
  const end = r.wordEnd();
  const n = r.numberAt(r.pos, end);
  if (n !== undefined || isDigits(r, end)) readNumbered(r, response, n ?? Number.POSITIVE_INFINITY, end);
  else readNamed(r, response, end);
}

/** `23 EXISTS`, `2 FETCH (…)`: the number comes first. */
function readNumbered(r: Reader, response: ImapResponse, n: number, end: number): void {
  const nameStart = blanks(r, end);
  const nameEnd = r.wordEnd(-1, nameStart);
  const at = r.pos;
  r.pos = nameStart;
  const name = r.upper(nameEnd);
  r.pos = at;
  const counts = name === 'EXISTS' || name === 'RECENT';
  // Messages are numbered from 1 (RFC 3501 §2.3.1.2), and no number has more than 32 bits (§9 `number`).
  const isNumber = n <= MAX_NUMBER && (n > 0 || counts);
  const term = NUMBERED.has(name) && isNumber ? RESPONSES.get(name) : undefined;
  if (!term) {
    response.kind = 'stray';
    if (!NUMBERED.has(name)) return;
    r.rest('imap.resp.badNumber', { class: 'unknown', values: { name, value: r.shown(r.pos, end) } });
    return;
  }
  response.name = name;
  response.n = n;
  const id = counts ? 'imap.resp.count' : name === 'UIDFETCH' ? 'imap.resp.uid' : 'imap.resp.message';
  r.leaf(end, id, { rfc: r.rfc('3501 §7.3', '9051 §7.4'), values: { n, name } });
  r.space();
  r.leaf(nameEnd, term.id, r.detail(term), { n });
  DATA.get(name)?.(r, response);
}

/** True for a number too, that is longer than any that is read. */
function isDigits(r: Reader, end: number): boolean {
  for (let at = r.pos; at < end; at++) if (r.bytes[at]! < 48 || r.bytes[at]! > 57) return false;
  return end > r.pos;
}

const NUMBERED = new Set(['EXISTS', 'RECENT', 'EXPUNGE', 'FETCH', 'UIDFETCH']);

function blanks(r: Reader, at: number): number {
  while (at < r.end && r.bytes[at] === 32) at++;
  return at;
}

function readNamed(r: Reader, response: ImapResponse, end: number): void {
  const name = r.upper(end);
  const term = NUMBERED.has(name) ? undefined : RESPONSES.get(name);
  response.name = name;
  if (!term && name.startsWith('X')) {
    r.leaf(end, 'imap.resp.X', { rfc: '3501 §6.5.1', values: { name } });
    readForms(r, false);
    return;
  }
  if (!term) {
    r.leaf(end, 'imap.resp.other', { class: 'unknown', values: { name } });
    while (!r.atEnd) if (!r.space() && !r.strayLiteral()) r.unknown();
    return;
  }
  if (STATUSES.has(name)) {
    readStatus(r, response, end);
    return;
  }
  r.term(term, end);
  DATA.get(name)?.(r, response);
}

const STATUSES = new Set(['OK', 'NO', 'BAD', 'BYE', 'PREAUTH']);

function readTagged(r: Reader, response: ImapResponse, end: number): void {
  const start = blanks(r, end);
  const at = r.pos;
  r.pos = start;
  const statusEnd = r.wordEnd();
  const status = r.upper(statusEnd);
  r.pos = at;
  if (!isTag(r.bytes, at, end) || start === end || !TAGGED.has(status)) return;
  response.kind = 'tagged';
  response.tag = r.shown(at, end);
  const command = response.context.commandOf(response.tag);
  const rfc = r.rfc('3501 §2.2.2', '9051 §2.2.2');
  const values = { tag: response.tag, command: command ?? '' };
  r.leaf(end, command === undefined ? 'imap.tag.unmatched' : 'imap.gram.replyTag', { rfc, values });
  r.space();
  readStatus(r, response, statusEnd);
}

const TAGGED = new Set(['OK', 'NO', 'BAD']);

function readStatus(r: Reader, response: ImapResponse, end: number): void {
  const name = r.upper(end);
  response.name = name;
  const term = RESPONSES.get(name)!;
  const command = response.kind === 'tagged' ? response.context.commandOf(response.tag) : undefined;
  r.leaf(end, `${term.id}${statusForm(response)}`, r.detail(term), { command: command ?? '' });
  r.space();
  if (readCode(r, response)) r.space();
  if (r.atEnd) r.bend('imap.leniency.noText');
  else readText(r, textOf(response, command));
}

function statusForm({ kind, tag, name, context }: ImapResponse): string {
  if (kind === 'tagged') return context.commandOf(tag) === undefined ? '.unmatched' : '';
  if (context.greeting) return name === 'OK' || name === 'BYE' ? '.greeting' : '';
  if (name === 'BYE') return context.leaving ? '' : '.unasked';
  return name === 'PREAUTH' ? '' : '.untagged';
}

/** What the text of a status response is about, and the values its explanation needs. */
function textOf(response: ImapResponse, command: string | undefined): Text {
  const { kind, name, context, code } = response;
  if (code === 'ALERT') return { of: 'alert' };
  if (kind === 'tagged' && command !== undefined) {
    return { of: name === 'OK' ? 'done' : 'refused', values: { command } };
  }
  if (name === 'BYE') return { of: 'goodbye' };
  if (context.greeting) return { of: 'greeting' };
  if (code !== undefined) return { of: 'code', values: { code } };
  return { of: name === 'OK' || name === 'PREAUTH' ? 'remark' : 'warning' };
}

interface Text {
  readonly of: 'alert' | 'done' | 'refused' | 'greeting' | 'goodbye' | 'code' | 'remark' | 'warning' | 'go';
  readonly values?: Values | undefined;
}

/** Text for people, to the end of the line (RFC 3501 §7.1 `resp-text`). */
function readText(r: Reader, { of, values }: Text): void {
  r.rest(`imap.text.${of}`, { rfc: r.rfc('3501 §7.1', '9051 §7.1'), values });
}

function readContinuation(r: Reader, response: ImapResponse): void {
  const { awaits, sasl } = response.context;
  response.kind = 'continue';
  const rfc = r.rfc('3501 §7.5', '9051 §7.6');
  r.leaf(r.pos + 1, `imap.resp.continue.${awaits}`, { rfc });
  r.space();
  if (r.atEnd) return;
  if (awaits !== 'sasl' || !sasl) {
    if (!readCode(r, response) || r.space()) readText(r, { of: 'go' });
    return;
  }
  r.group('sasl.challengeLine', { rfc: r.rfc('3501 §6.2.2', '9051 §6.2.2') }, () => {
    sasl.server(r.writer, r.bytes, r.end);
    r.pos = r.end;
  });
}

/** What a response is to the command that it answers; undefined when it is none. */
export function outcomeOf({ kind, name }: ImapResponse): Unit['outcome'] {
  if (kind === 'continue') return 'continue';
  if (kind === 'stray') return undefined;
  if (name === 'BYE') return 'bye';
  if (name === 'OK' || name === 'PREAUTH') return kind === 'tagged' || name === 'PREAUTH' ? 'ok' : 'data';
  return name === 'NO' || name === 'BAD' ? 'refused' : 'data';
}
