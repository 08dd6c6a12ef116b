import { CR, LF } from '../wire/bytes.ts';
import { OctetQueue } from '../wire/octet-queue.ts';

/** Command lines of POP3 and SMTP out of octets cut anywhere; a line over the limit costs no memory. */
export class LineReader {
  private readonly queue = new OctetQueue();
  /** Dropping the rest of a line that is too long. */
  private skipping = false;

  push(bytes: Uint8Array): void {
    this.queue.push(bytes);
  }

  /**
   * The next line without its line break (a bare LF ends one too), 'too long' for one of more than `limit` octets with
   * its line break, undefined until a whole line has come.
   */
  next(limit: number): Uint8Array | 'too long' | undefined {
    const line = this.queue.takeLine();
    if (line === undefined) {
      if (this.skipping || this.queue.length > limit) {
        this.skipping = true;
        this.takeAll();
      }
      return undefined;
    }
    const tooLong = this.skipping || line.length > limit;
    this.skipping = false;
    return tooLong ? 'too long' : withoutBreak(line);
  }

  /** Whatever has come, at most `most` octets: for counted octets that are no lines. */
  takeUpTo(most: number): Uint8Array {
    return this.queue.takeUpTo(most);
  }

  takeAll(): Uint8Array {
    return this.queue.takeUpTo(this.queue.length);
  }

  /** Forgets what waits: octets sent in clear must not be read under TLS (RFC 3207 §5, RFC 2595 §4). */
  clear(): void {
    this.takeAll();
    this.skipping = false;
  }
}

function withoutBreak(line: Uint8Array): Uint8Array {
  const end = line.length - 1;
  return line.subarray(0, line[end] === LF && line[end - 1] === CR ? end - 1 : end);
}
