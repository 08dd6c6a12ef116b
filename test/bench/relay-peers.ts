import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { createWebSocketStream, type WebSocket, WebSocketServer } from 'ws';

/**
 * Relays to compare with, each as people write it first: `relay-peers.ts KIND PORT,... TARGET...`. A WebSocket's
 * path `/N` names the Nth target; the TCP pipe listens on the Nth port for it. It prints a line when it listens.
 */
type Kind = 'naive' | 'streams' | 'pipe';

const [kind, list, ...targets] = process.argv.slice(2) as [Kind, string, ...string[]];
const own = list.split(',').map(Number);
const ports = targets.map(Number);

const open = (target: number) => connect({ port: target, host: '127.0.0.1', noDelay: true });

/** Events on both sides, no backpressure. */
function naive(ws: WebSocket, target: number): void {
  const socket = open(target);
  ws.on('message', (data: Buffer) => socket.write(data));
  socket.on('data', (chunk) => ws.send(chunk));
  socket.on('close', () => ws.close());
  ws.on('close', () => socket.destroy());
  socket.on('error', () => ws.close());
}

/** `ws` as a stream, piped both ways. */
function streams(ws: WebSocket, target: number): void {
  const socket = open(target);
  const duplex = createWebSocketStream(ws);
  duplex.pipe(socket).pipe(duplex);
  socket.on('error', () => duplex.destroy());
  duplex.on('error', () => socket.destroy());
}

function webSockets(relay: (ws: WebSocket, target: number) => void): Server {
  const server = createHttpServer();
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (ws, request) => {
    relay(ws, ports[Number(request.url?.slice(1))]!);
  });
  return server.listen(own[0], '127.0.0.1', ready);
}

/** No WebSocket at all: what a Node process pays for moving octets between two sockets. */
function pipes(): void {
  ports.forEach((target, i) => {
    const server = createServer({ noDelay: true }, (socket) => {
      const other = open(target);
      socket.pipe(other).pipe(socket);
      socket.on('error', () => other.destroy());
      other.on('error', () => socket.destroy());
    });
    server.listen(own[i], '127.0.0.1', i === ports.length - 1 ? ready : undefined);
  });
}

const ready = () => console.log('ready');

if (kind === 'pipe') pipes();
else webSockets(kind === 'naive' ? naive : streams);
