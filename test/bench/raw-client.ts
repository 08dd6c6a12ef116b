import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client as thin as can be, so that the benchmark measures the server: it only looks for the end of a reply. */
export class RawClient {
  private readonly socket: Socket;
  private chunks: Buffer[] = [];
  private length = 0;
  private wake: (() => void) | undefined;
  private closed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.chunks.push(chunk);
      this.length += chunk.length;
      this.wake?.();
    });
    socket.on('close', () => {
      this.closed = true;
      this.wake?.();
    });
    socket.on('error', () => {});
  }

  static async connect(port: number): Promise<RawClient> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  send(octets: string | Buffer): void {
    this.socket.write(octets);
  }

  /** All octets up to the first time the stream ends with what `ends` accepts; `ends` sees the last 512 octets. */
  async until(ends: (tail: string) => boolean): Promise<Buffer> {
    while (!ends(this.tail())) {
      if (this.closed) throw new Error(`the server closed after: ${this.tail()}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
    const all = Buffer.concat(this.chunks);
    this.chunks = [];
    this.length = 0;
    return all;
  }

  async command(line: string, ends: (tail: string) => boolean): Promise<Buffer> {
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

  private tail(): string {
    if (this.length === 0) return '';
    const last = this.chunks.at(-1)!;
    if (last.length >= 512 || this.chunks.length === 1) return last.subarray(-512).toString('latin1');
    return Buffer.concat(this.chunks.slice(-20)).subarray(-512).toString('latin1');
  }
}

export const line = (tail: string) => tail.endsWith('\r\n');
export const dot = (tail: string) => tail.endsWith('\r\n.\r\n') || /^-ERR.*\r\n$/.test(tail);
/** The tagged reply of IMAP is the last line. */
export const tagged = (tag: string) => (tail: string) =>
  tail.endsWith('\r\n') && tail.startsWith(`${tag} `, tail.lastIndexOf('\n', tail.length - 2) + 1);
/** The last line of a multi-line SMTP reply. */
export const reply = (tail: string) => tail.endsWith('\r\n') && /(?:^|\n)\d{3} [^\n]*\n$/.test(tail);
