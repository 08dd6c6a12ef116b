import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { Plusok, PlusokOptions } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { rawSocket } from '../support/raw-socket.ts';
import { eventually, FeedClient, RelayClient, tokenFor, webSocket } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok | undefined;
let server: Server | undefined;
afterEach(async () => {
  await plusok?.stop();
  server?.close();
  plusok = undefined;
});

async function start(options: PlusokOptions): Promise<Plusok> {
  server = createServer((socket) => socket.on('error', () => {}).write('+OK\r\n'));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const allow = [{ host: '127.0.0.1', port: portOf(server), unverified: false }];
  plusok = await startPlusok({ seed: 'empty', allow, ...options });
  return plusok;
}

/** A port whose queue of connections is full: the system answers no more of them. */
async function deafServer(): Promise<{ port: number; stop(): Promise<unknown> }> {
  const worker = new Worker(
    `const server = require('node:net').createServer();
    server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      require('node:worker_threads').parentPort.postMessage(server.address().port);
      setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
    });`,
    { eval: true },
  );
  const [port] = (await once(worker, 'message')) as [number];
  const fillers = Array.from({ length: 3 }, () => connect(port, '127.0.0.1').on('error', () => {}));
  await once(fillers[0]!, 'connect');
  const stop = () => {
    for (const filler of fillers) filler.destroy();
    return worker.terminate();
  };
  return { port, stop };
}

const target = () => `127.0.0.1:${portOf(server!)}`;

