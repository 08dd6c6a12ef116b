import { latin1 } from '../../../relay/wire/bytes.ts';
import { SMTP_COMMANDS } from '../../../relay/wire/smtp/commands.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import { writeLineBreak } from '../core/line-break.ts';
import { writeSpace } from '../core/space.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, decimal, skipSpace, upperWord, wordEnd } from '../core/words.ts';
import { readAuthArguments } from '../sasl/auth-arguments.ts';
import type { SaslExchange } from '../sasl/exchange.ts';
import type { Note } from '../span.ts';
import { writeParameters } from './parameters.ts';
import { writeDomain, writePath } from './path.ts';

/** A command line as read. */
export interface SmtpCommand {
  /** Upper case; the first word as typed when it is no SMTP command; "." for the end of the data. */
  readonly name: string;
  readonly known: boolean;
  readonly hasArgument: boolean;
  /** The first argument as text; never a secret. */
  readonly argument: string;
  /** AUTH with a mechanism: the exchange that begins. */
  readonly sasl?: SaslExchange;
  /** BDAT: octets of the chunk that follows the line, and whether it is the last. */
  readonly chunk?: { readonly octets: number; readonly last: boolean };
  /** Rules the line bent. */
  readonly leniencies: readonly Note[];
}

/** Commands outside of the sandbox's table, met on servers of the field, and where each is defined ('' nowhere). */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['ETRN', '1985 §5'],
  ['BURL', '4468'],
  ['LHLO', '2033 §4.1'],
  ['ATRN', '2645'],
  ['SEND', '5321 app. F.6'],
  ['SOML', '5321 app. F.6'],
  ['SAML', '5321 app. F.6'],
  ['TURN', '821 §4.1'],
  ['XCLIENT', ''],
  ['XFORWARD', ''],
]);
export const RULES = new Map(SMTP_COMMANDS.map((rule) => [rule.name, rule]));

/** The RFC section of a command; undefined when there is no such command. */
export function sectionOf(name: string): string | undefined {
  return RULES.get(name)?.rfc ?? OTHERS.get(name);
}

/** The first word of a line, upper case. */
export function commandName(line: Uint8Array): string {
  const end = contentEnd(line);
  const from = skipSpace(line, 0, end);
  return upperWord(line, from, wordEnd(line, from, end));
}

/** Writes the spans of a command line (RFC 5321 §4.1.1) and says what it asks for. */
export function readCommand(w: SpanWriter, line: Uint8Array): SmtpCommand {
  const end = contentEnd(line);
  const from = skipSpace(line, 0, end);
  const name = commandName(line);
  w.leaf(from, 'core.extraSpace');
  const read =
    name === 'MAIL' || name === 'RCPT' ? readEnvelope(w, line, end, name) : readOther(w, line, end, name);
  writeLineBreak(w, line);
  return { name, known: sectionOf(name) !== undefined, ...read };
}

type Read = Omit<SmtpCommand, 'name' | 'known'>;

const SPACE_AFTER_COLON: Note = { kind: 'leniency', id: 'smtp.leniency.spaceAfterColon', rfc: '5321 §3.3' };
const NO_BRACKETS: Note = { kind: 'leniency', id: 'smtp.leniency.noBrackets', rfc: '5321 §4.1.2' };

/** `MAIL FROM:<reverse-path>` and `RCPT TO:<forward-path>`, with parameters. */
function readEnvelope(w: SpanWriter, line: Uint8Array, end: number, name: 'MAIL' | 'RCPT'): Read {
  const keyword = name === 'MAIL' ? 'FROM:' : 'TO:';
  const rfc = sectionOf(name);
  const word = skipSpace(line, w.at + name.length, end);
  const colon = word + keyword.length;
  if (latin1(line, word, Math.min(end, colon)).toUpperCase() !== keyword) {
    w.leaf(w.at + name.length, `smtp.cmd.${name}`, { rfc });
    writeSpace(w, line, end);
    w.leaf(end, 'smtp.arg.unwanted', { class: 'unknown', rfc, secret: true });
    return { hasArgument: false, argument: '', leniencies: [] };
  }
  w.leaf(colon, `smtp.cmd.${name}`, { rfc });
  const start = skipSpace(line, colon, end);
  w.leaf(start, 'core.extraSpace');
  const leniencies = start > colon ? [SPACE_AFTER_COLON] : [];
  if (start === end) return { hasArgument: false, argument: '', leniencies };
  const path = writePath(w, line, end, name);
  if (!path.bracketed) leniencies.push(NO_BRACKETS);
  writeParameters(w, line, end, name);
  return { hasArgument: true, argument: path.address, leniencies };
}

