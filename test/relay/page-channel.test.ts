import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { PageChannel } from '../../relay/page-channel.ts';
import { RELAY_WINDOW } from '../../relay/wire/control.ts';

const CHUNK = Buffer.alloc(64 * 1024);

/** A network that takes nothing until told, and a page that reads or does not. */
function channel() {
  const held: (() => void)[] = [];
  const socket = new Duplex({ read() {}, write: (_chunk, _encoding, done) => void held.push(done) });
  const told = { room: 0 };
  const ws = { readyState: WebSocket.OPEN, OPEN: WebSocket.OPEN } as WebSocket;
  const page = new PageChannel(ws, socket, () => told.room++);
  const pass = () => page.pass({ frame: CHUNK }, CHUNK.length);
  /** The network takes all there is. */
  const flow = async () => {
    while (held.length > 0) {
      held.shift()!();
      await new Promise(setImmediate);
    }
  };
  return { page, socket, told, pass, flow };
}

it('a network that takes nothing stops the server long before the window is full, and starts it again', async () => {
  const { page, socket, told, pass, flow } = channel();
  let passed = 1;
  while (pass()) passed++;
  expect(passed * CHUNK.length).toBeLessThan(RELAY_WINDOW / 4);
  page.acknowledged(CHUNK.length);
  expect(told.room).toBe(0);
  await flow();
  expect(socket.writableLength).toBe(0);
  expect(told.room).toBe(1);
  expect(pass()).toBe(true);
});

it('a page that acknowledges nothing stops the server once its window is full, until half of it is free', async () => {
  const { page, told, pass, flow } = channel();
  let passed = 1;
  while (pass()) {
    passed++;
    await flow();
  }
  expect(passed * CHUNK.length).toBe(RELAY_WINDOW);
  await flow();
  told.room = 0;
  expect(page.acknowledged(RELAY_WINDOW / 2 - 1)).toBe(true);
  expect(told.room).toBe(0);
  expect(page.acknowledged(1)).toBe(true);
  expect(told.room).toBe(1);
  expect(page.acknowledged(RELAY_WINDOW)).toBe(false);
});