describe('one over each limit gets a code and a sentence', () => {
  it.each([
    ['sessions', 'too-many', /2 sessions/],
    ['sessionsPerAddress', 'too-many', /from your address/],
    ['burst', 'too-fast', /wait a few seconds/],
  ] as const)('%s', async (limit, code, reason) => {
    const running = await start({ limits: { [limit]: 2, rate: 0 } });
    const clients = [await RelayClient.connect(running), await RelayClient.connect(running)];
    for (const client of clients) expect((await client.open('sandbox:shared', 'pop3')).type).toBe('opened');
    const third = await RelayClient.connect(running);
    expect(await third.message('refused')).toMatchObject({ code, reason: expect.stringMatching(reason) });
    await eventually(() => third.closeCode === 1013, 'close code 1013');
    for (const client of clients) client.close();
  });

  it('sessions per target, and a place is free again when one ends', async () => {
    const running = await start({ limits: { sessionsPerTarget: 1 } });
    const first = await RelayClient.connect(running);
    await first.open(target(), 'pop3');
    const second = await RelayClient.connect(running);
    expect(await second.open(target(), 'pop3')).toMatchObject({ type: 'refused', code: 'too-many' });
    first.close();
    await eventually(() => running.sessions === 0, 'the session to end');
    const third = await RelayClient.connect(running);
    expect(await third.open(target(), 'pop3')).toMatchObject({ type: 'opened' });
  });

  it.each([
    ['idleTimeout', 'idle'],
    ['lifetime', 'timeout'],
  ] as const)('%s', async (limit, code) => {
    const running = await start({ limits: { [limit]: 50 } });
    const client = await RelayClient.connect(running);
    await client.open(target(), 'pop3');
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code });
  });

  it.each([
    [
      'a name server that never answers',
      { lookup: () => new Promise<string[]>(() => {}) },
      'mail.test:143',
      false,
    ],
    ['a server that accepts no connection', {}, 'deaf', false],
    ['a server that says nothing in TLS', {}, 'silent', true],
  ] as const)('connectTimeout: %s', async (_what, options, where, tls) => {
    const deaf = await deafServer();
    const silent = createServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const free = { private: true, smtp: false };
    const running = await start({ ...options, free, limits: { connectTimeout: 100 } });
    const at = {
      'mail.test:143': where,
      deaf: `127.0.0.1:${deaf.port}`,
      silent: `127.0.0.1:${portOf(silent)}`,
    };
    const client = await RelayClient.connect(running);
    const token = await tokenFor(running, 'any');
    await client.openWith({ target: 'any', server: at[where], token, protocol: 'imap', tls });
    const end = await client.message(tls ? 'closed' : 'refused');
    expect(end).toMatchObject({ code: 'timeout', reason: expect.stringMatching(/in time|too long/) });
    await eventually(() => client.closeCode === 1000, 'the close');
    await deaf.stop();
    silent.close();
  });

  it('connectTimeout: a name of two addresses, the first of them silent', async () => {
    const deaf = await deafServer();
    const good = createServer((socket) => socket.on('error', () => {}).write('* OK\r\n'));
    await new Promise<void>((resolve) => good.listen(deaf.port, '127.0.0.2', resolve));
    const running = await start({
      lookup: async () => ['127.0.0.1', '127.0.0.2'],
      free: { private: true, smtp: false },
      limits: { connectTimeout: 1000 },
    });
    const client = await RelayClient.connect(running);
    const token = await tokenFor(running, 'any');
    const server = `mail.test:${deaf.port}`;
    await client.openWith({ target: 'any', server, token, protocol: 'imap', tls: false });
    expect(await client.message('opened')).toMatchObject({ address: `127.0.0.2:${deaf.port}` });
    client.close();
    await deaf.stop();
    good.close();
  });

  it('pages of one address, and the sandboxes made for them', async () => {
    const running = await start({ limits: { sessionsPerAddress: 2, sandboxesPerAddress: 2 } });
    const pages = [await FeedClient.connect(running), await FeedClient.connect(running)];
    const third = webSocket(running, '/sandbox');
    const [data] = (await once(third, 'message')) as [Buffer];
    expect(JSON.parse(data.toString())).toMatchObject({ type: 'refused', code: 'too-many' });
    expect((await once(third, 'close'))[0]).toBe(1013);
    for (const page of pages) {
      page.request({ type: 'use', seed: 'empty' });
      expect(await page.message('sandbox')).toMatchObject({ seed: 'empty' });
    }
    for (const page of pages) {
      page.request({ type: 'use', seed: 'empty' });
      expect(await page.message('refused')).toMatchObject({ code: 'too-many' });
    }
    expect(running.sandboxes.count).toBe(3);
    for (const page of pages) page.close();
  });

  it('connections of one address, whatever they ask for, or do not', async () => {
    const running = await start({ limits: { sessionsPerAddress: 1 } });
    const silent = Array.from({ length: 9 }, () => rawSocket(running.port));
    await Promise.all(silent.map((socket) => once(socket, 'connect')));
    const tenth = rawSocket(running.port);
    await eventually(() => tenth.gone, 'the tenth to be cut');
    expect(tenth.heard.toString()).toMatch(/^HTTP\/1\.1 503 [\s\S]*Too many connections from your address/);
    expect(silent.some(({ gone }) => gone)).toBe(false);
    const eager = rawSocket(running.port);
    const at = `127.0.0.1:${running.port}`;
    eager.write(
      `GET /relay HTTP/1.1\r\nHost: ${at}\r\nOrigin: http://${at}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await eventually(() => eager.gone, 'one that asks at once to be cut too');
    expect(eager.heard.toString()).not.toContain('101');
    silent[0]!.destroy();
    const status = () => fetch(`${running.url}healthz`).then((response) => response.status);
    await expect.poll(status).toBe(200);
    for (const socket of silent) socket.destroy();
  });

  it('connections by a proxy, which are those of many', async () => {
    const running = await start({ limits: { sessionsPerAddress: 1 }, proxies: ['127.0.0.1'] });
    const many = Array.from({ length: 20 }, () => rawSocket(running.port));
    await Promise.all(many.map((socket) => once(socket, 'connect')));
    expect((await fetch(`${running.url}healthz`)).status).toBe(200);
    expect(many.some(({ gone }) => gone)).toBe(false);
    for (const socket of many) socket.destroy();
  });

  it('a page that opens nothing', async () => {
    const client = await RelayClient.connect(await start({ limits: { openTimeout: 50 } }));
    expect(await client.message('refused')).toMatchObject({ code: 'timeout' });
  });

  it('a server that ended and a page that does not: ended for both after a while', async () => {
    const running = await start({ limits: { linger: 50 } });
    const client = await RelayClient.connect(running);
    await client.open('sandbox:shared', 'pop3');
    await client.until('+OK');
    await client.say('QUIT');
    expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'ended' });
  });
});

describe('HTTP requests of one address', () => {
  const get = (running: Plusok, forwarded: string) =>
    fetch(new URL('/healthz', running.url), { headers: { 'x-forwarded-for': forwarded } });
  const [ONE, OTHER] = ['198.51.100.1', '198.51.100.2'];

  it('one too many is told to wait, on a connection that then ends; other addresses are answered', async () => {
    const limits = { requestBurst: 3, requestRate: 0 };
    const running = await start({ public: true, proxies: ['127.0.0.1'], limits });
    for (let i = 0; i < 3; i++) expect((await get(running, ONE)).status).toBe(200);
    const refused = await get(running, ONE);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('connection')).toBe('close');
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.text()).toMatch(/wait a few seconds/);
    expect((await get(running, OTHER)).status).toBe(200);
  });

  it('of those that come in one go, those behind the one too many are not answered', async () => {
    const running = await start({ limits: { requestBurst: 3, requestRate: 0 } });
    const socket = rawSocket(running.port);
    socket.write(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\n\r\n`.repeat(6));
    await eventually(() => socket.gone, 'the end of the connection');
    const codes = [...socket.heard.toString().matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, code]) => code);
    expect(codes).toEqual(['200', '200', '200', '429']);
  });
});

