/**
 * `npm run bench -- frames`: a million random, mutated or cut WebSocket frames at the relay and at the feed, many
 * connections at once. The process must live, serve a good page, and hold at most 16 MiB more than before.
 */
import { OwnProcess } from '../support/own-process.ts';
import { frame, upgradedSocket } from '../support/raw-socket.ts';
import { eventually, RelayClient } from '../support/relay-client.ts';
import { below, type Chance, chance } from './fuzz.ts';

const FRAMES = 1_000_000;
const AT_ONCE = 50;
/** A hostile connection rarely lives for more. */
const MOST_A_CONNECTION = 100;
const WARM_UP = 50;
const MOST_GROWTH = 16 * 1024 * 1024;

/** What pages do send, to be bent. */
const MESSAGES = [
  '{"type":"open","target":"sandbox:shared","token":"","protocol":"pop3","tls":false}',
  '{"type":"use","id":"shared"}',
  '{"type":"restore","moment":3}',
  '{"type":"ack","octets":1}',
  '{"type":"starttls"}',
  '{"type":"end"}',
];

function anyFrame(random: Chance): Buffer {
  const kind = random();
  if (kind < 0.3) return frame(0x81, Buffer.from(MESSAGES[below(random, MESSAGES.length)]!));
  const payload = Buffer.from(Array.from({ length: below(random, 200) }, () => below(random, 256)));
  if (kind < 0.5) return frame(0x80 | below(random, 16), payload);
  if (kind < 0.7) return frame(below(random, 16), payload);
  const made = frame(below(random, 256), payload, random() < 0.9);
  if (kind < 0.85) made[below(random, made.length)] = below(random, 256);
  return kind < 0.95 ? made : made.subarray(0, below(random, made.length));
}

async function converse(port: number, random: Chance): Promise<number> {
  const socket = await upgradedSocket(port, random() < 0.7 ? '/relay' : '/sandbox');
  const frames = Array.from({ length: 1 + below(random, MOST_A_CONNECTION) }, () => anyFrame(random));
  socket.write(Buffer.concat(frames));
  socket.end();
  await eventually(() => socket.gone, 'the end of a connection');
  return frames.length;
}

/** Another seed each day, so that time finds more; the seed is told. */
export async function benchFrames(): Promise<void> {
  const seed = Math.floor(Date.now() / 86_400_000);
  const random = chance(seed);
  const relay = await OwnProcess.start({ seed: 'empty' });
  const round = () => Promise.all(Array.from({ length: AT_ONCE }, () => converse(relay.port, random)));
  // Until V8's own spaces have the size they take under this load.
  for (let rounds = 0; rounds < WARM_UP; rounds++) await round();
  const before = await relay.memory();
  const start = performance.now();
  let sent = 0;
  while (sent < FRAMES && relay.running) for (const count of await round()) sent += count;
  const client = await RelayClient.connect(relay);
  await client.open('sandbox:shared', 'pop3');
  await client.until('+OK');
  client.close();
  const growth = (await relay.memory()) - before;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const mib = (growth / (1024 * 1024)).toFixed(1);
  console.log(`${sent} frames in ${seconds} s, seed ${seed}; memory grew by ${mib} MiB`);
  await relay.terminate();
  if (growth > MOST_GROWTH) throw new Error(`more than 16 MiB`);
}
