import { readFileSync } from 'node:fs';
import { LogError, type ReadLog } from '../annotator/logs/log.ts';
import { mergeLogs, rawlogSide } from '../annotator/logs/rawlog.ts';
import { readLog } from '../annotator/logs/read-log.ts';

/** One conversation to explain, and the name to call it by in an error. */
export interface Conversation {
  readonly name: string;
  /** @throws LogError when it cannot be read */
  read(): ReadLog;
}

/** A conversation for each file; the two files of a Dovecot rawlog are one. */
export function conversations(files: readonly string[]): Conversation[] {
  const merged = new Set<string>();
  const all: Conversation[] = [];
  for (const file of files) {
    if (merged.has(file)) continue;
    const other = otherHalf(file, files);
    if (other) merged.add(other);
    all.push(
      other ? { name: file, read: () => readPair(file, other) } : { name: file, read: () => readFile(file) },
    );
  }
  return all;
}

function otherHalf(file: string, files: readonly string[]): string | undefined {
  const side = rawlogSide(file);
  return side && files.find((each) => each !== file && rawlogSide(each)?.stem === side.stem);
}

function readPair(file: string, other: string): ReadLog {
  const [client, server] = rawlogSide(file)!.from === 'client' ? [file, other] : [other, file];
  return mergeLogs(readFile(client), readFile(server));
}

function readFile(file: string): ReadLog {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: 'no such file',
      EISDIR: 'is a folder',
      EACCES: 'not allowed',
    };
    throw new LogError(reasons[code ?? ''] ?? `cannot be read (${code})`);
  }
  return readLog(bytes, file);
}
