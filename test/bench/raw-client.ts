import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** How much of a reply's end is kept: more than the longest last line, IMAP's OK with its capabilities. */
const TAIL = 4096;
/** Octets read at once, always into the same buffer. */
const READ = 256 * 1024;
/** A server silent for so many milliseconds has lost its way; the benchmark fails rather than wait for ever. */
const SILENCE = 60_000;
const LF = 0x0a;

/** What a server answered: how many octets, and the last of them. */
export interface Answer {
  readonly length: number;
  readonly tail: string;
}

/**
 * A client as thin as can be, so that the benchmark measures the server: it keeps nothing but the end of a reply, by
 * which it knows that the reply is whole.
 */
export class RawClient {
  private readonly socket: Socket;
  /** The end of the reply so far, at the end of `kept`. */
  private readonly kept = Buffer.alloc(TAIL);
  private length = 0;
  private ends: ((tail: string) => boolean) | undefined;
  private settle: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  private closed = false;

  private constructor(port: number) {
    const onread = {
      buffer: Buffer.alloc(READ),
      callback: (count: number) => this.read(onread.buffer, count),
    };
    this.socket = connect({ port, host: '127.0.0.1', onread, noDelay: true });
    this.socket.setTimeout(SILENCE, () => this.socket.destroy());
    this.socket.on('close', () => {
      this.closed = true;
      this.settle?.reject(new Error(`the server closed after: ${this.tail()}`));
    });
    this.socket.on('error', () => {});
  }

  static async connect(port: number): Promise<RawClient> {
    const client = new RawClient(port);
    await once(client.socket, 'connect');
    return client;
  }

  send(octets: string | Buffer): void {
    this.socket.write(octets);
  }

  /** All that comes up to the first moment when it ends with what `ends` accepts; `ends` sees the last 4 KiB. */
  until(ends: (tail: string) => boolean): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Error('the server has closed'));
      this.ends = ends;
      this.settle = { resolve, reject };
      this.look();
    });
  }

  command(line: string, ends: (tail: string) => boolean): Promise<Answer> {
    this.send(`${line}\r\n`);
    return this.until(ends);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.closed) return resolve();
      this.socket.once('close', () => resolve());
      this.socket.destroy();
    });
  }

  private read(buffer: Buffer, count: number): boolean {
    const more = Math.min(count, TAIL);
    this.kept.copyWithin(0, more);
    buffer.copy(this.kept, TAIL - more, count - more, count);
    this.length += count;
    this.look();
    return true;
  }

  /** Every reply ends with a line end, so most reads of a long one need no closer look. */
  private look(): void {
    if (!this.settle || this.length === 0 || this.kept[TAIL - 1] !== LF) return;
    const tail = this.tail();
    if (!this.ends!(tail)) return;
    const { resolve } = this.settle;
    const { length } = this;
    this.settle = undefined;
    this.length = 0;
    resolve({ length, tail });
  }

  private tail(): string {
    return this.kept.toString('latin1', TAIL - Math.min(this.length, TAIL));
  }
}

export const line = (tail: string) => tail.endsWith('\r\n');
export const dot = (tail: string) => tail.endsWith('\r\n.\r\n') || /^-ERR.*\r\n$/.test(tail);
/** The tagged reply of IMAP is the last line. */
export const tagged = (tag: string) => (tail: string) =>
  tail.endsWith('\r\n') && tail.startsWith(`${tag} `, tail.lastIndexOf('\n', tail.length - 2) + 1);
/** The last line of a multi-line SMTP reply. */
export const reply = (tail: string) => tail.endsWith('\r\n') && /(?:^|\n)\d{3} [^\n]*\n$/.test(tail);
