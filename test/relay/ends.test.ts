import { readdirSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { eventually, RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

const MIB = 1024 * 1024;
let plusok: Plusok;
let server: Server;
let serve: (socket: Socket) => void;
let target: string;

beforeAll(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => serve(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${portOf(server)}`;
  const allow = [{ host: '127.0.0.1', port: portOf(server), unverified: false }];
  plusok = await startPlusok({ seed: 'empty', allow, limits: { sessionsPerTarget: 2000 } });
});
afterAll(async () => {
  server.close();
  await plusok.stop();
});

async function opened(): Promise<RelayClient> {
  const client = await RelayClient.connect(plusok);
  const token = await tokenFor(plusok, target);
  client.control({ type: 'open', target, token, protocol: 'pop3', tls: false });
  return client;
}

/** Octets that tell their place, so that none can be lost, doubled or moved unnoticed. */
const pattern = (length: number) =>
  Buffer.from(Uint32Array.from({ length: (length >> 2) + 1 }, (_, i) => i * 2654435761).buffer).subarray(
    0,
    length,
  );
const isPrefixOf = (received: string, whole: Buffer) =>
  received === whole.toString('latin1', 0, received.length);

it('8 MiB and an end at once, the page asleep meanwhile: not an octet is lost', async () => {
  const whole = pattern(8 * MIB);
  serve = (socket) => void socket.end(whole);
  const client = await opened();
  client.ws.pause();
  await sleep(1000);
  client.ws.resume();
  await client.message('ended');
  expect(client.octets).toBe(8 * MIB);
  expect(isPrefixOf(client.received, whole)).toBe(true);
  client.close();
});

describe('an end at any octet', () => {
  const length = fc.oneof(fc.nat(300), fc.nat(700_000));

  it('the server ends: the page has it all, and is told', async () => {
    await fc.assert(
      fc.asyncProperty(length, async (count) => {
        const whole = pattern(count);
        serve = (socket) => void socket.end(whole);
        const client = await opened();
        await client.message('ended');
        expect(client.octets).toBe(count);
        expect(isPrefixOf(client.received, whole)).toBe(true);
        client.control({ type: 'end' });
        expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'ended' });
      }),
      { numRuns: 40 },
    );
  });

  it('the server cuts the connection: what the page has is the beginning, and it is told', async () => {
    await fc.assert(
      fc.asyncProperty(length, async (count) => {
        const whole = pattern(count);
        serve = (socket) => {
          socket.once('data', () => socket.write(whole, () => socket.resetAndDestroy()));
        };
        const client = await opened();
        await client.message('opened');
        client.send('go');
        expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'reset' });
        expect(client.messages.some(({ type }) => type === 'ended')).toBe(false);
        expect(isPrefixOf(client.received, whole)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('the page ends: the server has it all', async () => {
    await fc.assert(
      fc.asyncProperty(length, async (count) => {
        const whole = pattern(count);
        let heard: Buffer[] | undefined;
        serve = (socket) => {
          const chunks: Buffer[] = [];
          socket.on('data', (chunk) => chunks.push(chunk));
          socket.once('end', () => {
            heard = chunks;
            socket.end();
          });
        };
        const client = await opened();
        await client.message('opened');
        for (let at = 0; at < count; at += 50_000) client.send(whole.subarray(at, at + 50_000));
        client.control({ type: 'end' });
        const chunks = await eventually(() => heard, 'the end');
        expect(Buffer.concat(chunks).equals(whole)).toBe(true);
        expect(await client.message('closed')).toMatchObject({ by: 'client', code: 'ended' });
      }),
      { numRuns: 40 },
    );
  });

  it('the page cuts the cable, or goes: the server has the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(length, fc.boolean(), async (count, goes) => {
        const whole = pattern(count);
        const chunks: Buffer[] = [];
        let gone = false;
        serve = (socket) => {
          socket.on('data', (chunk) => chunks.push(chunk)).once('end', () => socket.end());
          socket.once('close', () => {
            gone = true;
          });
          socket.write('+OK\r\n');
        };
        const client = await opened();
        await client.until('+OK'); // one that is cut before it is accepted would never be seen
        for (let at = 0; at < count; at += 50_000) client.send(whole.subarray(at, at + 50_000));
        if (goes) client.close();
        else client.control({ type: 'close' });
        await eventually(() => gone, 'the server to notice');
        expect(isPrefixOf(Buffer.concat(chunks).toString('latin1'), whole)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

it('descriptors are back to where they were', async () => {
  const descriptors = () => readdirSync('/proc/self/fd').length;
  await eventually(() => plusok.sessions === 0, 'every session to be over');
  serve = (socket) => {
    socket.once('end', () => socket.end()).resume();
    socket.write('+OK\r\n');
  };
  const before = descriptors();
  const clients = await Promise.all(Array.from({ length: 200 }, opened));
  for (const client of clients) await client.until('+OK');
  // Each session is a WebSocket's two ends and a server's two, all in this process.
  expect(descriptors()).toBeGreaterThanOrEqual(before + 800);
  for (const [i, client] of clients.entries()) {
    if (i % 3 === 0) client.close();
    else client.control({ type: i % 3 === 1 ? 'close' : 'end' });
  }
  for (const [i, client] of clients.entries()) if (i % 3 > 0) await client.message('closed');
  await eventually(
    () => plusok.sessions === 0 && descriptors() <= before,
    `${before} descriptors, as there were`,
  );
});
