import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OwnProcess } from '../support/own-process.ts';
import { frame, rawSocket, upgradedSocket } from '../support/raw-socket.ts';
import { eventually, RelayClient } from '../support/relay-client.ts';

const MIB = 1024 * 1024;
/** What an attack may cost the relay in memory. */
const MOST_GROWTH = 16 * MIB;

let relay: OwnProcess;
beforeAll(async () => {
  relay = await OwnProcess.start({ seed: 'empty', limits: { handshakeTimeout: 1500 } });
});
afterAll(async () => {
  expect(await relay.terminate()).toBe(0);
});

/** A good page meanwhile is served. */
async function stillServes(): Promise<void> {
  const client = await RelayClient.connect(relay);
  await client.open('sandbox:shared', 'pop3');
  await client.until('+OK');
  client.close();
}

const upgraded = () => upgradedSocket(relay.port);

describe('hostile HTTP', () => {
  it('1,000 clients that dribble their headers are all cut, and a good one is not harmed', async () => {
    const clients = Array.from({ length: 1000 }, () => rawSocket(relay.port));
    const line = 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ';
    let at = 0;
    const dribble = setInterval(() => {
      for (const client of clients) if (!client.gone) client.write(line[at] ?? 'x');
      at++;
    }, 100);
    await stillServes();
    await eventually(() => clients.every(({ gone }) => gone), 'all to be cut');
    clearInterval(dribble);
    await stillServes();
  });

  it.each([
    [
      '9 KiB of headers',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(9 * 1024)}\r\n\r\n`,
      /^HTTP\/1\.1 400/,
    ],
    ['9 KiB of path', `GET /${'x'.repeat(9 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n`, /^HTTP\/1\.1 400/],
    ['9 KiB in 900 headers', `GET / HTTP/1.1\r\n${'X: 12345\r\n'.repeat(900)}\r\n`, /^HTTP\/1\.1 400/],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^HTTP\/1\.1 400/],
    [
      'a body that is too long',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\nx',
      /^HTTP\/1\.1 403/,
    ],
    [
      'two ways to give the length',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      /^HTTP\/1\.1 400/,
    ],
    ['a bare LF in the headers', 'GET / HTTP/1.1\nHost: x\n\n', /^HTTP\/1\.1 40[03]/],
    [
      'an upgrade to something else',
      'GET /relay HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
      /^HTTP\/1\.1 403/,
    ],
  ])('%s is refused', async (_name, text, answer) => {
    const client = rawSocket(relay.port);
    client.write(Buffer.from(text, 'latin1'));
    await eventually(() => client.gone, 'the end');
    expect(client.heard.toString()).toMatch(answer);
  });
});

describe('hostile frames', () => {
  const header = (first: number, length: number[]) => Buffer.from([first, ...length, 0, 0, 0, 0]);
  const GIB = header(0x82, [0xff, 0, 0, 0, 0, 0x40, 0, 0, 0]);

  it.each([
    ['a message of 1 GiB announced', GIB],
    ['a message of 2^63 octets announced', header(0x82, [0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255])],
    ['a message of 64 KiB and one octet', frame(0x82, Buffer.alloc(64 * 1024 + 1))],
    ['RSV1', frame(0xc2, Buffer.from('x'))],
    ['RSV2', frame(0xa2, Buffer.from('x'))],
    ['RSV3', frame(0x92, Buffer.from('x'))],
    ['a reserved opcode', frame(0x83, Buffer.from('x'))],
    ['a reserved opcode of control', frame(0x8b, Buffer.from('x'))],
    ['an unmasked frame', frame(0x82, Buffer.from('x'), false)],
    ['an unmasked ping', frame(0x89, Buffer.from('x'), false)],
    ['text that is not UTF-8', frame(0x81, Buffer.from([0xff, 0xfe]))],
    ['text that is cut in a character', frame(0x81, Buffer.from([0xe2, 0x82]))],
    ['a surrogate in UTF-8', frame(0x81, Buffer.from([0xed, 0xa0, 0x80]))],
    ['a continuation of nothing', frame(0x80, Buffer.from('x'))],
    ['a fragmented ping', frame(0x09, Buffer.from('x'))],
    ['a ping of 126 octets', frame(0x89, Buffer.alloc(126))],
    ['a close with one octet', frame(0x88, Buffer.from('x'))],
    ['a close with a reserved code', frame(0x88, Buffer.from([3, 0xed]))],
    ['a close whose reason is not UTF-8', frame(0x88, Buffer.from([3, 0xe8, 0xff]))],
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

  const EMPTY = frame(0x00, Buffer.alloc(0));
  it.each([
    ['1 GiB announced, and begun, 50 times', '/relay', 50, [GIB, Buffer.alloc(MIB)]],
    [
      '131,000 fragments, 50 times',
      '/relay',
      50,
      [frame(0x02, Buffer.from('x')), Buffer.concat(Array.from({ length: 131_000 }, () => EMPTY))],
    ],
    [
      '100,000 pings, 10 times, pongs unread',
      '/relay',
      10,
      Array.from({ length: 100 }, () =>
        Buffer.concat(Array.from({ length: 1000 }, () => frame(0x89, Buffer.alloc(125)))),
      ),
    ],
    [
      '10,000 questions for a moment that is gone, 10 times, answers unread',
      '/sandbox',
      10,
      [
        frame(0x81, Buffer.from('{"type":"use","id":"shared"}')),
        Buffer.concat(
          Array.from({ length: 10_000 }, () =>
            frame(0x81, Buffer.from('{"type":"restore","moment":999999}')),
          ),
        ),
      ],
    ],
  ])('%s: memory within 16 MiB, and a good page is served', async (_what, path, times, parts) => {
    const attack = async (count: number) => {
      const sockets = await Promise.all(
        Array.from({ length: count }, () => upgradedSocket(relay.port, path)),
      );
      for (const socket of sockets) {
        socket.pause();
        for (const part of parts) socket.write(part);
      }
      let most = 0;
      for (let look = 0; look < 5; look++) {
        await sleep(100);
        most = Math.max(most, await relay.memory());
      }
      await stillServes();
      for (const socket of sockets) socket.destroy();
      return most;
    };
    // Once before, so that the code is compiled and V8's own spaces have the size they take under load.
    await attack(1);
    const before = await relay.memory();
    const growth = (await attack(times)) - before;
    expect(growth).toBeLessThan(MOST_GROWTH);
  });

  it('20,000 random frames never crash it', async () => {
    const anyFrame = fc
      .tuple(fc.nat(255), fc.uint8Array({ maxLength: 200 }), fc.boolean())
      .map(([first, payload, masked]) => frame(first, payload, masked || first % 3 > 0));
    const anything = fc.oneof(
      anyFrame,
      fc.uint8Array({ maxLength: 64 }).map((octets) => Buffer.from(octets)),
    );
    let frames = 0;
    const before = await relay.memory();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anything, { minLength: 1, maxLength: 50, size: 'max' }), {
          minLength: 16,
          maxLength: 16,
        }),
        async (conversations) => {
          const sockets = await Promise.all(conversations.map(upgraded));
          for (const [i, some] of conversations.entries()) {
            frames += some.length;
            sockets[i]!.write(Buffer.concat(some));
            sockets[i]!.end();
          }
          await eventually(() => sockets.every(({ gone }) => gone), 'the end');
        },
      ),
      { numRuns: 60 },
    );
    expect(frames).toBeGreaterThan(20_000);
    await stillServes();
    expect((await relay.memory()) - before).toBeLessThan(MOST_GROWTH);
  });

  it('leaves nothing open behind', async () => {
    await expect.poll(() => relay.sessions()).toBe(0);
    expect(relay.running).toBe(true);
  });
});
