import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Plusok } from '../../relay/plusok.ts';
import {
  type ClientMessage,
  type OpenMessage,
  parseControl,
  type RelayMessage,
  relayMessage,
} from '../../relay/wire/control.ts';
import { type FeedMessage, type FeedRequest, feedMessage } from '../../relay/wire/feed.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';

/** A PlusOK that runs, in this process or in one of its own. */
type Running = Pick<Plusok, 'port'>;

/** How long anything may take before the test fails. */
const PATIENCE = 30_000;

/** Waits until `found` gives something. */
export async function eventually<T>(found: () => T | undefined | false, what: string): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (let pause = 0; ; pause = Math.min(20, pause + 1)) {
    const result = found();
    if (result) return result;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(pause);
  }
}

export function webSocket(plusok: Running, path: string, headers: Record<string, string> = {}): WebSocket {
  const origin = `http://127.0.0.1:${plusok.port}`;
  return new WebSocket(`ws://127.0.0.1:${plusok.port}${path}`, { origin, headers, perMessageDeflate: false });
}

/** A page of each running PlusOK, for the tokens that clients of the shared sandbox and the listed targets show. */
const pages = new WeakMap<Running, Promise<ReadonlyMap<string, string>>>();

/** The token for a target: none is the empty one. */
export async function tokenFor(plusok: Running, target: string): Promise<string> {
  const told = pages.get(plusok) ?? listTokens(plusok);
  pages.set(plusok, told);
  return (await told).get(target) ?? '';
}

async function listTokens(plusok: Running): Promise<ReadonlyMap<string, string>> {
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use', id: 'shared' });
  const [welcome, sandbox] = [await feed.message('welcome'), await feed.message('sandbox')];
  const all = [...welcome.targets, ...(welcome.any ? [welcome.any] : [])];
  return new Map([...all.map(({ id, token }) => [id, token] as const), [sandbox.target, sandbox.token]]);
}

/** A page's end of `/relay`: what it received, in order, and ways to wait for more. */
export class RelayClient {
  readonly ws: WebSocket;
  readonly plusok: Running;
  readonly messages: RelayMessage[] = [];
  /** Everything the server sent, as latin1. */
  received = '';
  /** Octets received. */
  octets = 0;
  /** The WebSocket's close code, once closed. */
  closeCode: number | undefined;
  /** Off: counts octets and acknowledges nothing. */
  acknowledges = true;
  keeps = true;

  static async connect(plusok: Running): Promise<RelayClient> {
    const client = new RelayClient(webSocket(plusok, '/relay'), plusok);
    await new Promise((resolve, reject) => client.ws.once('open', resolve).once('error', reject));
    return client;
  }

  private constructor(ws: WebSocket, plusok: Running) {
    this.ws = ws;
    this.plusok = plusok;
    ws.on('message', (data: Buffer, isBinary) => {
      if (isBinary) this.take(data);
      else this.messages.push(parseControl(relayMessage, data.toString())!);
    });
    ws.once('close', (code) => {
      this.closeCode = code;
    });
  }

  private take(data: Buffer): void {
    this.octets += data.length;
    if (this.keeps) this.received += data.toString('latin1');
    if (this.acknowledges) this.control({ type: 'ack', octets: data.length });
  }

  control(message: ClientMessage): void {
    this.ws.send(JSON.stringify(message));
  }

  send(text: string | Uint8Array): void {
    this.ws.send(typeof text === 'string' ? Buffer.from(text, 'latin1') : text, { binary: true });
  }

  /** Opens and waits for the answer. */
  async open(target: string, protocol: Protocol, tls = false): Promise<RelayMessage> {
    return this.openWith({ target, token: await tokenFor(this.plusok, target), protocol, tls });
  }

  /** The same with a token of the caller's. */
  openWith(request: Omit<OpenMessage, 'type'>): Promise<RelayMessage> {
    this.control({ type: 'open', ...request });
    return eventually(() => this.messages.find(({ type }) => type !== 'ended'), 'an answer to open');
  }

  message<T extends RelayMessage['type']>(type: T): Promise<RelayMessage & { type: T }> {
    const ofType = (message: RelayMessage): message is RelayMessage & { type: T } => message.type === type;
    return eventually(
      () => this.messages.find(ofType),
      `the message "${type}"; there are ${JSON.stringify(this.messages)}`,
    );
  }

  /** Waits until the server has said `text`. */
  until(text: string): Promise<boolean> {
    return eventually(() => this.received.includes(text), JSON.stringify(text));
  }

  /** Sends a line and gives what came back up to the first line end after it. */
  async say(line: string): Promise<string> {
    const before = this.received.length;
    this.send(`${line}\r\n`);
    await eventually(() => this.received.indexOf('\r\n', before) >= 0, `an answer to ${line}`);
    return this.received.slice(before);
  }

  close(): void {
    this.ws.terminate();
  }
}

/** A page's end of `/sandbox`. */
export class FeedClient {
  readonly ws: WebSocket;
  readonly messages: FeedMessage[] = [];

  static async connect(plusok: Running): Promise<FeedClient> {
    const client = new FeedClient(webSocket(plusok, '/sandbox'));
    await client.message('welcome');
    return client;
  }

  private constructor(ws: WebSocket) {
    this.ws = ws;
    ws.on('message', (data: Buffer) => {
      this.messages.push(parseControl(feedMessage, data.toString())!);
    });
  }

  request(request: FeedRequest): void {
    this.ws.send(JSON.stringify(request));
  }

  /** The first message of that type that `fits`, come or to come. */
  message<T extends FeedMessage['type']>(
    type: T,
    fits: (message: FeedMessage & { type: T }) => boolean = () => true,
  ): Promise<FeedMessage & { type: T }> {
    const wanted = (message: FeedMessage): message is FeedMessage & { type: T } =>
      message.type === type && fits(message as FeedMessage & { type: T });
    return eventually(() => this.messages.find(wanted), `the message "${type}"`);
  }

  close(): void {
    this.ws.terminate();
  }
}
