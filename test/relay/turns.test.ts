import { connect, type Server, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { listen, Served } from '../../relay/listen.ts';
import { portOf } from '../../relay/ports.ts';
import type { Engine, Outcome } from '../../relay/sandbox/engine.ts';
import { inTurn } from '../../relay/turns.ts';
import { eventually } from '../support/relay-client.ts';

const MIB = 1024 * 1024;

/** Has so much to do that each command, an octet, takes a turn of its own. */
class Busy implements Engine {
  readonly protocol = 'imap';
  readonly state = 'SELECTED';
  readonly user = undefined;
  private readonly size: number;
  private left: Buffer = Buffer.alloc(0);
  turns = 0;
  /** Each answer has `size` octets, all as the command's. */
  constructor(size: number) {
    this.size = size;
  }
  start = () => [];
  get busy(): boolean {
    return this.left.length > 0;
  }
  receive(bytes: Uint8Array): readonly Outcome[] {
    const all = Buffer.concat([this.left, bytes]);
    this.left = all.subarray(1);
    if (all.length === 0) return [];
    this.turns++;
    return [{ type: 'write', parts: [Buffer.alloc(this.size, all[0])] }];
  }
  secured(): void {}
  poll = () => [];
  lost(): void {}
}

let server: Server;
let engines: Busy[];
afterEach(() => {
  server.close();
});

async function serve(size: number): Promise<void> {
  engines = [];
  server = await listen(0, '127.0.0.1', (socket) => {
    const engine = new Busy(size);
    engines.push(engine);
    new Served(socket, engine, { secureContext: createSecureContext(), tls: false }, { gone() {} }).start();
  });
}

const client = () => connect({ port: portOf(server), host: '127.0.0.1', allowHalfOpen: true });

function hearing(socket: Socket): { text: string; ended: boolean } {
  const heard = { text: '', ended: false };
  socket.on('data', (chunk) => {
    heard.text += chunk.toString('latin1');
  });
  socket.once('end', () => {
    heard.ended = true;
  });
  return heard;
}

it('a thousand commands at once do not keep another client waiting for the last of them', async () => {
  await serve(1);
  const [many, one] = [client(), client()];
  const [heardMany, heardOne] = [hearing(many), hearing(one)];
  await eventually(() => engines.length === 2, 'both');
  many.write('x'.repeat(5000));
  one.write('y');
  await eventually(() => heardOne.text === 'y', 'the answer to one command');
  expect(engines.some((engine) => engine.busy)).toBe(true);
  await eventually(() => heardMany.text.length === 5000, 'all the others');
  for (const socket of [many, one]) socket.destroy();
});

it('answers keep their order, and all come to a client that has said its last', async () => {
  await serve(1);
  const socket = client();
  const heard = hearing(socket);
  socket.write('abc');
  socket.end('defghij');
  await eventually(() => heard.ended, 'the end');
  expect(heard.text).toBe('abcdefghij');
  socket.destroy();
});

it('what a client does not read is not made', async () => {
  await serve(MIB);
  const socket = client().pause();
  socket.write('x'.repeat(200));
  await eventually(() => engines[0]?.turns, 'the first');
  // What the system holds on the way, and one answer more; were there no stop, all would be made in as many looks.
  let looks = 0;
  while (looks < 1000) await new Promise<void>((resolve) => inTurn(() => resolve(void looks++)));
  expect(engines[0]!.turns).toBeLessThan(50);
  const heard = hearing(socket.resume());
  await eventually(() => heard.text.length === 200 * MIB, 'all answers');
  socket.destroy();
});
