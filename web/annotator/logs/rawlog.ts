import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import type { LogEntry } from '../../../relay/wire/log.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { ReadLog } from './log.ts';

/** Dovecot names its two files by session: `.in` is what the client sent, `.out` what the server sent. */
export function rawlogSide(name: string): { stem: string; from: Side } | undefined {
  const match = /^(.*)\.(in|out)$/.exec(name);
  return match ? { stem: match[1]!, from: match[2] === 'in' ? 'client' : 'server' } : undefined;
}

const STAMP = /^(\d{9,11})\.(\d{6}) /;

/** One file of a Dovecot rawlog. Newer versions put seconds.microseconds before each line. */
export function readRawlog(bytes: Uint8Array, from: Side): ReadLog {
  const text = latin1(bytes);
  if (!STAMP.test(text)) {
    return { entries: [{ kind: 'bytes', at: 0, from, bytes }], timed: false, others: 0 };
  }
  const entries: LogEntry[] = [];
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const stamp = STAMP.exec(line);
    if (stamp) at = Number(stamp[1]) * 1000 + Number(stamp[2]) / 1000;
    entries.push({ kind: 'bytes', at, from, bytes: fromLatin1(stamp ? line.slice(stamp[0].length) : line) });
  }
  return { entries, timed: true, others: 0 };
}

/** Two directions recorded apart, as one log in the order of their clocks, which begins at 0. */
export function mergeLogs(client: ReadLog, server: ReadLog): ReadLog {
  const entries = [...client.entries, ...server.entries].sort((a, b) => a.at - b.at);
  const begin = entries[0]?.at ?? 0;
  return {
    entries: entries.map((entry) => ({ ...entry, at: entry.at - begin })),
    timed: client.timed && server.timed,
    others: 0,
  };
}
