import {
  ACKNOWLEDGE_EVERY,
  type ClientMessage,
  MAX_MESSAGE,
  parseControl,
  type RelayMessage,
  relayMessage,
} from '../../relay/wire/control.ts';
import type { Link, OpenRequest } from './link.ts';
import { tokenFor } from './tokens.ts';
import type { WireLog } from './wire-log.ts';

/** A connection through the relay's WebSocket. */
export class RelayLink implements Link {
  private readonly socket: WebSocket;
  private readonly log: WireLog;
  private readonly request: OpenRequest;
  private unacknowledged = 0;
  private opened = false;
  private over = false;

  /** Connects at once. `url` is the relay's address, "ws://127.0.0.1:8110/relay". */
  constructor(url: string, request: OpenRequest, log: WireLog) {
    this.log = log;
    this.request = request;
    this.socket = new WebSocket(url);
    this.socket.binaryType = 'arraybuffer';
    this.socket.onopen = () => this.control({ type: 'open', ...request, token: tokenFor(request.target) });
    this.socket.onmessage = ({ data }) => {
      if (typeof data === 'string') this.heard(data);
      else this.received(new Uint8Array(data as ArrayBuffer));
    };
    this.socket.onclose = () => this.lost();
  }

  send(bytes: Uint8Array): boolean {
    if (!this.opened || this.over) return false;
    for (let at = 0; at < bytes.length; at += MAX_MESSAGE)
      this.socket.send(bytes.slice(at, at + MAX_MESSAGE));
    this.log.bytes('client', bytes);
    return true;
  }

  starttls(): void {
    this.control({ type: 'starttls' });
  }

  end(): void {
    if (this.opened && !this.over) {
      this.control({ type: 'end' });
      this.log.event({ type: 'ended', by: 'client' });
    }
  }

  close(): void {
    if (this.opened) this.control({ type: 'close' });
    else this.socket.close();
  }

  private control(message: ClientMessage): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private received(bytes: Uint8Array): void {
    this.log.bytes('server', bytes);
    this.unacknowledged += bytes.length;
    if (this.unacknowledged >= ACKNOWLEDGE_EVERY) {
      this.control({ type: 'ack', octets: this.unacknowledged });
      this.unacknowledged = 0;
    }
  }

  private heard(text: string): void {
    const message = parseControl<RelayMessage>(relayMessage, text);
    if (message) this.happened(message);
  }

  private happened(message: RelayMessage): void {
    switch (message.type) {
      case 'opened':
        this.opened = true;
        this.log.event({ type: 'connected', protocol: this.request.protocol, target: message.address });
        return;
      case 'secured':
        this.log.event(message);
        return;
      case 'ended':
        this.log.event({ type: 'ended', by: 'server' });
        return;
      case 'closed':
      case 'refused':
        this.over = true;
        this.log.event(message);
        this.socket.close();
        return;
    }
  }

  /** The WebSocket itself went away without a word: the relay stopped or the network failed. */
  private lost(): void {
    if (this.over) return;
    this.over = true;
    this.log.event({ type: 'closed', by: 'network', code: 'relay-lost', reason: 'the relay went away' });
  }
}
