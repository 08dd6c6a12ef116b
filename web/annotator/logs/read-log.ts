import { readCapture } from './capture.ts';
import { looksLikeCurl, readCurl } from './curl.ts';
import { looksLikeJsonLines, readJsonLines } from './json-lines.ts';
import { LogError, linesOf, type ReadLog } from './log.ts';
import { looksLikeCapture } from './packets.ts';
import { looksLikeMutt, looksLikeThunderbird, readMutt, readThunderbird } from './programs.ts';
import { rawlogSide, readRawlog } from './rawlog.ts';
import { looksLikeScreen, readScreen } from './screen.ts';
import { looksLikeTranscript, readTranscript } from './transcript.ts';

interface TextFormat {
  readonly looks: (lines: readonly string[]) => boolean;
  readonly read: (lines: readonly string[]) => ReadLog;
}

/** Tried in this order: the more a format marks its lines, the earlier it comes. */
const FORMATS: readonly TextFormat[] = [
  { looks: looksLikeJsonLines, read: readJsonLines },
  { looks: looksLikeThunderbird, read: readThunderbird },
  { looks: looksLikeMutt, read: readMutt },
  { looks: looksLikeCurl, read: readCurl },
  { looks: looksLikeTranscript, read: readTranscript },
  { looks: looksLikeScreen, read: readScreen },
];

/**
 * The conversation in a file of any format we know, told by its content; a Dovecot rawlog is told by its name.
 * @throws LogError when the file holds none
 */
export function readLog(bytes: Uint8Array, name = ''): ReadLog {
  if (bytes.length === 0) throw new LogError('the file is empty', 'empty');
  if (looksLikeCapture(bytes)) return withEntries(readCapture(bytes));
  const rawlog = rawlogSide(name);
  if (rawlog) return readRawlog(bytes, rawlog.from);
  const lines = linesOf(bytes);
  const format = FORMATS.find(({ looks }) => looks(lines));
  if (!format) throw new LogError('no mail conversation was recognised in this file');
  return withEntries(format.read(lines));
}

function withEntries(log: ReadLog): ReadLog {
  if (log.entries.every((entry) => entry.kind !== 'bytes'))
    throw new LogError('the file holds no line of a conversation', 'silent');
  return log;
}
