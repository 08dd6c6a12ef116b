import { setTimeout as sleep } from 'node:timers/promises';
import type { Relay } from './relay-contestants.ts';
import { BULK, CHUNK, DEAF, ECHO, GREETER, GREETING, MIB, SINK, SOURCE } from './relay-targets.ts';
import type { Relayed } from './thin-relayed.ts';

/** What a measure found, by name: milliseconds, octets or whatever the name says. */
export type Figures = Readonly<Record<string, number>>;

const LINE = Buffer.from('A0001 NOOP of thirty-two octets\n');
const CHATTERS = 200;
/** Octets meant for one that does not read, and for each of fifty readers and fifty servers. */
const FLOOD = 512 * MIB;
const FLOOD_OF_FIFTY = 16 * MIB;
const SECOND = 1000;

/** How long `work` took and what CPU time the relay's processes spent on it, both in milliseconds. */
async function timed(relay: Relay, work: () => Promise<unknown>): Promise<{ wall: number; cpu: number }> {
  const [cpu, wall] = [relay.cpu(), performance.now()];
  await work();
  return { wall: performance.now() - wall, cpu: relay.cpu() - cpu };
}

/** Waits until `octets` have been received in all, or the connection is over; how many it has received. */
function receive(relayed: Relayed, octets: number): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (relayed.received >= octets || relayed.over) resolve(relayed.received);
    };
    relayed.onOctets = relayed.onEnd = look;
    look();
  });
}

const bulk = ({ wall, cpu }: { wall: number; cpu: number }): Figures => ({
  'MiB/s': BULK / MIB / (wall / SECOND),
  'CPU ms/GiB': (cpu * 1024 * MIB) / BULK,
});

export async function download(relay: Relay): Promise<Figures> {
  const relayed = await relay.open(SOURCE!);
  const done = receive(relayed, BULK);
  const spent = await timed(relay, () => {
    relayed.send(relay.frame(Buffer.from(`${BULK}`)));
    return done;
  });
  relayed.close();
  return bulk(spent);
}

export async function upload(relay: Relay): Promise<Figures> {
  const relayed = await relay.open(SINK!);
  const chunk = relay.frame(CHUNK);
  const done = receive(relayed, 1);
  const spent = await timed(relay, async () => {
    for (let sent = 0; sent < BULK; sent += CHUNK.length) {
      if (!relayed.send(chunk)) await relayed.drained();
    }
    await done;
  });
  relayed.close();
  return bulk(spent);
}

const openMany = (relay: Relay, count: number, target: number) =>
  Promise.all(Array.from({ length: count }, () => relay.open(target)));

const percentile = (figures: number[], p: number) =>
  figures.sort((a, b) => a - b)[Math.floor((figures.length - 1) * p)]!;

/** `sessions` at once, each sending a line when its last came back, `lines` in all. */
async function converse(relay: Relay, sessions: number, lines: number) {
  const all = await openMany(relay, sessions, ECHO!);
  const line = relay.frame(LINE);
  const trips: number[] = [];
  let left = lines;
  const talk = async (relayed: Relayed) => {
    while (left-- > 0) {
      const began = performance.now();
      const back = receive(relayed, relayed.received + LINE.length);
      relayed.send(line);
      await back;
      trips.push(performance.now() - began);
    }
  };
  const spent = await timed(relay, () => Promise.all(all.map(talk)));
  for (const relayed of all) relayed.close();
  return { trips, ...spent };
}

/** Many sessions that each send their next line when the last has come back. */
export async function chat(relay: Relay): Promise<Figures> {
  const { trips, wall, cpu } = await converse(relay, CHATTERS, 20_000);
  return {
    'p50 ms': percentile(trips, 0.5),
    'p99 ms': percentile(trips, 0.99),
    'CPU µs/line': (cpu / trips.length) * 1000,
    'lines/s': trips.length / (wall / SECOND),
  };
}

export async function idle(relay: Relay): Promise<Figures> {
  return { 'p50 ms': percentile((await converse(relay, 1, 2000)).trips, 0.5) };
}

