import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { textMessage } from './frame.ts';
import type { Message } from './server-socket.ts';
import { RELAY_WINDOW, type ReasonCode, type RelayMessage } from './wire/control.ts';

/** WebSocket close codes (RFC 6455 §7.4.1); the `closed` or `refused` message before it says more. */
const CLOSE_CODES: Readonly<Partial<Record<ReasonCode, number>>> = {
  'bad-message': 1008,
  'too-many': 1013,
  'too-fast': 1013,
  shutdown: 1001,
  internal: 1011,
};

/** With more octets than this waiting here to leave for the page, no more should come. */
const MOST_UNSENT = 256 * 1024;

/**
 * What a session sends to its page: within the window that the page opens by acknowledging, and no faster than the
 * network takes it.
 */
export class PageChannel {
  private readonly ws: WebSocket;
  private readonly socket: Duplex;
  private readonly onRoom: () => void;
  /** Octets sent that the page has not acknowledged. */
  private unacknowledged = 0;

  /**
   * `socket` is what `ws` is carried by: octets are framed here, which spares a write and its bookkeeping. `onRoom` is
   * told that more may come, whether or not it had to wait.
   */
  constructor(ws: WebSocket, socket: Duplex, onRoom: () => void) {
    this.ws = ws;
    this.socket = socket;
    this.onRoom = onRoom;
    socket.on('drain', () => this.look());
  }

  say(message: RelayMessage): void {
    if (this.isOpen) this.socket.write(textMessage(JSON.stringify(message)));
  }

  /** Sends `octets` of the server's, framed already; false when no more should come. */
  pass({ frame, sent }: Message, octets: number): boolean {
    if (this.isOpen) this.socket.write(frame, sent);
    return this.counted(octets);
  }

  /** The same with octets that are not framed. */
  passUnframed(octets: Buffer): boolean {
    this.ws.send(octets);
    return this.counted(octets.length);
  }

  /** False when the page acknowledges more than it was sent. */
  acknowledged(octets: number): boolean {
    if (octets > this.unacknowledged) return false;
    this.unacknowledged -= octets;
    this.look();
    return true;
  }

  /** Nothing is read from a page that is not listened to, so not its end either: only writing tells that it has gone. */
  probe(): void {
    if (this.ws.isPaused) this.ws.ping();
  }

  close(code: ReasonCode): void {
    this.ws.resume();
    this.ws.close(CLOSE_CODES[code] ?? 1000, code);
  }

  private counted(octets: number): boolean {
    this.unacknowledged += octets;
    return this.unacknowledged < RELAY_WINDOW && this.socket.writableLength <= MOST_UNSENT;
  }

  /** Half the window is free: stopping and starting a server's socket costs more than an acknowledgement. */
  private look(): void {
    if (this.unacknowledged <= RELAY_WINDOW / 2 && !this.socket.writableNeedDrain) this.onRoom();
  }

  private get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }
}
