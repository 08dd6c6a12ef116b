import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { freePorts } from '../peers/free-ports.ts';

/** A client's end of one relayed connection, whatever carries it. */
export interface Relayed {
  onData: (chunk: Buffer) => void;
  onEnd: () => void;
  send(octets: Uint8Array): void;
  /** Octets handed over and not yet sent. */
  readonly buffered: number;
  /** Stops reading, as a busy tab does. */
  pause(): void;
  close(): void;
}

/** A relay in a process of its own. */
export interface Relay {
  readonly name: string;
  /** Opens a connection to the target with that place in the list. */
  open(target: number): Promise<Relayed>;
  /** CPU time used so far, in milliseconds. */
  cpu(): number;
  /** Resident memory, in octets. */
  memory(): number;
  stop(): Promise<void>;
}

const root = dirname(dirname(import.meta.dirname));
const TICKS_PER_SECOND = 100;

/** PlusOK, naive `ws`, `ws` streams and the TCP pipe, and websockify where Debian's package is installed. */
export async function startRelays(targets: readonly number[]): Promise<Relay[]> {
  const relays = [
    await plusok(targets),
    await peer('TCP pipe', 'pipe', targets),
    await peer('naive ws', 'naive', targets),
    await peer('ws streams', 'streams', targets),
  ];
  if (existsSync('/usr/bin/websockify')) relays.push(await websockify(targets));
  else console.log('websockify is not installed (apt-get install websockify): left out');
  return relays;
}

async function plusok(targets: readonly number[]): Promise<Relay> {
  const [port] = (await freePorts(1)) as [number];
  const allow = targets.flatMap((target) => ['--allow', `127.0.0.1:${target}`]);
  const any = ['pop3', 'imap', 'smtp'].flatMap((name) => [`--${name}-port`, '0']);
  const script = join(root, 'dist/relay/main.js');
  const args = [
    script,
    '--port',
    `${port}`,
    ...any,
    '--seed',
    'empty',
    '--max-per-target',
    '10000',
    ...allow,
  ];
  const child = await started(args);
  const origin = `http://127.0.0.1:${port}`;
  return contestant('PlusOK', [child], async (index) => {
    const ws = new WebSocket(`ws://127.0.0.1:${port}/relay`, { origin, perMessageDeflate: false });
    const relayed = overWebSocket(ws, (octets) => ws.send(JSON.stringify({ type: 'ack', octets })));
    await once(ws, 'open');
    ws.send(
      JSON.stringify({ type: 'open', target: `127.0.0.1:${targets[index]}`, protocol: 'pop3', tls: false }),
    );
    const [answer] = await once(ws, 'message');
    if (!String(answer).includes('"opened"')) throw new Error(`refused: ${answer}`);
    return relayed;
  });
}

async function peer(name: string, kind: string, targets: readonly number[]): Promise<Relay> {
  const ports = await freePorts(targets.length + 4);
  const port = Math.max(...ports);
  const args = [
    '--import',
    'tsx',
    join(import.meta.dirname, 'relay-peers.ts'),
    kind,
    `${port}`,
    ...targets.map(String),
  ];
  const child = await started(args);
  if (kind === 'pipe') return contestant(name, [child], (index) => overTcp(port + index));
  return contestant(name, [child], (index) => openWebSocket(`ws://127.0.0.1:${port}/${index}`));
}

/** websockify serves one target per process. */
async function websockify(targets: readonly number[]): Promise<Relay> {
  const ports = await freePorts(targets.length);
  const children = targets.map((target, i) =>
    spawn('/usr/bin/websockify', [`127.0.0.1:${ports[i]}`, `127.0.0.1:${target}`], { stdio: 'ignore' }),
  );
  await sleep(1500);
  return contestant('websockify', children, (index) => openWebSocket(`ws://127.0.0.1:${ports[index]}/`));
}

async function started(args: readonly string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${args.join(' ')} ended`))),
  ]);
  return child;
}

function contestant(
  name: string,
  children: readonly ChildProcess[],
  open: (target: number) => Promise<Relayed>,
): Relay {
  const sum = (of: (pid: number) => number) => children.reduce((total, { pid }) => total + of(pid!), 0);
  return {
    name,
    open,
    cpu: () => sum(cpuTime),
    memory: () => sum(residentMemory),
    async stop() {
      for (const child of children) {
        child.kill('SIGTERM');
        await Promise.race([once(child, 'exit'), sleep(3000).then(() => child.kill('SIGKILL'))]);
      }
    },
  };
}

function cpuTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

function residentMemory(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
}

async function openWebSocket(url: string): Promise<Relayed> {
  const ws = new WebSocket(url, ['binary'], { perMessageDeflate: false });
  const relayed = overWebSocket(ws, () => {});
  await once(ws, 'open');
  return relayed;
}

function overWebSocket(ws: WebSocket, acknowledge: (octets: number) => void): Relayed {
  const relayed: Relayed = {
    onData() {},
    onEnd() {},
    send: (octets) => ws.send(octets, { binary: true }),
    get buffered() {
      return ws.bufferedAmount;
    },
    pause: () => ws.pause(),
    close: () => ws.terminate(),
  };
  ws.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) return;
    relayed.onData(data);
    acknowledge(data.length);
  });
  ws.on('error', () => {}).on('close', () => relayed.onEnd());
  return relayed;
}

async function overTcp(port: number): Promise<Relayed> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true }).on('error', () => {});
  const relayed: Relayed = {
    onData() {},
    onEnd() {},
    send: (octets) => void socket.write(octets),
    get buffered() {
      return socket.writableLength;
    },
    pause: () => void socket.pause(),
    close: () => void socket.destroy(),
  };
  socket.on('data', (chunk: Buffer) => relayed.onData(chunk)).on('close', () => relayed.onEnd());
  await once(socket, 'connect');
  return relayed;
}
