import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import type { BytesEntry, LogEntry } from '../../../relay/wire/log.ts';
import type { Protocol, Side } from '../../../relay/wire/protocol.ts';

/** A conversation found in a file. */
export interface ReadLog {
  readonly entries: readonly LogEntry[];
  /** What the file itself says the protocol is: a port, a module's name. */
  readonly protocol?: Protocol | undefined;
  /** False when the file has no clock: then `at` only counts the entries. */
  readonly timed: boolean;
  /** Other conversations in the file, which were left out. */
  readonly others: number;
}

/** Why a file cannot be read: it is empty, nothing we know, without a line of a conversation, or damaged. */
export type LogFault = 'empty' | 'unknown' | 'silent' | 'damaged';

/** A file that holds no conversation we can read; the message says why, for people. */
export class LogError extends Error {
  readonly fault: LogFault;

  constructor(message: string, fault: LogFault = 'unknown') {
    super(message);
    this.fault = fault;
  }
}

/** Collects lines and octets into a log without a clock. */
export class LogBuilder {
  readonly entries: LogEntry[] = [];

  /** A line as it was sent, its line break being CR LF. */
  line(from: Side, text: string): void {
    this.bytes(from, fromLatin1(`${text.endsWith('\r') ? text.slice(0, -1) : text}\r\n`));
  }

  bytes(from: Side, bytes: Uint8Array): void {
    if (bytes.length > 0) this.entries.push({ kind: 'bytes', at: this.entries.length, from, bytes });
  }

  /** TLS began here; the log shows what passed inside it. */
  secured(): void {
    const certificate = {
      subject: '',
      issuer: '',
      validFrom: '',
      validTo: '',
      fingerprint: '',
      verified: false,
    };
    const event = { type: 'secured', version: '', cipher: '', certificate } as const;
    this.entries.push({ kind: 'event', at: this.entries.length, event });
  }

  done(protocol?: Protocol): ReadLog {
    return { entries: this.entries, protocol, timed: false, others: 0 };
  }
}

/** The lines of a text, without their breaks; each character is one octet. */
export function linesOf(bytes: Uint8Array): string[] {
  const lines = latin1(bytes).split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

/** The octets of one side, in order, joined; at most `most`. */
export function octetsOf(entries: readonly LogEntry[], side: Side, most: number): string {
  let text = '';
  for (const entry of entries) {
    if (text.length >= most) break;
    if (isBytes(entry) && entry.from === side) text += latin1(entry.bytes.subarray(0, most - text.length));
  }
  return text;
}

function isBytes(entry: LogEntry): entry is BytesEntry {
  return entry.kind === 'bytes';
}
