import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** All sockets read into the same buffer: each read is counted before the next. */
const READ = Buffer.alloc(256 * 1024);
const BINARY = 0x82;
const TEXT = 0x81;
const OPCODE = 0x0f;

type Reader = (octets: Buffer, count: number) => void;

/**
 * A client's end of one relayed connection, as thin as can be, so that the benchmark measures the relay: what is sent
 * is framed beforehand, what is received is counted and not kept.
 */
export class Relayed {
  /** Octets of the server's received so far. */
  received = 0;
  over = false;
  /** So many octets came from the server. */
  onOctets: (count: number) => void = () => {};
  onEnd: () => void = () => {};
  /** Takes what is read; at first as it is, without WebSocket. */
  reader: Reader = (_octets, count) => this.take(count);
  private readonly socket: Socket;

  static async connect(port: number): Promise<Relayed> {
    const relayed = new Relayed(port);
    await once(relayed.socket, 'connect');
    return relayed;
  }

  private constructor(port: number) {
    const callback = (count: number, octets: Uint8Array) => {
      this.reader(octets as Buffer, count);
      return true;
    };
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true, onread: { buffer: READ, callback } });
    this.socket
      .on('error', () => {})
      .once('close', () => {
        this.over = true;
        this.onEnd();
      });
  }

  take(count: number): void {
    this.received += count;
    this.onOctets(count);
  }

  /** Sends what the relay's `frame` prepared; false when more had better wait for `drained`. */
  send(framed: Buffer | string): boolean {
    return this.socket.write(framed);
  }

  async drained(): Promise<void> {
    if (!this.socket.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        this.socket.off('drain', done).off('close', done);
        resolve();
      };
      this.socket.once('drain', done).once('close', done);
    });
  }

  /** Stops reading, as a busy tab does. */
  pause(): void {
    this.socket.pause();
  }

  close(): void {
    this.socket.destroy();
  }
}

export interface WebSocketWish {
  readonly port: number;
  readonly path: string;
  /** Further headers of the upgrade. */
  readonly headers?: string;
  /** Sent as a text message at once. */
  readonly hello?: string;
  /** Told of every text message. */
  onText?(text: string): void;
  /** Told how many octets have come; what it returns is sent. */
  acknowledge?(count: number): Buffer | undefined;
}

/** A WebSocket that has been upgraded. */
export async function overWebSocket(wish: WebSocketWish): Promise<Relayed> {
  const { port, path, headers = '', hello } = wish;
  const relayed = await Relayed.connect(port);
  const frames = new Frames(
    (count) => {
      const acknowledgement = wish.acknowledge?.(count);
      if (acknowledgement) relayed.send(acknowledgement);
      relayed.take(count);
    },
    (text) => wish.onText?.(text),
  );
  const key = randomBytes(16).toString('base64');
  relayed.send(
    `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n${headers}\r\n`,
  );
  await upgraded(relayed, frames.read);
  if (hello !== undefined) relayed.send(textFrame(hello));
  return relayed;
}

/** Waits for the upgrade's answer, and has what follows it read as frames. */
function upgraded(relayed: Relayed, frames: Reader): Promise<void> {
  let answer = '';
  return new Promise((resolve, reject) => {
    relayed.onEnd = () => reject(new Error(`closed before it was upgraded: ${answer}`));
    relayed.reader = (octets, count) => {
      answer += octets.toString('latin1', 0, count);
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!answer.startsWith('HTTP/1.1 101')) return reject(new Error(answer));
      relayed.onEnd = () => {};
      relayed.reader = frames;
      const rest = Buffer.from(answer.slice(end + 4), 'latin1');
      frames(rest, rest.length);
      resolve();
    };
  });
}

export const binaryFrame = (octets: Buffer) => frame(BINARY, octets);
export const textFrame = (text: string) => frame(TEXT, Buffer.from(text));

/** A masked frame of RFC 6455 §5.2. */
function frame(first: number, payload: Buffer): Buffer {
  const { length } = payload;
  if (length >= 65_536) throw new RangeError('larger than the benchmark needs');
  const head = length < 126 ? [first, 128 | length] : [first, 128 | 126, length >> 8, length & 255];
  const mask = randomBytes(4);
  const masked = Buffer.from(payload);
  for (let i = 0; i < length; i++) masked[i]! ^= mask[i & 3]!;
  return Buffer.concat([Buffer.from(head), mask, masked]);
}

/** Takes a server's frames apart (RFC 6455 §5.2): counts binary octets, gathers texts, passes over the rest. */
class Frames {
  private readonly binary: (count: number) => void;
  private readonly text: (text: string) => void;
  private readonly head = Buffer.alloc(10);
  private headLength = 0;
  private opcode = 0;
  private left = 0;
  private said = '';

  constructor(binary: (count: number) => void, text: (text: string) => void) {
    this.binary = binary;
    this.text = text;
  }

  readonly read = (octets: Buffer, count: number): void => {
    let [at, binaries] = [0, 0];
    while (at < count) {
      if (this.left === 0) {
        this.head[this.headLength++] = octets[at++]!;
        this.takeHead();
        continue;
      }
      const taken = Math.min(this.left, count - at);
      if (this.opcode === (BINARY & OPCODE)) binaries += taken;
      else if (this.opcode === (TEXT & OPCODE)) this.said += octets.toString('utf8', at, at + taken);
      at += taken;
      this.left -= taken;
      if (this.left === 0 && this.said !== '') {
        this.text(this.said);
        this.said = '';
      }
    }
    if (binaries > 0) this.binary(binaries);
  };

  private takeHead(): void {
    if (this.headLength < 2) return;
    const short = this.head[1]! & 127;
    const length = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (this.headLength < length) return;
    this.headLength = 0;
    this.opcode = this.head[0]! & OPCODE;
    this.left = short < 126 ? short : short === 126 ? this.head.readUInt16BE(2) : this.head.readUInt32BE(6);
  }
}
