/**
 * `npm run bench -- relay`: our relay, every check switched on, beside websockify (where installed), a naive `ws`
 * relay, `ws` streams and a plain Node TCP pipe. Each is a process of its own; load and targets are this one.
 */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { portOf } from '../../relay/ports.ts';
import { type Comparison, compare, median } from './measure.ts';
import { type Relay, type Relayed, startRelays } from './relay-contestants.ts';

const MIB = 1024 * 1024;
const BULK = 64 * MIB;
const CHUNK = Buffer.alloc(32 * 1024, 'x');
const LINE = Buffer.from('A0001 NOOP of thirty-two octets\n');
/** Places of the targets in the list that each relay is started with. */
const [ECHO, SOURCE, SINK, DEAF] = [0, 1, 2, 3];

async function listening(serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => serve(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Sends as many octets as the first line asks for, and ends. */
function source(socket: Socket): void {
  socket.once('data', (line) => {
    let left = Number(line.toString());
    const more = () => {
      while (left > 0) {
        left -= CHUNK.length;
        if (!socket.write(CHUNK)) return;
      }
      socket.off('drain', more).end();
    };
    socket.on('drain', more);
    more();
  });
}

/** Answers one octet once it has received the bulk. */
function sink(socket: Socket): void {
  let received = 0;
  socket.on('data', (chunk) => {
    received += chunk.length;
    if (received === BULK) socket.write('.');
  });
}

const servers = () =>
  Promise.all([
    listening((socket) => socket.pipe(socket)),
    listening(source),
    listening(sink),
    listening((socket) => socket.pause()),
  ]);

/** How long `work` took and what CPU time the relay's process spent on it, both in milliseconds. */
async function timed(relay: Relay, work: () => Promise<void>): Promise<{ wall: number; cpu: number }> {
  const [cpu, wall] = [relay.cpu(), performance.now()];
  await work();
  return { wall: performance.now() - wall, cpu: relay.cpu() - cpu };
}

/** Receives until `octets` have come or the connection is over; how many came. */
function receive(relayed: Relayed, octets: number): Promise<number> {
  return new Promise((resolve) => {
    let received = 0;
    relayed.onData = (chunk) => {
      received += chunk.length;
      if (received >= octets) resolve(received);
    };
    relayed.onEnd = () => resolve(received);
  });
}

const download = (relay: Relay) =>
  timed(relay, async () => {
    const relayed = await relay.open(SOURCE!);
    const done = receive(relayed, BULK);
    relayed.send(Buffer.from(`${BULK}`));
    await done;
    relayed.close();
  });

const upload = (relay: Relay) =>
  timed(relay, async () => {
    const relayed = await relay.open(SINK!);
    const done = receive(relayed, 1);
    for (let sent = 0; sent < BULK; sent += CHUNK.length) {
      while (relayed.buffered > 4 * MIB) await sleep(0);
      relayed.send(CHUNK);
    }
    await done;
    relayed.close();
  });

/** `sessions` at once, each sending a line when its last came back, `lines` in all; round trips in milliseconds. */
async function chat(
  relay: Relay,
  sessions: number,
  lines: number,
): Promise<{ trips: number[]; cpu: number }> {
  const all = await Promise.all(Array.from({ length: sessions }, () => relay.open(ECHO!)));
  const trips: number[] = [];
  let left = lines;
  const converse = async (relayed: Relayed) => {
    while (left-- > 0) {
      const began = performance.now();
      const back = receive(relayed, LINE.length);
      relayed.send(LINE);
      await back;
      trips.push(performance.now() - began);
    }
  };
  const { cpu } = await timed(relay, async () => void (await Promise.all(all.map(converse))));
  for (const relayed of all) relayed.close();
  return { trips: trips.sort((a, b) => a - b), cpu };
}

async function setUps(relay: Relay, count: number): Promise<{ wall: number; cpu: number }> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) (await relay.open(ECHO!)).close();
  };
  return timed(relay, async () => void (await Promise.all(Array.from({ length: 16 }, worker))));
}

/** Octets of memory per idle session. */
async function idleMemory(relay: Relay, sessions: number): Promise<number> {
  const before = relay.memory();
  const all: Relayed[] = [];
  while (all.length < sessions) {
    all.push(...(await Promise.all(Array.from({ length: 50 }, () => relay.open(ECHO!)))));
  }
  await sleep(300);
  const each = (relay.memory() - before) / sessions;
  for (const relayed of all) relayed.close();
  await sleep(300);
  return each;
}

