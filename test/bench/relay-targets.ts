import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** The servers behind the relays, by their place in the list that each relay is started with. */
export const [ECHO, SOURCE, SINK, DEAF, GREETER] = [0, 1, 2, 3, 4];
export const MIB = 1024 * 1024;
/** Octets of one download or upload. */
export const BULK = 64 * MIB;
export const CHUNK = Buffer.alloc(32 * 1024, 'x');
export const GREETING = '+OK hello and goodbye\r\n';

export const startTargets = () =>
  Promise.all([
    listening((socket) => socket.on('data', (chunk) => socket.write(chunk))),
    listening(source),
    listening(sink),
    listening((socket) => socket.pause()),
    listening((socket) => socket.end(GREETING)),
  ]);

async function listening(serve: (socket: Socket) => unknown): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => serve(socket.on('error', () => {})));
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  await once(server, 'listening');
  return server;
}

/** Sends as many octets as the first line asks for, and ends. */
function source(socket: Socket): void {
  socket.once('data', (line) => {
    let left = Number(line.toString());
    const more = () => {
      while (left > 0) {
        left -= CHUNK.length;
        if (!socket.write(CHUNK)) return;
      }
      socket.off('drain', more).end();
    };
    socket.on('drain', more);
    more();
  });
}

/** Answers one octet once it has received the bulk. */
function sink(socket: Socket): void {
  let received = 0;
  socket.on('data', (chunk) => {
    received += chunk.length;
    if (received === BULK) socket.write('.');
  });
}
