import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { eventually, RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
beforeAll(async () => {
  plusok = await startPlusok({ seed: 'empty', limits: { handshakeTimeout: 300 } });
});
afterAll(() => plusok.stop());

function raw(): Socket & { gone: boolean; heard: Buffer } {
  const socket = Object.assign(connect(plusok.port, '127.0.0.1'), { gone: false, heard: Buffer.alloc(0) });
  socket.on('data', (chunk: Buffer) => {
    socket.heard = Buffer.concat([socket.heard, chunk]);
  });
  socket
    .on('error', () => {})
    .on('close', () => {
      socket.gone = true;
    });
  return socket;
}

async function upgraded(): Promise<ReturnType<typeof raw>> {
  const socket = raw();
  const at = `127.0.0.1:${plusok.port}`;
  socket.write(
    `GET /relay HTTP/1.1\r\nHost: ${at}\r\nOrigin: http://${at}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  await eventually(() => socket.heard.includes('101 Switching'), '101');
  return socket;
}

/** A frame of RFC 6455 §5.2 with the client's mask of zeros. */
function frame(first: number, payload: Uint8Array, masked = true): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? [length]
      : length < 65536
        ? [126, length >> 8, length & 255]
        : [127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
  if (masked) head[0]! |= 128;
  return Buffer.concat([Buffer.from([first, ...head, ...(masked ? [0, 0, 0, 0] : [])]), payload]);
}

/** A good page meanwhile is served. */
async function stillServes(): Promise<void> {
  const client = await RelayClient.connect(plusok);
  await client.open('sandbox:shared', 'pop3');
  await client.until('+OK');
  client.close();
}

describe('hostile HTTP', () => {
  it('200 clients that dribble their headers are all cut, and a good one is not harmed', async () => {
    const clients = Array.from({ length: 200 }, raw);
    const dribble = setInterval(() => {
      for (const client of clients) if (!client.gone) client.write('G');
    }, 50);
    await stillServes();
    await eventually(() => clients.every(({ gone }) => gone), 'all to be cut');
    clearInterval(dribble);
  });

  it.each([
    ['9 KiB of headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(9 * 1024)}\r\n\r\n`],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['a body that is too long', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nx'],
    [
      'two ways to give the length',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    ],
    ['a bare LF in the headers', 'GET / HTTP/1.1\nHost: x\n\n'],
    [
      'an upgrade to something else',
      'GET /relay HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    ],
  ])('%s is refused', async (_name, text) => {
    const client = raw();
    client.write(Buffer.from(text, 'latin1'));
    await eventually(() => client.gone, 'the end');
    expect(client.heard.toString()).toMatch(/^(?:HTTP\/1\.1 (?:400|403|405|408|431)|$)/);
  });
});

describe('hostile frames', () => {
  const header = (first: number, length: number[]) => Buffer.from([first, ...length, 0, 0, 0, 0]);

  it.each([
    ['a message of 1 GiB announced', header(0x82, [0xff, 0, 0, 0, 0, 0x40, 0, 0, 0])],
    ['a message of 2^63 octets announced', header(0x82, [0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255])],
    ['a reserved bit', frame(0xc2, Buffer.from('x'))],
    ['a reserved opcode', frame(0x83, Buffer.from('x'))],
    ['an unmasked frame', frame(0x82, Buffer.from('x'), false)],
    ['text that is not UTF-8', frame(0x81, Buffer.from([0xff, 0xfe]))],
    ['a continuation of nothing', frame(0x80, Buffer.from('x'))],
    ['a fragmented ping', frame(0x09, Buffer.from('x'))],
    ['a ping of 126 octets', frame(0x89, Buffer.alloc(126))],
    ['a close with one octet', frame(0x88, Buffer.from('x'))],
    ['a close with a reserved code', frame(0x88, Buffer.from([3, 0xed]))],
    [
      '65 fragments',
      Buffer.concat([
        frame(0x02, Buffer.from('x')),
        ...Array.from({ length: 65 }, () => frame(0x00, Buffer.from('x'))),
      ]),
    ],
  ])('%s ends the connection', async (_name, octets) => {
    const socket = await upgraded();
    socket.write(octets);
    await eventually(() => socket.gone, 'the end');
  });

  it('a flood of pings, and one of empty fragments, hold no memory', async () => {
    const socket = await upgraded();
    const ping = frame(0x89, Buffer.alloc(125));
    const flood = Buffer.concat(Array.from({ length: 1000 }, () => ping));
    const before = process.memoryUsage().arrayBuffers;
    for (let i = 0; i < 30; i++) socket.write(flood);
    await sleep(200);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 * 1024 * 1024);
    socket.destroy();
    await stillServes();
  });

  it('random frames never crash it', async () => {
    const anyFrame = fc
      .tuple(fc.nat(255), fc.uint8Array({ maxLength: 200 }), fc.boolean())
      .map(([first, payload, masked]) => frame(first, payload, masked || first % 3 > 0));
    const anything = fc.oneof(
      anyFrame,
      fc.uint8Array({ maxLength: 64 }).map((octets) => Buffer.from(octets)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 20 }), async (frames) => {
        const socket = await upgraded();
        socket.write(Buffer.concat(frames));
        socket.end();
        await eventually(() => socket.gone, 'the end');
      }),
      { numRuns: 150 },
    );
    await stillServes();
  });

  it('leaves nothing open behind', async () => {
    await eventually(() => plusok.sessions === 0, 'every session to be over');
  });
});
