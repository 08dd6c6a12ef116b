import { fromBase64 } from '../../../relay/wire/base64.ts';
import { concat, fromLatin1 } from '../../../relay/wire/bytes.ts';
import { fromUtf8, utf8 } from '../../../relay/wire/utf8.ts';
import { LogBuilder, LogError, type ReadLog } from './log.ts';

type Record_ = Readonly<Record<string, unknown>>;

export function looksLikeJsonLines(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '');
  return first !== undefined && /^\s*\{.*\}\s*$/.test(first);
}

/**
 * One JSON object a line: our own `{"from": "client"|"server", "data": BASE64}`, one network segment each; or what
 * imapflow logs, `{"src": "c"|"s", "msg": LINE}`, with `"data": BASE64` when it logs raw octets.
 */
export function readJsonLines(lines: readonly string[]): ReadLog {
  const log = new LogBuilder();
  let imapflow = false;
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const record = parse(line, i + 1);
    if ('from' in record) segment(log, record, i + 1);
    else imapflow = imapflowLine(log, record) || imapflow;
  });
  return log.done(imapflow ? 'imap' : undefined);
}

function parse(line: string, number: number): Record_ {
  try {
    // The file was read as latin1; JSON is UTF-8.
    const value: unknown = JSON.parse(fromUtf8(fromLatin1(line)));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record_;
  } catch {
    // The error below says it better.
  }
  throw new LogError(`line ${number} is not a JSON object`, 'damaged');
}

function segment(log: LogBuilder, record: Record_, number: number): void {
  const { from, data } = record;
  if (from !== 'client' && from !== 'server') {
    throw new LogError(`line ${number}: "from" must be "client" or "server"`, 'damaged');
  }
  const bytes = typeof data === 'string' ? fromBase64(data) : undefined;
  if (!bytes) throw new LogError(`line ${number}: "data" must be base64`, 'damaged');
  log.bytes(from, bytes);
}

/** True when the record is a line of the conversation; imapflow logs other things too. */
function imapflowLine(log: LogBuilder, record: Record_): boolean {
  const { src, msg, data } = record;
  if (src !== 'c' && src !== 's') return false;
  const from = src === 'c' ? 'client' : 'server';
  const raw = typeof data === 'string' ? fromBase64(data) : undefined;
  if (raw) log.bytes(from, raw);
  else if (typeof msg === 'string') log.bytes(from, concat([utf8(msg), fromLatin1('\r\n')]));
  return true;
}
