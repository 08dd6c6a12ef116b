import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type SecureContext, TLSSocket } from 'node:tls';
import { deflated } from './compress.ts';
import type { Engine, Outcome } from './sandbox/engine.ts';
import { inTurn } from './turns.ts';
import { EMPTY } from './wire/bytes.ts';
import type { Side } from './wire/protocol.ts';

/**
 * The TCP driver of the sandbox's engines: reads a socket, feeds the engine, does what its outcomes say, in order.
 */

/** Above so many octets waiting to leave, the client is not listened to until they have gone. */
const HIGH_WATER = 256 * 1024;
/** A client that neither reads nor writes for so long is dropped; the engines' own autologout comes before. */
const SILENCE = 35 * 60 * 1000;
/** How long a client may keep its half open after the server closed, in milliseconds. */
const LINGER = 5000;
/** Under this many octets the parts of a reply are copied into one array: cheaper than many small writes. */
const SMALL_REPLY = 16 * 1024;
/** How long one client's commands are acted on before the others have their turn, in milliseconds. */
const TURN = 10;

export interface ServedOptions {
  readonly secureContext: SecureContext;
  /** TLS from the start (RFC 8314 §3). */
  readonly tls: boolean;
}

/** Told what passes on a served connection. */
export interface ServedListener {
  /** Octets as the engine sees them, after TLS and DEFLATE are taken off. */
  bytes?(from: Side, parts: readonly Uint8Array[]): void;
  /** The engine has dealt with some input: a moment when the store is whole. */
  settled?(): void;
  gone(): void;
}

/** One TCP connection and the engine that serves it. */
export class Served {
  private readonly socket: Socket;
  private readonly engine: Engine;
  private readonly options: ServedOptions;
  private readonly listener: ServedListener;
  /** Where plain octets are read and written: the socket, TLS over it, DEFLATE over either. */
  private stream: Duplex;
  private readonly outcomes: Outcome[] = [];
  /** Set while a delay or a handshake must end before the next outcome. */
  private waiting = false;
  /** Runs during a delay, and after our close. */
  private timer: NodeJS.Timeout | undefined;
  /** The engine has been promised a turn. */
  private turnDue = false;
  private clientEnded = false;
  private closing = false;
  private over = false;

  constructor(socket: Socket, engine: Engine, options: ServedOptions, listener: ServedListener) {
    this.socket = socket;
    this.engine = engine;
    this.options = options;
    this.listener = listener;
    this.stream = socket;
    socket.setNoDelay(true).setTimeout(SILENCE, () => socket.destroy());
    socket.once('close', () => this.finish()).on('error', () => socket.destroy());
  }

  /** Greets, after the handshake where TLS comes first. */
  start(): void {
    if (this.options.tls) this.startTls(() => this.act(this.engine.start()));
    else {
      this.attach(this.socket);
      this.act(this.engine.start());
    }
  }

  /** The store changed, or time has passed: says what the engine wants to say unasked. */
  poll(): void {
    if (!this.over && !this.waiting) this.act(this.engine.poll());
  }

  /** Ends the connection from our side: the process stops, or the sandbox is gone. */
  destroy(): void {
    this.socket.destroy();
  }

  private attach(stream: Duplex): void {
    this.stream = stream;
    stream.on('data', (chunk: Buffer) => this.receive(chunk));
    stream.once('end', () => this.ended());
    stream.on('drain', () => this.goOn());
    if (stream !== this.socket) {
      stream.on('error', () => this.socket.destroy());
      stream.once('close', () => this.socket.destroy());
    }
  }

  private receive(chunk: Buffer): void {
    if (this.closing) return;
    this.listener.bytes?.('client', [chunk]);
    this.serve(chunk);
  }

  private serve(octets: Uint8Array): void {
    this.act(this.engine.receive(octets, Date.now() + TURN));
    this.listener.settled?.();
  }

  private act(outcomes: readonly Outcome[]): void {
    this.outcomes.push(...outcomes);
    this.proceed();
  }

