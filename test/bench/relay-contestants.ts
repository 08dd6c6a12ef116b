import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ACKNOWLEDGE_EVERY } from '../../relay/wire/control.ts';
import { freePorts } from '../peers/free-ports.ts';
import { tokenFor } from '../support/relay-client.ts';
import { findTool, PACKAGES } from '../support/tools.ts';
import { cpuTime, residentMemory } from './processes.ts';
import { binaryFrame, overWebSocket, Relayed, textFrame } from './thin-relayed.ts';

/** A relay in a process of its own. */
export interface Relay {
  readonly name: string;
  /** Opens a connection to the target with that place in the list. */
  open(target: number): Promise<Relayed>;
  /** Octets as they are sent to this relay: in a WebSocket message, or bare. */
  frame(octets: Buffer): Buffer;
  /** CPU time used so far, in milliseconds. */
  cpu(): number;
  /**
   * Octets of memory once garbage is collected where that can be asked for: what is resident, and what a Node process
   * says it uses.
   */
  memory(): Promise<{ readonly resident: number; readonly used: number }>;
  stop(): Promise<void>;
}

const root = dirname(dirname(import.meta.dirname));
/** Lets the benchmark ask a Node process to collect its garbage and say what it then uses. */
const COLLECT =
  "process.on('SIGUSR2',()=>{gc();const m=process.memoryUsage();console.log('used '+(m.heapUsed+m.external))})";
const COLLECTING = ['--expose-gc', '--import', `data:text/javascript,${COLLECT}`];

const KINDS: Readonly<Record<string, (targets: readonly number[]) => Promise<Relay>>> = {
  PlusOK: plusok,
  'TCP pipe': (targets) => peer('TCP pipe', 'pipe', targets),
  'naive ws': (targets) => peer('naive ws', 'naive', targets),
  'ws streams': (targets) => peer('ws streams', 'streams', targets),
  websockify,
};

/** Starts the relays of these names, all unless told; websockify where Debian's package is installed. */
export async function startRelays(
  targets: readonly number[],
  names: readonly string[] = Object.keys(KINDS),
): Promise<Relay[]> {
  const missing = names.includes('websockify') && !findTool('websockify');
  if (missing) console.log(`websockify is not installed (apt-get install ${PACKAGES.websockify}): left out`);
  const relays: Relay[] = [];
  for (const name of names) if (name !== 'websockify' || !missing) relays.push(await KINDS[name]!(targets));
  return relays;
}

async function plusok(targets: readonly number[]): Promise<Relay> {
  const [port] = (await freePorts(1)) as [number];
  const allow = targets.flatMap((target) => ['--allow', `127.0.0.1:${target}`]);
  const any = ['pop3', 'imap', 'smtp'].flatMap((name) => [`--${name}-port`, '0']);
  const limits = ['--max-per-target', '10000'];
  const script = join(root, 'dist/relay/main.js');
  const child = await started([script, '--port', `${port}`, ...any, '--seed', 'empty', ...limits, ...allow]);
  const headers = `Origin: http://127.0.0.1:${port}\r\n`;
  const names = targets.map((target) => `127.0.0.1:${target}`);
  const running = { port };
  const hellos = await Promise.all(
    names.map(async (target) => {
      const token = await tokenFor(running, target);
      return JSON.stringify({ type: 'open', target, token, protocol: 'pop3', tls: false });
    }),
  );
  return contestant('PlusOK', [child], binaryFrame, async (index) => {
    const hello = hellos[index]!;
    let heard: (text: string) => void = () => {};
    const answer = new Promise<string>((resolve) => {
      heard = resolve;
    });
    const wish = { port, path: '/relay', headers, hello, onText: heard, acknowledge: acknowledging() };
    const relayed = await overWebSocket(wish);
    const text = await answer;
    if (!text.includes('"opened"')) throw new Error(`refused: ${text}`);
    return relayed;
  });
}

/** Acknowledges as the page does. */
function acknowledging(): (count: number) => Buffer | undefined {
  let octets = 0;
  return (count) => {
    octets += count;
    if (octets < ACKNOWLEDGE_EVERY) return undefined;
    const frame = textFrame(JSON.stringify({ type: 'ack', octets }));
    octets = 0;
    return frame;
  };
}

async function peer(name: string, kind: string, targets: readonly number[]): Promise<Relay> {
  const ports = await freePorts(targets.length);
  const script = join(import.meta.dirname, 'relay-peers.ts');
  const child = await started(['--import', 'tsx', script, kind, ports.join(), ...targets.map(String)]);
  if (kind === 'pipe') return contestant(name, [child], bare, (index) => Relayed.connect(ports[index]!));
  return contestant(name, [child], binaryFrame, (index) =>
    overWebSocket({ port: ports[0]!, path: `/${index}` }),
  );
}

/** websockify serves one target per process. */
async function websockify(targets: readonly number[]): Promise<Relay> {
  const ports = await freePorts(targets.length);
  const children = targets.map((target, i) =>
    spawn(findTool('websockify')!, [`127.0.0.1:${ports[i]}`, `127.0.0.1:${target}`], { stdio: 'ignore' }),
  );
  await sleep(1500);
  const headers = 'Sec-WebSocket-Protocol: binary\r\n';
  return contestant('websockify', children, binaryFrame, (index) =>
    overWebSocket({ port: ports[index]!, path: '/', headers }),
  );
}

const bare = (octets: Buffer) => octets;

async function started(args: readonly string[]): Promise<ChildProcess> {
  const profiling = process.env.NODE_FLAGS?.split(' ') ?? []; // such as --cpu-prof
  const all = [...COLLECTING, ...profiling, ...args];
  const child = spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${args.join(' ')} ended`))),
  ]);
  return child;
}

function contestant(
  name: string,
  children: readonly ChildProcess[],
  frame: Relay['frame'],
  open: Relay['open'],
): Relay {
  const sum = (of: (pid: number) => number) => children.reduce((total, { pid }) => total + of(pid!), 0);
  return {
    name,
    open,
    frame,
    cpu: () => sum(cpuTime),
    async memory() {
      const used = name === 'websockify' ? Number.NaN : await usedAfterCollecting(children[0]!);
      await sleep(300);
      return { resident: sum(residentMemory), used };
    },
    async stop() {
      for (const child of children) {
        child.kill('SIGTERM');
        await Promise.race([once(child, 'exit'), sleep(3000).then(() => child.kill('SIGKILL'))]);
      }
    },
  };
}

async function usedAfterCollecting(child: ChildProcess): Promise<number> {
  child.kill('SIGUSR2');
  for await (const [text] of on(child.stdout!, 'data', { signal: AbortSignal.timeout(10_000) })) {
    const used = /used (\d+)/.exec(String(text))?.[1];
    if (used !== undefined) return Number(used);
  }
  throw new Error('unreachable: the wait ends by a figure or an abort');
}
