import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Admission, DEFAULT_LIMITS } from '../../relay/limits.ts';
import type { Plusok, PlusokOptions } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { eventually, RelayClient } from '../support/relay-client.ts';
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

it('the rate recovers with time, and addresses are forgotten when their bucket is full again', () => {
  let now = 0;
  const admission = new Admission({ ...DEFAULT_LIMITS, rate: 10, burst: 2, sessions: 1000 }, () => now);
  expect([admission.enter('a'), admission.enter('a'), admission.enter('a')?.code]).toEqual([
    undefined,
    undefined,
    'too-fast',
  ]);
  expect(admission.enter('b')).toBeUndefined();
  now += 100;
  expect(admission.enter('a')).toBeUndefined();
  expect(admission.enter('a')?.code).toBe('too-fast');
});
