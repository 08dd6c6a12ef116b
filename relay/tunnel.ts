import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import type { WebSocket } from 'ws';
import { type Destination, type Dialled, DialRefusal } from './dial.ts';
import type { Limits } from './limits.ts';
import { MailMeter } from './mail-caps.ts';
import type { Metrics } from './metrics.ts';
import { PageChannel } from './page-channel.ts';
import { type Ending, SessionClock } from './session-clock.ts';
import { secure, TlsRefusal } from './tls-client.ts';
import { ClearReply } from './upgrade.ts';
import { clientMessage, type OpenMessage, parseControl, type ReasonCode } from './wire/control.ts';
import type { ClosedBy, TlsTrouble } from './wire/log.ts';
import type { Protocol } from './wire/protocol.ts';

const NO_OPEN = tooLate('The page did not say what to connect to.');
const NO_ANSWER = tooLate('The server did not answer in time.');
const NO_TLS = tooLate('The TLS handshake took too long.');
const LIFE_OVER = tooLate('The session reached its longest duration.');

/** With more octets than this waiting to leave for the server, the page is not listened to. */
const MOST_UNSENT = 64 * 1024;

export interface TunnelContext {
  readonly limits: Limits;
  readonly metrics: Metrics;
  /** Where the page may go, counted against the target's limit until released. Throws a DialRefusal. */
  admit(message: OpenMessage): Destination;
  release(destination: Destination): unknown;
  /** The session is over, and why; for counts and logs. */
  ended(code: string): void;
  now(): number;
}

/**
 * One WebSocket, one TCP connection: octets both ways, and the control messages of wire/control.ts. What it holds is
 * bounded: towards the page by its window and by what the network takes, towards the server by what that takes.
 */
export class Tunnel {
  private readonly ws: WebSocket;
  private readonly page: PageChannel;
  private readonly context: TunnelContext;
  private state: 'new' | 'opening' | 'open' | 'securing' | 'over' = 'new';
  private protocol: Protocol = 'pop3';
  private destination: Destination | undefined;
  private dialled: Dialled | undefined;
  /** Where octets are read and written: the TCP socket, or TLS over it. */
  private stream: Socket | TLSSocket | undefined;
  private secured = false;
  /** What the page said before TLS was there; its reading is paused, so these are few. */
  private readonly early: Buffer[] = [];
  private readonly clearReply = new ClearReply();
  /** Watches what goes to a real server. */
  private meter: MailMeter | undefined;
  private clientEnded = false;
  private serverEnded: boolean | undefined;
  private failure: NodeJS.ErrnoException | undefined;
  private readonly clock: SessionClock;