function readOther(w: SpanWriter, line: Uint8Array, end: number, name: string): Read {
  const rfc = sectionOf(name);
  const to = wordEnd(line, w.at, end);
  if (rfc === undefined) w.leaf(to, 'smtp.cmd.unknown', { class: 'unknown', values: { command: name } });
  else w.leaf(to, `smtp.cmd.${name}`, { rfc });
  const hasArgument = writeSpace(w, line, end);
  if (!hasArgument) return { hasArgument, argument: '', leniencies: [] };
  return { hasArgument, leniencies: [], ...readArguments(w, line, end, name, rfc) };
}

type Arguments = Omit<Read, 'hasArgument' | 'leniencies'>;

function readArguments(
  w: SpanWriter,
  line: Uint8Array,
  end: number,
  name: string,
  rfc: string | undefined,
): Arguments {
  const to = wordEnd(line, w.at, end);
  const argument = latin1(line, w.at, to);
  switch (name) {
    case 'EHLO':
    case 'HELO':
    case 'LHLO':
      w.group('smtp.arg.client', { rfc, values: { domain: argument } }, (parts) =>
        writeDomain(parts, line, to),
      );
      break;
    case 'AUTH':
      return { argument, sasl: readAuth(w, line, end) };
    case 'BDAT':
      return { argument, ...readBdat(w, line, end) };
    case 'VRFY':
    case 'EXPN':
    case 'ETRN':
    case 'ATRN':
    case 'HELP':
    case 'NOOP':
      w.leaf(end, `smtp.arg.${name}`, { rfc, values: { text: fromUtf8(line, w.at, end) } });
      return { argument };
    case 'BURL':
    case 'SEND':
    case 'SOML':
    case 'SAML':
    case 'XCLIENT':
    case 'XFORWARD':
      w.leaf(end, 'smtp.arg.other', { class: 'generic', rfc, values: { command: name } });
      return { argument };
  }
  writeExtra(w, line, end, rfc);
  return { argument: rfc === undefined ? upperWord(line, to - argument.length, to) : argument };
}

/** What stands after the last argument the command takes; masked, for it may be a password. */
function writeExtra(w: SpanWriter, line: Uint8Array, end: number, rfc: string | undefined): void {
  const start = skipSpace(line, w.at, end);
  if (start === end) w.leaf(end, 'core.trailingSpace');
  else w.leaf(end, 'smtp.arg.unwanted', { class: 'unknown', rfc, secret: true });
}

function readAuth(w: SpanWriter, line: Uint8Array, end: number): SaslExchange {
  const { sasl } = readAuthArguments(w, line, end, '4954 §4');
  writeExtra(w, line, end, '4954 §4');
  return sasl;
}

function readBdat(w: SpanWriter, line: Uint8Array, end: number): Pick<SmtpCommand, 'chunk'> {
  const to = wordEnd(line, w.at, end);
  const octets = decimal(line, w.at, to);
  if (octets === undefined) {
    w.leaf(end, 'smtp.arg.unwanted', { class: 'unknown', rfc: '3030 §2' });
    return {};
  }
  w.leaf(to, 'smtp.arg.chunkSize', { rfc: '3030 §2', values: { octets } });
  const lastStart = skipSpace(line, to, end);
  const lastEnd = wordEnd(line, lastStart, end);
  const last = upperWord(line, lastStart, lastEnd) === 'LAST';
  if (last) {
    w.leaf(lastStart, 'core.space');
    w.leaf(lastEnd, 'smtp.arg.last', { rfc: '3030 §2' });
  }
  writeExtra(w, line, end, '3030 §2');
  return { chunk: { octets, last } };
}