describe('forwarded addresses', () => {
  const TAKEN = 'taken';
  const forged = (i: number): Record<string, string> =>
    [
      { 'x-forwarded-for': `198.51.100.${i}` },
      { 'x-forwarded-for': `127.0.0.1, 198.51.100.${i}` },
      { forwarded: `for=198.51.100.${i}` },
      { 'x-real-ip': `198.51.100.${i}` },
      {
        'true-client-ip': `198.51.100.${i}`,
        'cf-connecting-ip': `198.51.100.${i}`,
        'x-client-ip': `198.51.100.${i}`,
      },
    ][i % 5]!;
  const sessionFrom = async (running: Plusok, headers: Record<string, string>) => {
    const ws = webSocket(running, '/relay', headers);
    const answer = new Promise<string>((resolve) => {
      ws.once('message', (data) => resolve(JSON.parse(data.toString()).code));
    });
    const taken = new Promise<string>((resolve) => ws.once('pong', () => resolve(TAKEN)));
    ws.once('open', () => ws.ping());
    return { ws, code: await Promise.race([answer, taken]) };
  };

  it('50 forged headers are 50 sessions of one address', async () => {
    const running = await start({ public: true, limits: { sessionsPerAddress: 1, burst: 100 } });
    expect((await sessionFrom(running, {})).code).toBe(TAKEN);
    for (let i = 0; i < 50; i++) {
      const { ws, code } = await sessionFrom(running, forged(i));
      expect([forged(i), code]).toEqual([forged(i), 'too-many']);
      ws.terminate();
    }
  });

  it('a named proxy is believed, as far as it wrote', async () => {
    const limits = { sessionsPerAddress: 1, burst: 100 };
    const running = await start({ public: true, proxies: ['127.0.0.1'], limits });
    const code = async (forwarded: string) =>
      (await sessionFrom(running, { 'x-forwarded-for': forwarded })).code;
    expect(await code('198.51.100.1')).toBe(TAKEN);
    expect(await code('198.51.100.2')).toBe(TAKEN);
    expect(await code('203.0.113.9, 198.51.100.1')).toBe('too-many');
    expect(await code('198.51.100.3, 198.51.100.2')).toBe('too-many');
  });
});

it('a stop tells every page, and ends soon', async () => {
  const running = await start({});
  const clients = await Promise.all(Array.from({ length: 200 }, () => RelayClient.connect(running)));
  await Promise.all(clients.map((client) => client.open('sandbox:shared', 'imap')));
  await running.stop();
  plusok = undefined;
  for (const client of clients) {
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'shutdown' });
    await eventually(() => client.closeCode === 1001, 'close code 1001');
  }
});
