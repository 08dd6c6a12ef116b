import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import helmet from 'helmet';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Certificate } from './certificate.ts';
import { type ConnectionCap, capConnections } from './connection-cap.ts';
import type { Gate } from './gate.ts';
import { PageFiles } from './page-files.ts';
import type { RateLimit } from './rate-limit.ts';
import { MAX_MESSAGE } from './wire/control.ts';

/** Answers a request, or says false to leave it to the next. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface WebServerOptions {
  /** The built page's folder. */
  readonly page: string;
  readonly handlers: readonly RequestHandler[];
  /** WebSocket paths and what takes each new one, the socket that carries it, and where it comes from. */
  readonly sockets: Readonly<Record<string, (ws: WebSocket, socket: Duplex, address: string) => void>>;
  /** Where a request comes from, proxies taken off. */
  addressOf(request: IncomingMessage): string;
  readonly requests: RateLimit;
  /** Milliseconds from a connection's opening to the end of its request. */
  readonly handshakeTimeout: number;
  /** Milliseconds that an answer may wait for its client to read. */
  readonly idleTimeout: number;
  /** Most TCP connections at once. */
  readonly maxConnections: number;
  readonly connections: ConnectionCap;
  /** Without it the page is at http. */
  readonly tls: Certificate | undefined;
}

/** Requests of one connection that wait for their answer: no browser sends one before it has the last one's. */
const MOST_UNANSWERED = 8;

const WEB_SOCKETS = {
  noServer: true,
  /** There are none here, and the library would choose for us (RFC 6455 §4.2.2). */
  handleProtocols: () => false as const,
  perMessageDeflate: false,
  clientTracking: false,
  maxPayload: MAX_MESSAGE,
  /** Fragments one message may come in. */
  maxFragments: 64,
  /** How long a page may take to answer our close before its socket is cut, in milliseconds. */
  closeTimeout: 2000,
};

const headers = (tls: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // xterm writes its colours and metrics into style elements of its own.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        // 'self' covers ws: of the same host only in newer browsers; the Host header was checked before.
        connectSrc: [
          "'self'",
          (request) => `ws://${request.headers.host}`,
          (request) => `wss://${request.headers.host}`,
        ],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: tls, // over plain HTTP it says nothing; a proxy that adds TLS adds this
  });

/** The HTTP side: the page, its data, and the upgrade to WebSocket, all behind the gate. */
export class WebServer {
  readonly server: Server;
  private readonly options: WebServerOptions;
  private readonly webSockets: WebSocketServer;
  private readonly secureHeaders: ReturnType<typeof headers>;
  private readonly files: PageFiles | undefined;
  private readonly connections = new Set<Socket>();
  /** How many requests of each connection wait for their answer. */
  private readonly unanswered = new WeakMap<Duplex, number>();
  private gate: Gate | undefined;

  constructor(options: WebServerOptions) {
    this.options = options;
    this.files = PageFiles.read(options.page);
    this.webSockets = new WebSocketServer(WEB_SOCKETS);
    this.secureHeaders = headers(options.tls !== undefined);
    this.server = this.makeServer();
    this.server.maxConnections = options.maxConnections;
    // No header is left out, above all not one that a proxy wrote behind a thousand others: their size is bounded.
    this.server.maxHeadersCount = 0;
    this.server.timeout = options.idleTimeout;
    this.server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
    // Over TLS there is no answering before the handshake, which one too many is not given.
    capConnections(this.server, options.connections, (socket) =>
      options.tls ? socket.destroy() : refuse(socket, '503 Service Unavailable', TOO_MANY),
    );
    this.server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
    // Without this Node answers and closes by itself, but leaves the socket to the client's goodwill.
    this.server.on('clientError', (_error, socket) => refuse(socket, '400 Bad Request'));
  }

  /** Opens the doors to those that `gate` lets in; until then all are refused. */
  admit(gate: Gate): void {
    this.gate = gate;
  }

  /**
   * Stops listening; open pages are closed by whoever holds their WebSockets. What then still hangs, in a TLS handshake
   * for one, is cut.
   */
  close(): Promise<void> {
    return new Promise((resolve) => {
      const cut = () => {
        for (const socket of this.connections) socket.destroy();
      };
      const timer = setTimeout(cut, WEB_SOCKETS.closeTimeout);
      this.server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      this.server.closeAllConnections();
    });
  }

  private makeServer(): Server {
    const { handshakeTimeout, tls } = this.options;
    const settings = {
      maxHeaderSize: 8 * 1024,
      headersTimeout: handshakeTimeout,
      requestTimeout: handshakeTimeout,
      connectionsCheckingInterval: Math.max(50, handshakeTimeout / 5),
      keepAliveTimeout: 5000,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 60_000,
    };
    const handle = (request: IncomingMessage, response: ServerResponse) => this.handle(request, response);
    if (!tls) return createServer(settings, handle);
    const server = createTlsServer({ ...settings, ...tls, minVersion: 'TLSv1.2', handshakeTimeout }, handle);
    // Whoever does not shake hands is not answered: an answer would wait for the handshake.
    return server.on('tlsClientError', (_error, socket) => socket.destroy());
  }

  private handle(request: IncomingMessage, response: ServerResponse): void {
    if (!this.expect(response)) {
      request.socket.destroy();
      return;
    }
    if (!this.gate?.allowsRequest(request)) {
      answer(response, 403, 'This is not an address of the page.');
      return;
    }
    if (!this.options.requests.take(this.options.addressOf(request))) {
      response.setHeader('Connection', 'close').setHeader('Retry-After', 1);
      answer(response, 429, 'Too many requests from your address: wait a few seconds.');
      return;
    }
    this.secureHeaders(request, response, () => this.serve(request, response));
  }

  /** False for an answer to one request too many. */
  private expect(response: ServerResponse): boolean {
    const { socket } = response.req;
    const waiting = this.unanswered.get(socket) ?? 0;
    if (socket.destroyed || waiting >= MOST_UNANSWERED) return false;
    this.unanswered.set(socket, waiting + 1);
    response.once('close', () => this.unanswered.set(socket, this.unanswered.get(socket)! - 1));
    return true;
  }

  private serve(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') answer(response, 405, 'Only GET and HEAD.');
    else if (this.options.handlers.some((handler) => handler(request, response))) return;
    else if (!this.files) answer(response, 503, 'The page is not built: run "npm run build" first.');
    else if (!this.files.handle(request, response)) answer(response, 404, 'There is nothing here.');
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!this.gate?.allowsUpgrade(request)) {
      refuse(socket, '403 Forbidden');
      return;
    }
    // An answer yet to come would be taken for frames.
    if (this.unanswered.get(socket)) {
      refuse(socket, '400 Bad Request');
      return;
    }
    const { sockets } = this.options;
    const path = request.url ?? '';
    if (!Object.hasOwn(sockets, path)) {
      refuse(socket, '404 Not Found');
      return;
    }
    const address = this.options.addressOf(request);
    this.webSockets.handleUpgrade(request, socket, head, (ws) => sockets[path]!(ws, socket, address));
  }
}

const TOO_MANY = 'Too many connections from your address: close one first.\n';

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/**
 * Answers on a socket that gets nothing else, and lets go of it without waiting for the client. What is asked on it
 * meanwhile finds it ended.
 */
function refuse(socket: Duplex, status: string, text = ''): void {
  socket.on('error', () => socket.destroy());
  if (!socket.writable) return void socket.destroy();
  const head =
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
    `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n`;
  socket.end(head + text, () => socket.destroy());
}
