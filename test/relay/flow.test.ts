import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { MAX_READ } from '../../relay/server-socket.ts';
import { RELAY_WINDOW } from '../../relay/wire/control.ts';
import { eventually, RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

const MIB = 1024 * 1024;
let plusok: Plusok;
let server: Server;
let serve: (socket: Socket) => void;
let target: string;

beforeAll(async () => {
  server = createServer((socket) => serve(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${portOf(server)}`;
  plusok = await startPlusok({
    seed: 'empty',
    allow: [{ host: '127.0.0.1', port: portOf(server), unverified: false }],
    limits: { sessionsPerTarget: 2000 },
  });
});
afterAll(async () => {
  server.close();
  await plusok.stop();
});

/** Writes as fast as the socket takes it; what it has handed over so far. */
function pour(socket: Socket, octets: number): { sent: number } {
  const state = { sent: 0 };
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const more = () => {
    while (state.sent < octets) {
      state.sent += chunk.length;
      if (!socket.write(chunk)) return;
    }
    socket.end();
  };
  socket.on('drain', more);
  more();
  return state;
}

it('a page that stops reading gets its window and no more, and everything once it reads again', async () => {
  let poured = { sent: 0 };
  serve = (socket) => {
    poured = pour(socket, 48 * MIB);
  };
  const client = await RelayClient.connect(plusok);
  client.acknowledges = false;
  client.keeps = false;
  await client.open(target, 'pop3');
  await eventually(() => client.octets >= RELAY_WINDOW, 'the window to fill');
  await sleep(200);
  expect(client.octets).toBeLessThanOrEqual(RELAY_WINDOW + MAX_READ);
  // What the server could hand over besides waits in the kernel's socket buffers, not in the relay.
  expect(poured.sent).toBeLessThan(16 * MIB);
  client.acknowledges = true;
  client.control({ type: 'ack', octets: client.octets });
  await client.message('ended');
  expect(client.octets).toBe(48 * MIB);
});

it('a server that stops reading stops the page, and loses nothing', async () => {
  let reader: Socket | undefined;
  let received = 0;
  serve = (socket) => {
    reader = socket.pause();
    socket.on('data', (chunk) => {
      received += chunk.length;
    });
    socket.pause();
  };
  const client = await RelayClient.connect(plusok);
  await client.open(target, 'smtp');
  const chunk = new Uint8Array(32 * 1024);
  const before = process.memoryUsage().arrayBuffers;
  for (let sent = 0; sent < 32 * MIB; sent += chunk.length) client.send(chunk);
  await sleep(300);
  // The unsent part waits on the page's side: this process holds it as the WebSocket client's buffer.
  const waiting = client.ws.bufferedAmount;
  expect(waiting).toBeGreaterThan(16 * MIB);
  expect(process.memoryUsage().arrayBuffers - before - waiting).toBeLessThan(8 * MIB);
  reader?.resume();
  await eventually(() => received === 32 * MIB, 'everything to arrive');
  client.close();
});

it('1,000 servers that speak first and hang up at once: no greeting is lost', async () => {
  serve = (socket) => void socket.end('+OK hello and goodbye\r\n');
  let count = 0;
  const token = await tokenFor(plusok, target);
  for (let batch = 0; batch < 10; batch++) {
    const clients = await Promise.all(Array.from({ length: 100 }, () => RelayClient.connect(plusok)));
    for (const client of clients)
      client.control({ type: 'open', target, token, protocol: 'pop3', tls: false });
    for (const client of clients) {
      await client.message('ended');
      if (client.received === '+OK hello and goodbye\r\n') count++;
      client.close();
    }
  }
  expect(count).toBe(1000);
});

it('a reset while the window is full is told once the page reads again', async () => {
  let socket: Socket | undefined;
  serve = (accepted) => {
    socket = accepted;
    pour(accepted, 8 * MIB);
  };
  const client = await RelayClient.connect(plusok);
  client.acknowledges = false;
  client.keeps = false;
  await client.open(target, 'pop3');
  await eventually(() => client.octets >= RELAY_WINDOW, 'the window to fill');
  socket?.resetAndDestroy();
  client.acknowledges = true;
  client.control({ type: 'ack', octets: client.octets });
  // Some systems tell of a reset that was met while nobody read as of an end.
  await eventually(() => client.messages.some(({ type }) => type === 'ended' || type === 'closed'), 'an end');
  client.control({ type: 'end' });
  expect(await client.message('closed')).toMatchObject({ by: 'server' });
});

it('a page that goes while its server does not read is noticed, though nothing is read from it', async () => {
  await eventually(() => plusok.sessions === 0, 'the sessions before it to end');
  serve = (socket) => void socket.pause();
  const client = await RelayClient.connect(plusok);
  await client.open(target, 'smtp');
  const chunk = new Uint8Array(32 * 1024);
  for (let sent = 0; sent < 32 * MIB; sent += chunk.length) client.send(chunk);
  await sleep(300);
  expect(client.ws.bufferedAmount).toBeGreaterThan(16 * MIB);
  expect(plusok.sessions).toBe(1);
  client.close();
  await eventually(() => plusok.sessions === 0, 'the session to end');
});

it('sessions that are served at once, some slowly, each get their own octets and no others', async () => {
  const size = 3 * MIB;
  let served = 0;
  serve = (socket) => {
    const letter = String.fromCharCode(97 + served++);
    for (let sent = 0; sent < size; ) {
      const length = Math.min(size - sent, 1 + ((sent * 7919) % 300_000));
      socket.write(Buffer.alloc(length, letter));
      sent += length;
    }
    socket.end();
  };
  const token = await tokenFor(plusok, target);
  const clients = await Promise.all(Array.from({ length: 16 }, () => RelayClient.connect(plusok)));
  for (const [i, client] of clients.entries()) {
    client.control({ type: 'open', target, token, protocol: 'pop3', tls: false });
    if (i % 2) client.ws.pause();
  }
  await sleep(300);
  for (const client of clients) client.ws.resume();
  for (const client of clients) await client.message('ended');
  const letters = clients.map(({ received }) => new Set(received));
  expect(clients.map(({ octets }) => octets)).toEqual(clients.map(() => size));
  expect(letters.map(({ size }) => size)).toEqual(clients.map(() => 1));
  expect(new Set(letters.flatMap((each) => [...each])).size).toBe(clients.length);
  for (const client of clients) client.close();
});
