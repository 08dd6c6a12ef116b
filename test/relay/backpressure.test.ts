import type { Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { portOf } from '../../relay/ports.ts';
import { type Relay, startRelays } from '../bench/relay-contestants.ts';
import { slow } from '../bench/relay-measures.ts';
import { MIB, startTargets } from '../bench/relay-targets.ts';

/**
 * The relay is a process of its own here, so that its memory is known. `npm run bench -- relay` floods it with more, and
 * looks at what is resident too.
 */
let relay: Relay;
let targets: Server[];

beforeAll(async () => {
  targets = await startTargets();
  [relay] = (await startRelays(targets.map(portOf), ['PlusOK'])) as [Relay];
  await slow(relay, 5, 5, MIB); // what it compiles and keeps once for all is not counted
});
afterAll(async () => {
  await relay.stop();
  for (const server of targets) server.close();
});

const held = async (readers: number, servers: number, octets: number) =>
  (await slow(relay, readers, servers, octets))['MiB grown, of heap and buffers'];

it('a page that does not read and a server that does not, 64 MiB for each: 8 MiB at most', async () => {
  expect(await held(1, 0, 64 * MIB)).toBeLessThan(8);
  expect(await held(0, 1, 64 * MIB)).toBeLessThan(8);
});

it('fifty of each at once, 8 MiB for each: 64 MiB at most for all', async () => {
  expect(await held(50, 50, 8 * MIB)).toBeLessThan(64);
});