  /** `socket` is what `ws` is carried by. */
  constructor(ws: WebSocket, socket: Duplex, context: TunnelContext) {
    this.ws = ws;
    this.page = new PageChannel(ws, socket, () => {
      if (this.state === 'open') this.stream!.resume();
    });
    this.context = context;
    const { limits, now } = context;
    this.clock = new SessionClock(limits, now);
    this.clock.allow(limits.openTimeout, NO_OPEN);
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.fromPage(data);
      else this.control(data);
    });
    ws.on('error', () => ws.terminate());
    ws.once('close', () => this.pageGone());
  }

  /** Called now and then: ends what is past its time. */
  check(now: number): void {
    const ending = this.clock.look(now);
    if (ending) this.end(ending.by, ending.code, ending.reason);
    else if (this.state === 'open') this.page.probe();
  }

  /** Refuses before anything was opened. */
  refuse(code: ReasonCode, reason: string, trouble?: TlsTrouble): void {
    if (this.state === 'over') return;
    this.page.say({ type: 'refused', code, reason, trouble });
    this.finish(code);
  }

  /** Ends an open session and tells the page by whom and why. */
  end(by: ClosedBy, code: ReasonCode, reason: string, trouble?: TlsTrouble): void {
    if (this.state === 'over') return;
    if (this.state === 'new' || this.state === 'opening') {
      this.refuse(code, reason, trouble);
      return;
    }
    this.page.say({ type: 'closed', by, code, reason, trouble });
    this.finish(code);
  }

  private control(data: Buffer): void {
    const message = parseControl(clientMessage, data.toString());
    if (!message) {
      this.end('relay', 'bad-message', 'The page sent a message the relay does not know.');
      return;
    }
    switch (message.type) {
      case 'open':
        this.open(message);
        break;
      case 'ack':
        this.acknowledged(message.octets);
        break;
      case 'starttls':
        this.startTls();
        break;
      case 'end':
        this.endOfClient();
        break;
      case 'close':
        this.cut();
        break;
    }
  }

  private open(message: OpenMessage): void {
    if (this.state !== 'new') {
      this.misplaced('open');
      return;
    }
    this.protocol = message.protocol;
    this.dial(message).catch((error: Error) => this.failed(error));
  }

  private async dial(message: OpenMessage): Promise<void> {
    const { limits } = this.context;
    this.state = 'opening';
    this.destination = this.context.admit(message);
    // For all of it: resolving the name, and as many addresses as it has.
    this.clock.allow(limits.connectTimeout, NO_ANSWER);
    const { caps } = this.destination;
    if (caps) this.meter = new MailMeter(caps);
    const dialled = await this.destination.dial();
    if (this.over) return void dialled.socket.destroy();
    this.dialled = dialled;
    const { socket } = dialled;
    socket.on('error', (error) => {
      this.failure ??= error;
    });
    this.clock.allow(limits.lifetime, LIFE_OVER);
    if (message.tls) {
      this.state = 'securing';
      this.page.say({ type: 'opened', address: socket.dialled });
      await this.handshake(socket);
    } else {
      this.state = 'open';
      this.page.say({ type: 'opened', address: socket.dialled });
      this.attach(socket);
    }
  }

  /** TLS over the socket; the page sends nothing meanwhile, and nothing waits to be read in clear. */
  private async handshake(socket: Socket): Promise<void> {
    const { connectTimeout } = this.context.limits;
    const { term } = this.clock;
    this.clock.allow(connectTimeout, NO_TLS);
    this.ws.pause();
    const { stream, facts } = await secure(socket, this.dialled!.peer);
    if (this.over) return;
    this.clock.term = term;
    this.secured = true;
    this.state = 'open';
    this.page.say({ type: 'secured', ...facts });
    this.attach(stream);
    this.ws.resume();
    for (const octets of this.early.splice(0)) this.fromPage(octets);
  }

  private get over(): boolean {
    return this.state === 'over';
  }

  private attach(stream: Socket | TLSSocket): void {
    this.stream = stream;
    this.clock.listen();
    const { socket } = this.dialled!;
    if (stream === socket) {
      socket.onRead = (octets, message) => {
        this.passed(octets, this.page.pass(message, octets.length));
      };
    } else {
      stream.on('data', (chunk: Buffer) => {
        this.passed(chunk, this.page.passUnframed(chunk));
      });
    }
    stream.on('drain', () => this.ws.resume());
    stream.once('end', () => this.endOfStream());
    stream.once('close', () => this.serverGone());
    if (stream !== socket) {
      stream.on('error', (error) => {
        this.failure ??= error;
      });
    }
    stream.resume();
  }

  private fromPage(octets: Buffer): void {
    if (this.state === 'securing') this.early.push(octets);
    else if (this.state !== 'open') this.misplaced('octets');
    else if (!this.clientEnded) {
      this.clock.heard();
      this.clearReply.forget();
      this.context.metrics.toServer += octets.length;
      const excess = this.meter?.count(octets);
      if (excess !== undefined) this.end('relay', 'too-many', excess);
      else if (!this.stream!.write(octets) && this.stream!.writableLength > MOST_UNSENT) this.ws.pause();
    }
  }

  private passed(octets: Buffer, more: boolean): void {
    this.clock.heard();
    if (!this.secured) this.clearReply.heard(octets);
    this.context.metrics.toPage += octets.length;
    if (!more) this.stream!.pause();
  }

  private acknowledged(octets: number): void {
    if (!this.page.acknowledged(octets)) {
      this.end('relay', 'bad-message', 'The page acknowledged more than it was sent.');
    }
  }

  /** The page has read the server's OK to STLS or STARTTLS. What came in clear after that OK is never used. */
  private startTls(): void {
    if (this.state !== 'open' || this.secured || this.clientEnded) {
      this.misplaced('starttls');
      return;
    }
    const stream = this.stream!;
    const agreed = stream.readableLength > 0 ? 'injection' : this.clearReply.agreement(this.protocol);
    if (agreed === 'injection') {
      this.end(
        'relay',
        'injection',
        'More than the OK came in clear after STLS or STARTTLS: someone on the way may have added it.',
      );
      return;
    }
    if (agreed === 'refused') {
      this.end('relay', 'tls-failed', 'The server has not agreed to start TLS.');
      return;
    }
    this.state = 'securing';
    stream.pause();
    for (const event of ['data', 'drain', 'end', 'close']) stream.removeAllListeners(event);
    this.dialled!.socket.onRead = () => {};
    this.handshake(stream).catch((error: Error) => this.failed(error));
  }

  /** No connection, or no TLS over it. */
  private failed(error: Error): void {
    if (error instanceof TlsRefusal) this.end('relay', error.code, error.message, error.trouble);
    else if (error instanceof DialRefusal) this.end('relay', error.code, error.message);
    else this.end('relay', 'internal', 'The relay failed to connect.');
  }

  /** Half-close: the server may still speak. */
  private endOfClient(): void {
    if (this.state !== 'open') {
      this.misplaced('end');
      return;
    }
    this.clientEnded = true;
    this.stream!.end();
    this.ws.resume();
  }

  /**
   * An end that comes right behind octets may be a cut: libuv reads both in one go, and says end of stream (its
   * `uv__stream_eof` upon POLLHUP). The system knows still: to write nothing fails after a cut, and does nothing after an
   * end. Once we have ended too there is no asking.
   */
  private endOfStream(): void {
    const { socket } = this.dialled!;
    if (this.clientEnded) this.endOfServer();
    else socket.write('', (error) => !error && !this.over && this.endOfServer());
  }

  private endOfServer(): void {
    this.serverEnded = !this.clientEnded;
    this.page.say({ type: 'ended' });
    if (this.clientEnded) return;
    const reason = 'The server ended the connection.';
    this.clock.allow(this.context.limits.linger, { by: 'server', code: 'ended', reason });
  }

  /** The page cuts the cable. */
  private cut(): void {
    if (this.state === 'over') return;
    this.dialled?.socket.resetAndDestroy();
    this.end('client', 'reset', 'You cut the connection.');
  }

  private serverGone(): void {
    if (this.over) return;
    // A connection that is cut leaves unread what arrived while the page's window was full.
    for (let rest = this.stream!.read(); rest !== null; rest = this.stream!.read()) {
      this.page.passUnframed(rest);
    }
    if (this.failure) {
      const { code } = this.failure;
      const cut = code === 'ECONNRESET' || code === 'EPIPE';
      this.end(
        cut ? 'server' : 'network',
        'reset',
        cut ? 'The server cut the connection.' : `The connection broke (${code}).`,
      );
    } else if (this.serverEnded) this.end('server', 'ended', 'The server ended the connection.');
    else this.end('client', 'ended', 'You ended the connection.');
  }

  private pageGone(): void {
    if (this.over) return;
    this.state = 'over';
    this.context.ended('page-gone');
    this.dispose();
  }

  private misplaced(what: string): void {
    this.end('relay', 'bad-message', `The page sent ${what} out of turn.`);
  }

  private finish(code: ReasonCode): void {
    this.state = 'over';
    this.context.ended(code);
    this.page.close(code);
    this.dispose();
  }

  private dispose(): void {
    this.stream?.destroy();
    this.dialled?.socket.destroy();
    if (this.destination) this.context.release(this.destination);
    this.destination = undefined;
  }
}

function tooLate(reason: string): Ending {
  return { by: 'relay', code: 'timeout', reason };
}
