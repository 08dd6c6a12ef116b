import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { OwnProcess } from '../support/own-process.ts';
import { rawSocket, upgradedSocket } from '../support/raw-socket.ts';
import { eventually, FeedClient, RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

/** Says nothing but OK to STLS; shakes no hands. */
let server: Server;
let target: string;
beforeAll(async () => {
  server = createServer((socket) => {
    socket.on('error', () => {}).on('data', (line) => String(line) === 'STLS\r\n' && socket.write('+OK\r\n'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${portOf(server)}`;
});
afterAll(() => {
  server.close();
});

let plusok: Plusok | undefined;
afterEach(() => plusok?.stop());

async function start(): Promise<Plusok> {
  const allow = [{ host: '127.0.0.1', port: portOf(server), unverified: false }];
  const free = { private: true, smtp: false };
  const lookup = () => new Promise<string[]>(() => {});
  plusok = await startPlusok({ seed: 'empty', allow, free, lookup });
  return plusok;
}

describe('a relay that stops tells a page', () => {
  const stages: readonly [string, (client: RelayClient, running: Plusok) => Promise<unknown>, string][] = [
    ['that has not said what to open', async () => {}, 'refused'],
    [
      'whose server is being looked up',
      async (client, running) => {
        const token = await tokenFor(running, 'any');
        client.control({
          type: 'open',
          target: 'any',
          server: 'a.test:143',
          token,
          protocol: 'imap',
          tls: false,
        });
        await eventually(() => running.sessions === 1, 'the session');
      },
      'refused',
    ],
    ['whose server shakes no hands', (client) => client.open(target, 'pop3', true), 'closed'],
    [
      'in the midst of STLS',
      async (client) => {
        await client.open(target, 'pop3');
        await client.say('STLS');
        client.control({ type: 'starttls' });
      },
      'closed',
    ],
    [
      'that has half-closed',
      async (client) => {
        await client.open(target, 'pop3');
        client.control({ type: 'end' });
      },
      'closed',
    ],
  ];

  it.each(stages)('%s', async (_stage, reach, type) => {
    const running = await start();
    const client = await RelayClient.connect(running);
    await reach(client, running);
    await running.stop();
    expect(await client.message(type as 'refused')).toMatchObject({ type, code: 'shutdown' });
    await eventually(() => client.closeCode === 1001, 'close code 1001');
    expect(running.sessions).toBe(0);
  });

  it('whose sandbox is being made', async () => {
    const running = await start();
    const feed = await FeedClient.connect(running);
    let code: number | undefined;
    feed.ws.once('close', (closeCode) => {
      code = closeCode;
    });
    for (let i = 0; i < 20; i++) feed.request({ type: 'use', seed: 'empty' });
    await eventually(() => running.sandboxes.count > 1, 'the first');
    await running.stop();
    await eventually(() => code === 1001, 'close code 1001');
  });
});

it('SIGTERM amid connections that hang: the process ends with 0, and cuts them', async () => {
  const tls = await makeCertificate('mail.test');
  for (const options of [{ seed: 'empty' }, { seed: 'empty', tls }]) {
    const relay = await OwnProcess.start({ ...options, limits: { handshakeTimeout: 600_000 } });
    const sockets = ['', '\x16\x03\x01\x00', 'GET / HT'].map((text) => {
      const socket = rawSocket(relay.port);
      socket.write(text);
      return socket;
    });
    // Pages that answer no close.
    if (!('tls' in options))
      sockets.push(await upgradedSocket(relay.port), await upgradedSocket(relay.port, '/sandbox'));
    await Promise.all(sockets.map((socket) => eventually(() => !socket.connecting, 'a connection')));
    expect(await relay.terminate()).toBe(0);
    await eventually(() => sockets.every(({ gone }) => gone), 'all to be cut');
  }
});
