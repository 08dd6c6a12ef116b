import { latin1 } from '../../../relay/wire/bytes.ts';
import type { Pop3State } from '../../../relay/wire/pop3/commands.ts';
import { POP3_COMMANDS } from '../../../relay/wire/pop3/commands.ts';
import { fromUtf8 } from '../../../relay/wire/utf8.ts';
import { writeLineBreak } from '../core/line-break.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd, decimal, skipSpace, upperWord, wordEnd } from '../core/words.ts';
import { readAuthArguments } from '../sasl/auth-arguments.ts';
import type { SaslExchange } from '../sasl/exchange.ts';

/** A command line as read. */
export interface Pop3Command {
  /** Upper case; the first word as typed when it is no POP3 command, or HIDDEN. */
  readonly name: string;
  readonly known: boolean;
  /** True when the line holds anything after the name. */
  readonly hasArgument: boolean;
  /** The first argument as text; never a secret. */
  readonly argument: string;
  /** The message number it names. */
  readonly msg?: number;
  /** AUTH with a mechanism: the exchange that begins. */
  readonly sasl?: SaslExchange;
  /** The user name of USER and APOP. */
  readonly user?: string;
}

export const RULES = new Map(POP3_COMMANDS.map((rule) => [rule.name, rule]));
const TAKES_MESSAGE = new Set(['LIST', 'RETR', 'DELE', 'TOP', 'UIDL']);

/** The first word of a line, upper case. */
export function commandName(line: Uint8Array): string {
  const end = contentEnd(line);
  const from = skipSpace(line, 0, end);
  return upperWord(line, from, wordEnd(line, from, end));
}

/** The name of a command that is not shown, because it looks like a password typed without PASS. */
export const HIDDEN = '…';

/**
 * Writes the spans of a command line (RFC 1939 §3, RFC 2449 §4) and says what it asks for.
 * @param passwordDue USER has been sent, so that a line of one unknown word may be the password
 */
export function readCommand(
  writer: SpanWriter,
  line: Uint8Array,
  state: Pop3State,
  passwordDue: boolean,
): Pop3Command {
  const end = contentEnd(line);
  const from = skipSpace(line, 0, end);
  const to = wordEnd(line, from, end);
  const argument = skipSpace(line, to, end);
  const hasArgument = argument < end;
  const name = upperWord(line, from, to);
  const rule = RULES.get(name);
  writer.leaf(from, 'core.extraSpace');
  const hidden = !rule && passwordDue && !hasArgument && to > from;
  if (rule) writeName(writer, to, name, state, rule.rfc, !hasArgument);
  else if (hidden) writer.leaf(to, 'pop3.cmd.hidden', { class: 'unknown', secret: true });
  else writer.leaf(to, 'pop3.cmd.unknown', { class: 'unknown', values: { command: name } });
  writer.leaf(argument, hasArgument ? 'core.space' : 'core.trailingSpace');
  const read = hasArgument ? readArguments(writer, line, name, rule !== undefined, end) : { argument: '' };
  writeLineBreak(writer, line);
  return { name: hidden ? HIDDEN : name, known: rule !== undefined, hasArgument, ...read };
}

/**
 * AUTH alone, which RFC 5034 does not have, asks servers of old for their mechanisms.
 * QUIT has two meanings: after signing in it leads to UPDATE (RFC 1939 §6), before it just ends the session (§4).
 */
function writeName(
  w: SpanWriter,
  to: number,
  name: string,
  state: Pop3State,
  rfc: string,
  isBare: boolean,
): void {
  if (name === 'AUTH' && isBare) w.leaf(to, 'pop3.cmd.AUTH.list', { rfc });
  else if (name !== 'QUIT') w.leaf(to, `pop3.cmd.${name}`, { rfc });
  else if (state === 'TRANSACTION') w.leaf(to, 'pop3.cmd.QUIT.update', { rfc: '1939 §6' });
  else w.leaf(to, 'pop3.cmd.QUIT.close', { rfc: '1939 §4' });
}