  private proceed(): void {
    while (!this.waiting && !this.over) {
      const outcome = this.outcomes.shift();
      if (!outcome) break;
      this.perform(outcome);
    }
    this.goOn();
  }

  /** What comes next: more to be done, the end, or more to be read. */
  private goOn(): void {
    if (this.over || this.closing) return;
    if (this.mustWait || this.engine.busy) this.stream.pause();
    if (this.mustWait) return;
    if (this.engine.busy) this.awaitTurn();
    else if (this.clientEnded) this.close(false);
    else this.stream.resume();
  }

  /** For a delay or a handshake to end, or for the client to read. */
  private get mustWait(): boolean {
    return this.waiting || this.stream.writableLength > HIGH_WATER;
  }

  private awaitTurn(): void {
    if (this.turnDue) return;
    this.turnDue = true;
    inTurn(() => {
      this.turnDue = false;
      if (!this.mustWait && !this.over && !this.closing) this.serve(EMPTY);
    });
  }

  private perform(outcome: Outcome): void {
    switch (outcome.type) {
      case 'write':
        this.write(outcome.parts);
        break;
      case 'delay':
        this.wait(outcome.milliseconds);
        break;
      case 'starttls':
        this.upgrade();
        break;
      case 'compress':
        this.compress();
        break;
      case 'close':
        this.close(outcome.abruptly);
        break;
    }
  }

  private write(parts: readonly Uint8Array[]): void {
    if (this.closing) return;
    this.listener.bytes?.('server', parts);
    let length = 0;
    for (const part of parts) length += part.length;
    if (parts.length === 1 || length <= SMALL_REPLY) {
      this.stream.write(parts.length === 1 ? parts[0] : Buffer.concat(parts, length));
      return;
    }
    this.stream.cork();
    for (const part of parts) this.stream.write(part);
    this.stream.uncork();
  }

  private wait(milliseconds: number): void {
    this.waiting = true;
    this.timer = setTimeout(() => this.continue(), milliseconds);
  }

  private continue(): void {
    this.waiting = false;
    this.proceed();
  }

  /**
   * STLS and STARTTLS. Octets that came in clear after the command are dropped unread (RFC 3207 §5, RFC 9051 §11.1):
   * a forger on the way could have put them there. The handshake begins once the OK is out.
   */
  private upgrade(): void {
    this.waiting = true;
    this.detach();
    while (this.socket.read() !== null);
    this.socket.write('', () => {
      if (!this.over) this.startTls(() => this.continue());
    });
  }

  private startTls(then: () => void): void {
    this.waiting = true;
    const secured = new TLSSocket(this.socket, {
      isServer: true,
      secureContext: this.options.secureContext,
      minVersion: 'TLSv1.2',
    });
    // `secure` is emitted on both ends of a socket wrapped by hand; a failed handshake is an `error`.
    secured.on('error', () => this.socket.destroy());
    secured.once('secure', () => {
      this.waiting = false;
      this.engine.secured();
      this.attach(secured);
      then();
    });
  }

  private compress(): void {
    this.detach();
    this.attach(deflated(this.stream));
  }

  /** Stops listening to the layer that another is about to cover. */
  private detach(): void {
    this.stream.pause();
    this.stream.removeAllListeners('data').removeAllListeners('end').removeAllListeners('drain');
  }

  /** The client sent its end of stream: what is owed to it still goes out, then we close too. */
  private ended(): void {
    this.clientEnded = true;
    this.goOn();
  }

  private close(abruptly: boolean): void {
    if (this.closing) return;
    this.closing = true;
    this.outcomes.length = 0;
    if (abruptly) {
      this.socket.resetAndDestroy();
      return;
    }
    this.stream.end();
    this.stream.resume();
    this.timer = setTimeout(() => this.socket.destroy(), LINGER).unref();
  }

  private finish(): void {
    if (this.over) return;
    this.over = true;
    clearTimeout(this.timer);
    this.engine.lost();
    this.listener.gone();
  }
}

/** Listens on a TCP port; 0 picks a free one. Rejects with the system's error when it cannot. */
export function listen(port: number, host: string, accept: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true, pauseOnConnect: false }, accept);
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
