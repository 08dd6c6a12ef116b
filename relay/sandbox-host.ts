import type { Server, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { listen, Served } from './listen.ts';
import { Moments } from './moments.ts';
import { Overheard } from './overheard.ts';
import { ANY_PORT, openAt, type PortWish, portOf } from './ports.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import type { StoreEvent } from './sandbox/store/model.ts';
import { connectToServer, type ServerSocket } from './server-socket.ts';
import type { Protocol, Side } from './wire/protocol.ts';

/** A way into the sandbox: `submission` is SMTP by the rules of port 587 (RFC 6409). */
export interface Service {
  readonly protocol: Protocol;
  /** TLS from the start (RFC 8314 §3). */
  readonly tls: boolean;
  readonly submission?: boolean;
}

export interface SandboxHostOptions {
  readonly id: string;
  /** Address to listen on. */
  readonly host: string;
  readonly secureContext: SecureContext;
  readonly maxConnections: number;
}

/** What a page that watches a sandbox is told. */
export interface Watcher {
  connected(connection: Overheard): void;
  bytes(connection: Overheard, from: Side, octets: Uint8Array): void;
  gone(connection: Overheard): void;
  event(event: StoreEvent): void;
  /** The mail, or the latest moment, is not what it was. */
  changed(): void;
}

/** How often engines are asked whether time alone gives them something to say, in milliseconds. */
const TICK = 5000;

/** What is said to a connection too many, before it is closed: the protocol's own words for "come back later". */
const TOO_MANY: Readonly<Record<Protocol, string>> = {
  pop3: '-ERR [SYS/TEMP] too many connections, come back later\r\n',
  imap: '* BYE [UNAVAILABLE] Too many connections, come back later\r\n',
  smtp: '421 4.7.0 Too many connections, come back later\r\n',
};

let connectionCount = 0;

/** One sandbox on TCP ports: its connections, its moments and who watches. */
export class SandboxHost {
  readonly id: string;
  readonly sandbox: Sandbox;
  private readonly options: SandboxHostOptions;
  private readonly servers = new Map<string, Promise<Server>>();
  private readonly connections = new Map<Served, Overheard>();
  private readonly watchers = new Set<Watcher>();
  /** Local ports of connections that pages are opening through the relay. */
  private readonly fromPages = new Set<number>();
  private readonly moments: Moments;
  private added = 0; // octets of mail that came since the latest moment
  private pollDue = false;
  private readonly ticker: NodeJS.Timeout;

  constructor(sandbox: Sandbox, options: SandboxHostOptions) {
    this.id = options.id;
    this.sandbox = sandbox;
    this.options = options;
    this.moments = new Moments(sandbox.snapshot(), sandbox.store.quota);
    this.ticker = setInterval(() => this.pollAll(), TICK).unref();
    sandbox.store.subscribe((event) => this.noticed(event));
  }

  /** How many connections are open. */
  get size(): number {
    return this.connections.size;
  }

  /** Where programs of this machine reach its ports. */
  get address(): string {
    return loopbackFor(this.options.host);
  }

  get watched(): boolean {
    return this.watchers.size > 0;
  }

  /** Number of the latest moment. */
  get moment(): number {
    return this.moments.latest;
  }

  /** Listens for a service if nothing does yet; its port. Throws a PortError. */
  async listen(service: Service, wish: PortWish = ANY_PORT): Promise<number> {
    const key = `${service.protocol} ${service.tls} ${service.submission ?? false}`;
    const { host } = this.options;
    let server = this.servers.get(key);
    if (!server) {
      const accept = (socket: Socket) => this.accept(service, socket);
      server = openAt(wish, host, (port) => listen(port, host, accept));
      this.servers.set(key, server);
    }
    return portOf(await server);
  }

  /** Opens a TCP connection to one of the sandbox's own ports, known to come from a page. */
  async connect(service: Service): Promise<ServerSocket> {
    const port = await this.listen(service);
    const socket = connectToServer(this.address, port);
    // connect(2) is called in the tick after this one: then the local port is known, and not yet accepted.
    process.nextTick(() => {
      const { localPort } = socket;
      if (localPort === undefined) return;
      this.fromPages.add(localPort);
      socket.once('close', () => this.fromPages.delete(localPort));
    });
    return socket;
  }

  /** Watches from now on; connections there already are told first. The result stops it. */
  watch(watcher: Watcher): () => void {
    this.watchers.add(watcher);
    for (const connection of this.connections.values()) {
      const { sofar } = connection;
      if (!sofar) continue;
      watcher.connected(connection);
      for (const [from, octets] of sofar) watcher.bytes(connection, from, octets);
    }
    return () => this.watchers.delete(watcher);
  }

  reset(): void {
    this.sandbox.reset();
    this.settled();
  }

  /** Puts the store back to a moment; false when that is no longer kept. */
  restore(moment: number): boolean {
    const state = this.moments.find(moment);
    if (!state) return false;
    this.sandbox.restore(state);
    this.settled();
    return true;
  }

  async close(): Promise<void> {
    clearInterval(this.ticker);
    for (const served of this.connections.keys()) served.destroy();
    const servers = await Promise.allSettled(this.servers.values());
    await Promise.all(
      servers.map((each) => each.status === 'fulfilled' && new Promise((done) => each.value.close(done))),
    );
  }

  private accept(service: Service, socket: Socket): void {
    if (this.connections.size >= this.options.maxConnections) {
      socket.on('error', () => socket.destroy());
      socket.end(service.tls ? '' : TOO_MANY[service.protocol], () => socket.destroy());
      return;
    }
    const { protocol, tls, submission = false } = service;
    const peer = socket.remoteAddress ?? 'unknown';
    const via = this.fromPages.delete(socket.remotePort ?? -1) ? 'page' : 'tcp';
    const connection = new Overheard(
      `c${++connectionCount}`,
      protocol,
      via,
      `${peer} port ${socket.remotePort}`,
    );
    const engine = this.sandbox.open(protocol, { peer, secured: tls, submission });
    const served = new Served(
      socket,
      engine,
      { secureContext: this.options.secureContext, tls },
      {
        ...(via === 'tcp' && { bytes: (from, parts) => this.overhear(connection, from, parts) }),
        settled: () => this.settled(),
        gone: () => {
          this.connections.delete(served);
          this.settled();
          for (const watcher of this.watchers) watcher.gone(connection);
        },
      },
    );
    this.connections.set(served, connection);
    for (const watcher of this.watchers) watcher.connected(connection);
    served.start();
  }

  private overhear(connection: Overheard, from: Side, parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      connection.hear(from, part);
      for (const watcher of this.watchers) watcher.bytes(connection, from, part);
    }
  }

  private noticed(event: StoreEvent): void {
    if ('size' in event) this.added += event.size;
    for (const watcher of this.watchers) watcher.event(event);
    // POP3 marks change the view and not the store.
    if (event.type === 'marked' || event.type === 'unmarked') this.tellChanged();
    if (this.pollDue) return;
    this.pollDue = true;
    setImmediate(() => {
      this.pollDue = false;
      this.pollAll('imap');
    });
  }

  /** Lets engines speak unasked: only IMAP has something to say when the store changes, all when time has passed. */
  private pollAll(only?: Protocol): void {
    for (const [served, { protocol }] of this.connections) {
      if (only === undefined || protocol === only) served.poll();
    }
  }

  /** A command is done: if it changed the store, that is a new moment. */
  private settled(): void {
    if (!this.moments.keep(this.sandbox.snapshot(), this.added)) return;
    this.added = 0;
    this.tellChanged();
  }

  private tellChanged(): void {
    for (const watcher of this.watchers) watcher.changed();
  }
}

/** Where to dial what listens on `host`: the wildcard addresses are reached on loopback. */
function loopbackFor(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' ? '::1' : host;
}