type Arguments = Omit<Pop3Command, 'name' | 'known' | 'hasArgument'>;

function readArguments(
  w: SpanWriter,
  line: Uint8Array,
  name: string,
  known: boolean,
  end: number,
): Arguments {
  const start = w.at;
  const to = wordEnd(line, start, end);
  if (TAKES_MESSAGE.has(name)) return readMessageNumber(w, line, name, end);
  switch (name) {
    case 'USER': {
      const user = fromUtf8(line, start, end);
      w.leaf(end, 'pop3.arg.user', { rfc: '1939 §7', values: { user } });
      return { argument: user, user };
    }
    case 'PASS':
      // RFC 1939 §7: everything after the one space is the password, blanks included.
      w.leaf(end, 'pop3.arg.password', { rfc: '1939 §7', secret: true });
      return { argument: '' };
    case 'APOP':
      return readApop(w, line, end);
    case 'AUTH':
      return readAuth(w, line, end);
    case 'LANG': {
      const tag = latin1(line, start, to);
      w.leaf(to, tag === '*' ? 'pop3.arg.anyLanguage' : 'pop3.arg.language', {
        rfc: '6856 §3.1',
        values: { tag },
      });
      writeExtra(w, line, end);
      return { argument: tag };
    }
  }
  const argument = known ? latin1(line, start, to) : '';
  const secret = !known;
  w.leaf(end, known ? 'pop3.arg.unwanted' : 'pop3.arg.unknown', { class: 'unknown', secret, rfc: '1939 §3' });
  return { argument: known ? argument : upperWord(line, start, to) };
}

function readMessageNumber(w: SpanWriter, line: Uint8Array, name: string, end: number): Arguments {
  const to = wordEnd(line, w.at, end);
  const argument = latin1(line, w.at, to);
  const msg = decimal(line, w.at, to);
  const good = msg !== undefined && msg > 0;
  const rfc = RULES.get(name)!.rfc;
  if (good) w.leaf(to, `pop3.arg.msg.${name}`, { rfc, values: { msg } });
  else w.leaf(to, 'pop3.arg.badMsg', { class: 'unknown', rfc, values: { text: argument } });
  if (name === 'TOP') readTopLines(w, line, end);
  writeExtra(w, line, end);
  return good ? { argument, msg } : { argument };
}

function readTopLines(w: SpanWriter, line: Uint8Array, end: number): void {
  const start = skipSpace(line, w.at, end);
  if (start === end) return;
  w.leaf(start, 'core.space');
  const to = wordEnd(line, start, end);
  const lines = decimal(line, start, to);
  if (lines === undefined) w.leaf(to, 'pop3.arg.badLines', { class: 'unknown', rfc: '1939 §7' });
  else w.leaf(to, 'pop3.arg.lines', { rfc: '1939 §7', values: { lines } });
}

function readApop(w: SpanWriter, line: Uint8Array, end: number): Arguments {
  const to = wordEnd(line, w.at, end);
  const user = fromUtf8(line, w.at, to);
  w.leaf(to, 'pop3.arg.user', { rfc: '1939 §7', values: { user } });
  const digest = skipSpace(line, to, end);
  if (digest < end) w.leaf(digest, 'core.space');
  w.leaf(wordEnd(line, w.at, end), 'pop3.arg.digest', { rfc: '1939 §7', secret: true });
  writeExtra(w, line, end);
  return { argument: user, user };
}

function readAuth(w: SpanWriter, line: Uint8Array, end: number): Arguments {
  const { name, sasl } = readAuthArguments(w, line, end, '5034 §4');
  writeExtra(w, line, end);
  return { argument: name, sasl };
}

/** What stands after the last argument the command takes. */
function writeExtra(w: SpanWriter, line: Uint8Array, end: number): void {
  const start = skipSpace(line, w.at, end);
  if (start === end) w.leaf(end, 'core.trailingSpace');
  else w.leaf(end, 'pop3.arg.unwanted', { class: 'unknown', rfc: '1939 §3', secret: true });
}