/** Sessions opened and closed, sixteen at a time. */
export async function setUps(relay: Relay): Promise<Figures> {
  const count = 1000;
  let left = count;
  const worker = async () => {
    while (left-- > 0) (await relay.open(ECHO!)).close();
  };
  let wall = 0;
  const { cpu } = await timed(relay, async () => {
    const began = performance.now();
    await Promise.all(Array.from({ length: 16 }, worker));
    wall = performance.now() - began;
    await sleep(300); // a closed session costs something too
  });
  return { '/s': count / (wall / SECOND), 'CPU µs each': (cpu / count) * 1000 };
}

/** Memory of an idle session, once a first thousand have filled what the start left free. */
export async function idleMemory(relay: Relay): Promise<Figures> {
  // websockify, a process for each, takes no more than 509.
  const [first, more] = relay.name === 'websockify' ? [100, 300] : [1000, 5000];
  const all: Relayed[] = [];
  const openUpTo = async (count: number) => {
    while (all.length < count) all.push(...(await openMany(relay, 100, ECHO!)));
    return relay.memory();
  };
  const before = await openUpTo(first);
  const after = await openUpTo(first + more);
  for (const relayed of all) relayed.close();
  await sleep(500);
  const each = (kind: 'resident' | 'used') => (after[kind] - before[kind]) / more / 1024;
  return { 'KiB each': each('resident'), 'KiB each, of heap and buffers': each('used') };
}

/** Asks for so many octets and does not read them. */
function neglect(relay: Relay, relayed: Relayed, octets: number): void {
  relayed.pause();
  relayed.send(relay.frame(Buffer.from(`${octets}`)));
}

/** Sends so many octets, as fast as they are taken, to a server that does not read them. */
async function overwhelm(relay: Relay, relayed: Relayed, octets: number): Promise<void> {
  const chunk = relay.frame(CHUNK);
  for (let sent = 0; sent < octets && !relayed.over; sent += CHUNK.length) {
    if (!relayed.send(chunk)) await relayed.drained();
  }
}

/**
 * MiB that the relay grows by while `readers` clients and `targets` servers at once do not read: resident, which V8 and
 * the allocator let swing by some tens of MiB whatever is held, and of heap and buffers, which is what is held.
 */
export async function slow(relay: Relay, readers: number, targets: number, octets: number): Promise<Figures> {
  const before = await relay.memory();
  const unread = await openMany(relay, readers, SOURCE!);
  const unheard = await openMany(relay, targets, DEAF!);
  for (const relayed of unread) neglect(relay, relayed, octets);
  for (const relayed of unheard) void overwhelm(relay, relayed, octets);
  await sleep(2000);
  const after = await relay.memory();
  for (const relayed of [...unread, ...unheard]) relayed.close();
  await sleep(500);
  const grown = (kind: 'resident' | 'used') => (after[kind] - before[kind]) / MIB;
  return { 'MiB grown': grown('resident'), 'MiB grown, of heap and buffers': grown('used') };
}

export const slowReader = (relay: Relay) => slow(relay, 1, 0, FLOOD);
export const slowTarget = (relay: Relay) => slow(relay, 0, 1, FLOOD);
export const fiftyOfEach = (relay: Relay) => slow(relay, 50, 50, FLOOD_OF_FIFTY);

/** Octets lost of 8 MiB that the server ends at once, the client asleep meanwhile. */
export async function end(relay: Relay): Promise<Figures> {
  const relayed = await relay.open(SOURCE!);
  const done = receive(relayed, 8 * MIB);
  relayed.send(relay.frame(Buffer.from(`${8 * MIB}`)));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  const received = await Promise.race([done, sleep(10_000, 0)]);
  relayed.close();
  return { 'octets lost': 8 * MIB - received };
}

/** Servers that speak first and hang up at once. */
export async function greetings(relay: Relay): Promise<Figures> {
  const sessions = relay.name === 'PlusOK' ? 10_000 : 1000;
  let lost = 0;
  for (let done = 0; done < sessions; done += 50) {
    const each = async () => {
      const relayed = await relay.open(GREETER!);
      const came = await Promise.race([receive(relayed, GREETING.length), sleep(5000, 0)]);
      if (came !== GREETING.length) lost++;
      relayed.close();
    };
    await Promise.all(Array.from({ length: 50 }, each));
  }
  return { 'greetings lost': lost };
}
