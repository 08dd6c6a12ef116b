import { latin1 } from '../../../relay/wire/bytes.ts';
import { writeLineBreak } from '../core/line-break.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, skipSpace, upperWord, wordEnd } from '../core/words.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { SmtpCommand } from './command.ts';
import { sectionOf } from './command.ts';
import { writeKeyword } from './ehlo.ts';
import { writeEnhancedStatus } from './enhanced-status.ts';
import { writeDomain } from './path.ts';

/** Reply codes with an explanation of their own, and where each is defined. */
const CODES: ReadonlyMap<string, string> = new Map([
  ...['211', '214', '220', '221', '250', '251', '252', '354', '421', '450', '451', '452', '455'].map(base),
  ...['500', '501', '503', '504', '550', '551', '552', '553', '554', '555'].map(base),
  ['502', '5321 §4.2.4'],
  ['235', '4954 §6'],
  ['253', '1985 §5.1'],
  ['334', '4954 §4'],
  ['432', '4954 §6'],
  ['454', '4954 §6'],
  ['458', '1985 §5.1'],
  ['459', '1985 §5.1'],
  ['521', '7504'],
  ['530', '4954 §6'],
  ['534', '4954 §6'],
  ['535', '4954 §6'],
  ['538', '4954 §6'],
  ['556', '7504'],
]);

function base(code: string): [string, string] {
  return [code, '5321 §4.2.3'];
}

/** What a reply line is about. */
export type Answered = SmtpCommand | 'greeting' | 'unasked';

/** How a reply line begins. */
export interface ReplyHead {
  /** The three digits. */
  readonly code: string;
  /** More lines of this reply follow. */
  readonly more: boolean;
}

/** A reply line as read. */
export interface ReplyLine extends ReplyHead {
  /** EHLO's extension on this line, upper case. */
  readonly keyword?: string;
}

const HYPHEN = 45;

/** The code and the separator of a reply line (RFC 5321 §4.2.1); undefined when the line is none. */
export function replyHead(line: Uint8Array): ReplyHead | undefined {
  for (let i = 0; i < 3; i++) if (line[i] === undefined || line[i]! < 48 || line[i]! > 57) return undefined;
  const end = contentEnd(line);
  const separator = end > 3 ? line[3] : undefined;
  if (separator !== undefined && separator !== HYPHEN && separator !== 32 && separator !== 9)
    return undefined;
  return { code: latin1(line, 0, 3), more: separator === HYPHEN };
}

/**
 * Writes a reply line.
 * @param first whether it is the first of its reply; EHLO's later lines hold extensions
 */
export function readReplyLine(
  w: SpanWriter,
  line: Uint8Array,
  { code, more }: ReplyHead,
  answered: Answered,
  first: boolean,
  sasl: SaslExchange | undefined,
): ReplyLine {
  const end = contentEnd(line);
  writeCode(w, code);
  if (more) w.leaf(4, 'smtp.hyphen', { rfc: '5321 §4.2.1', values: { code } });
  const text = skipSpace(line, w.at, end);
  // RFC 4954 §4: an empty challenge is nothing after the blank.
  const isEmptyChallenge = code === '334' && text === end && text > 3;
  if (isEmptyChallenge) w.leaf(text, 'smtp.emptyChallenge', { rfc: '4954 §4' });
  else writeSpace(w, line, end);
  const name = typeof answered === 'string' ? answered : answered.known ? answered.name : 'unknown';
  const keyword = writeText(w, line, end, { name, code, first, sasl });
  const command = typeof answered === 'string' ? '' : answered.name === '.' ? '' : answered.name;
  const last = typeof answered !== 'string' && answered.chunk?.last;
  w.leaf(end, textId(last ? '.' : name, code), {
    rfc: sectionOf(name) || '5321 §4.2',
    values: { command, code },
  });
  writeLineBreak(w, line);
  return keyword === undefined ? { code, more } : { code, more, keyword };
}

const DIGIT = { rfc: '5321 §4.2.1' } as const;
const UNKNOWN_DIGIT = { ...DIGIT, class: 'unknown' } as const;

/** RFC 5321 §4.2.1 gives each digit a meaning of its own. */
function writeCode(w: SpanWriter, code: string): void {
  const rfc = CODES.get(code);
  const values = { code };
  const id = rfc ? `smtp.code.${code}` : 'smtp.code.other';
  w.group(id, { rfc: rfc ?? DIGIT.rfc, values, class: rfc ? 'specific' : 'generic' }, (parts) => {
    const first = code[0]!;
    const second = code[1]!;
    if ('2345'.includes(first)) parts.leaf(1, `smtp.digit1.${first}`, DIGIT);
    else parts.leaf(1, 'smtp.digit1.other', UNKNOWN_DIGIT);
    if ('01235'.includes(second)) parts.leaf(2, `smtp.digit2.${second}`, DIGIT);
    else parts.leaf(2, 'smtp.digit2.other', UNKNOWN_DIGIT);
    parts.leaf(3, 'smtp.digit3', { rfc: DIGIT.rfc, values });
  });
}

interface TextContext {
  readonly name: string;
  readonly code: string;
  readonly first: boolean;
  readonly sasl: SaslExchange | undefined;
}

/** The parts of the text that a program may read. */
function writeText(w: SpanWriter, line: Uint8Array, end: number, context: TextContext): string | undefined {
  const { name, code, first, sasl } = context;
  if (w.at === end) return undefined;
  if (code === '334' && sasl) {
    w.group('sasl.challengeLine', { rfc: '4954 §4' }, (parts) => sasl.server(parts, line, end));
    return undefined;
  }
  const hello = name === 'EHLO' || name === 'LHLO' || name === 'HELO';
  if ((hello && code === '250') || name === 'greeting') {
    if (hello && !first) {
      const keyword = latin1(line, w.at, end).trim().toUpperCase();
      const values = { name: upperWord(line, w.at, wordEnd(line, w.at, end)) };
      w.group('smtp.ehloLine', { rfc: '5321 §4.1.1.1', values }, (parts) => writeKeyword(parts, line, end));
      return keyword;
    }
    if (first) writeServerName(w, line, end);
    return undefined;
  }
  // RFC 2034 §4: neither the greeting nor the reply to HELO and EHLO carries an enhanced code.
  if (writeEnhancedStatus(w, line, end)) writeSpace(w, line, end);
  return undefined;
}

/** RFC 5321 §4.2 wants the server's name first in the greeting and in the reply to EHLO. */
function writeServerName(w: SpanWriter, line: Uint8Array, end: number): void {
  const to = wordEnd(line, w.at, end);
  const name = latin1(line, w.at, to);
  if (!/^(\[.*\]|[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?)$/.test(name) || !/[.[]/.test(name)) return;
  w.group('smtp.serverName', { rfc: '5321 §4.2', values: { name } }, (parts) => writeDomain(parts, line, to));
  writeSpace(w, line, end);
}

/** Texts that deserve more than "the server's comment". */
const OWN_TEXT = new Set(
  'greeting unasked EHLO LHLO HELO MAIL RCPT DATA BDAT RSET VRFY EXPN HELP NOOP QUIT STARTTLS AUTH .'.split(
    ' ',
  ),
);

function textId(name: string, code: string): string {
  if (name === 'unasked') return 'smtp.text.unasked';
  if (code[0] === '4') return 'smtp.text.later';
  if (code[0] === '5') return 'smtp.text.refused';
  return OWN_TEXT.has(name) ? `smtp.text.${name}` : 'smtp.text.other';
}
