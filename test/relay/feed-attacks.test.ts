import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sandboxes } from '../../relay/sandboxes.ts';
import { OwnProcess } from '../support/own-process.ts';
import { frame, type RawSocket, upgradedSocket } from '../support/raw-socket.ts';
import { eventually, FeedClient } from '../support/relay-client.ts';

/** What as many pages again may leave behind in memory, once V8's own spaces have grown for the first. */
const MOST_GROWTH = 16 * 1024 * 1024;
const [TEXT, CLOSE] = [0x81, 0x88];

let relay: OwnProcess;
beforeAll(async () => {
  relay = await OwnProcess.start({ seed: 'empty', keepSandboxes: 300 });
});
afterAll(async () => {
  expect(await relay.terminate()).toBe(0);
});

const asking = (request: object) => frame(TEXT, Buffer.from(JSON.stringify(request)));
const OWN = asking({ type: 'use', seed: 'empty' });
const SHARED = asking({ type: 'use' });
const NORMAL_CLOSE = frame(CLOSE, Buffer.from([0x03, 0xe8]));

const descriptors = () => readdirSync(`/proc/${relay.child.pid}/fd`).length;

/** A gauge of `/metrics`. */
async function gauge(name: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${relay.port}/metrics`)).text();
  return Number(new RegExp(`^plusok_${name} (\\d+)$`, 'm').exec(text)![1]);
}

/** Until the relay holds nothing but what it began with. */
async function emptied(): Promise<void> {
  await expect.poll(() => gauge('feeds'), { timeout: 20_000 }).toBe(0);
  await expect.poll(() => gauge('sandboxes'), { timeout: 20_000 }).toBe(1);
}

describe('pages that come and go', () => {
  const ways: readonly [string, (page: RawSocket) => unknown][] = [
    ['a close frame', (page) => page.end(NORMAL_CLOSE)],
    ['a close frame, and nothing read', (page) => page.pause().write(NORMAL_CLOSE)],
    ['a reset', (page) => page.resetAndDestroy()],
    ['a half-close', (page) => page.end()],
    ['half a frame', (page) => page.end(OWN.subarray(0, 5))],
    ['one more request', (page) => page.end(Buffer.concat([SHARED, OWN, SHARED]))],
  ];

  it(`3,000 pages, gone by ${ways.length} ways, leave no memory, descriptor or sandbox behind`, async () => {
    const wave = async () => {
      const pages = await Promise.all(
        Array.from({ length: 250 }, () => upgradedSocket(relay.port, '/sandbox')),
      );
      for (const [i, page] of pages.entries()) page.write(i % 5 === 0 ? OWN : SHARED);
      for (const [i, page] of pages.entries()) ways[i % ways.length]![1](page);
      await sleep(50);
      for (const page of pages) page.destroy();
    };
    await wave();
    await emptied();
    const before = descriptors();
    const sixWaves = async () => {
      for (let i = 0; i < 6; i++) await wave();
      await emptied();
      await expect.poll(descriptors).toBeLessThanOrEqual(before);
      return relay.memory();
    };
    const once = await sixWaves();
    expect((await sixWaves()) - once).toBeLessThan(MOST_GROWTH);
  });

  it('a page that asks for several sandboxes in one go watches the last alone', async () => {
    const feed = await FeedClient.connect(relay);
    feed.request({ type: 'use', seed: 'empty' });
    const mine = asking({ type: 'use', id: (await feed.message('sandbox')).id });
    const page = await upgradedSocket(relay.port, '/sandbox');
    page.write(Buffer.concat([mine, SHARED, mine, SHARED, OWN, mine, OWN, SHARED]));
    await eventually(() => page.heard.toString('latin1').split('"type":"sandbox"').length > 8, 'all answers');
    page.destroy();
    feed.close();
    await emptied();
  });
});

it('a sandbox that finds no ports is none', async () => {
  const sandboxes = await Sandboxes.create({
    host: '192.0.2.1', // nobody's (RFC 5737)
    sandbox: { domain: 'plusok.test', seed: 'empty' },
    maxSandboxes: 1,
    maxPerOwner: 1,
    maxConnections: 1,
    keep: 1000,
  });
  for (let i = 0; i < 3; i++)
    await expect(sandboxes.open('empty', 'me')).rejects.toThrow(/not an address of this machine/);
  expect(sandboxes.count).toBe(1);
  await sandboxes.close();
});