/** MiB that the relay grows by when the client, or the server, does not read. */
async function slowReader(relay: Relay): Promise<number> {
  const relayed = await relay.open(SOURCE!);
  relayed.send(Buffer.from(`${256 * MIB}`));
  relayed.pause();
  return growth(relay, relayed);
}

async function slowTarget(relay: Relay): Promise<number> {
  const relayed = await relay.open(DEAF!);
  for (let sent = 0; sent < 128 * MIB; sent += CHUNK.length) relayed.send(CHUNK);
  return growth(relay, relayed);
}

async function growth(relay: Relay, relayed: Relayed): Promise<number> {
  const before = relay.memory();
  await sleep(1500);
  const grown = (relay.memory() - before) / MIB;
  relayed.close();
  await sleep(300);
  return Math.max(0, grown);
}

/** Octets lost of 8 MiB that the server ends at once, the client asleep meanwhile. */
async function lostAtEnd(relay: Relay): Promise<number> {
  const relayed = await relay.open(SOURCE!);
  const done = receive(relayed, 8 * MIB);
  relayed.send(Buffer.from(`${8 * MIB}`));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  return 8 * MIB - (await done);
}

const percentile = (sorted: readonly number[], p: number) => sorted[Math.floor((sorted.length - 1) * p)]!;

export async function benchRelay(): Promise<void> {
  const targets = await servers();
  const relays = await startRelays(targets.map(portOf));
  /** Ours first, then the one the goal is set by, then the others. */
  const among = (rival: string) => {
    const rank = ({ name }: Relay) => (name === 'PlusOK' ? 0 : name === rival ? 1 : 2);
    return [...relays].sort((a, b) => rank(a) - rank(b));
  };
  const rounds = Number(process.env.ROUNDS ?? 5);
  const run = (rival: string, comparison: Comparison, figure: (relay: Relay) => Promise<number>) =>
    compare(
      comparison,
      among(rival).map((relay) => ({ name: relay.name, run: () => figure(relay) })),
      rounds,
    );
  const perGiB = (1024 * MIB) / BULK;
  const seconds = (ms: number) => ms / 1000;

  await run(
    'websockify',
    { what: 'download', unit: 'MiB/s', larger: true, goal: 1 },
    async (relay) => BULK / MIB / seconds((await download(relay)).wall),
  );
  await run(
    'TCP pipe',
    { what: 'download, CPU', unit: 'ms/GiB', larger: false, goal: 1 },
    async (relay) => (await download(relay)).cpu * perGiB,
  );
  await run(
    'websockify',
    { what: 'upload', unit: 'MiB/s', larger: true, goal: 1.7 },
    async (relay) => BULK / MIB / seconds((await upload(relay)).wall),
  );
  await run(
    'websockify',
    { what: 'upload, CPU', unit: 'ms/GiB', larger: false, goal: 1 / 0.6 },
    async (relay) => (await upload(relay)).cpu * perGiB,
  );
  await run('TCP pipe', { what: '200 sessions, p50', unit: 'ms', larger: false, goal: 1 }, async (relay) =>
    percentile((await chat(relay, 200, 20_000)).trips, 0.5),
  );
  await run('websockify', { what: '200 sessions, p99', unit: 'ms', larger: false, goal: 10 }, async (relay) =>
    percentile((await chat(relay, 200, 20_000)).trips, 0.99),
  );
  await run(
    'websockify',
    { what: 'CPU per line', unit: 'µs', larger: false, goal: 1 / 0.14 },
    async (relay) => ((await chat(relay, 200, 20_000)).cpu / 20_000) * 1000,
  );
  await run(
    'TCP pipe',
    { what: 'idle round trip', unit: 'ms', larger: false, goal: 1 / 1.15 },
    async (relay) => median((await chat(relay, 1, 2000)).trips),
  );
  await run(
    'websockify',
    { what: 'session set-ups', unit: 'per second', larger: true, goal: 10 },
    async (relay) => 500 / seconds((await setUps(relay, 500)).wall),
  );
  await run(
    'websockify',
    { what: 'session set-up, CPU', unit: 'µs', larger: false },
    async (relay) => ((await setUps(relay, 500)).cpu / 500) * 1000,
  );
  await run('TCP pipe', { what: 'slow reader', unit: 'MiB grown', larger: false }, slowReader);
  await run('TCP pipe', { what: 'slow target', unit: 'MiB grown', larger: false }, slowTarget);
  await run('TCP pipe', { what: 'lost at the end', unit: 'octets', larger: false }, lostAtEnd);
  await run('TCP pipe', { what: 'memory of an idle session', unit: 'octets', larger: false }, (relay) =>
    idleMemory(relay, 1000),
  );

  for (const relay of relays) await relay.stop();
  for (const server of targets) server.close();
}
