/**
 * `npm run bench -- relay`: our relay, every check switched on, beside websockify (where installed), a naive `ws`
 * relay, `ws` streams and a plain Node TCP pipe. Each is a process of its own; load and targets are this one. They take
 * turns within each round; medians count. `ROUNDS=9` asks for more rounds, `MEASURES=chat,idle`
 * and `RELAYS=PlusOK,websockify` for some only.
 */
import { portOf } from '../../relay/ports.ts';
import { median } from './measure.ts';
import { type Relay, startRelays } from './relay-contestants.ts';
import * as measures from './relay-measures.ts';
import { startTargets } from './relay-targets.ts';

const OURS = 'PlusOK';

/** What a figure must be: so many times a rival's, or an absolute bound. */
interface Goal {
  readonly figure: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Whose figure the bound is multiplied with. */
  readonly of?: 'websockify' | 'TCP pipe';
}

interface Measure {
  readonly run: (relay: Relay) => Promise<measures.Figures>;
  readonly goals: readonly Goal[];
  /** Rounds where one is as good as many. */
  readonly rounds?: number;
  /** Rounds before the first that counts, for what the warm-up of all does not compile. */
  readonly uncounted?: number;
}

const NO_GROWTH: readonly Goal[] = [{ figure: 'MiB grown', atMost: 4 }];

const MEASURES: Readonly<Record<string, Measure>> = {
  download: {
    run: measures.download,
    goals: [
      { figure: 'CPU ms/GiB', atMost: 1, of: 'TCP pipe' },
      { figure: 'MiB/s', atLeast: 1, of: 'websockify' },
    ],
  },
  upload: {
    run: measures.upload,
    goals: [
      { figure: 'CPU ms/GiB', atMost: 0.6, of: 'websockify' },
      { figure: 'MiB/s', atLeast: 1.7, of: 'websockify' },
    ],
  },
  chat: {
    run: measures.chat,
    goals: [
      { figure: 'CPU µs/line', atMost: 0.14, of: 'websockify' },
      { figure: 'p50 ms', atMost: 0.2, of: 'websockify' },
      { figure: 'p50 ms', atMost: 1, of: 'TCP pipe' },
      { figure: 'p99 ms', atMost: 0.1, of: 'websockify' },
      { figure: 'lines/s', atLeast: 4.5, of: 'websockify' },
      { figure: 'lines/s', atLeast: 0.85, of: 'TCP pipe' },
    ],
  },
  idle: { run: measures.idle, goals: [{ figure: 'p50 ms', atMost: 1.15, of: 'TCP pipe' }] },
  setups: {
    run: measures.setUps,
    goals: [
      { figure: 'CPU µs each', atMost: 250 },
      { figure: '/s', atLeast: 10, of: 'websockify' },
    ],
    // The first thousand set-ups of a process cost five times the seventh, and later ones no less.
    uncounted: 6,
  },
  'slow-reader': { run: measures.slowReader, goals: NO_GROWTH, rounds: 1 },
  'slow-target': { run: measures.slowTarget, goals: NO_GROWTH, rounds: 1 },
  'slow-fifty': { run: measures.fiftyOfEach, goals: [{ figure: 'MiB grown', atMost: 64 }], rounds: 1 },
  end: { run: measures.end, goals: [{ figure: 'octets lost', atMost: 0 }] },
  greetings: { run: measures.greetings, goals: [{ figure: 'greetings lost', atMost: 0 }], rounds: 1 },
  memory: {
    run: measures.idleMemory,
    goals: [
      { figure: 'KiB each', atMost: 12 },
      { figure: 'KiB each, of heap and buffers', atMost: 12 },
    ],
    rounds: 1,
  },
};

export async function benchRelay(): Promise<void> {
  const targets = await startTargets();
  const relays = await startRelays(targets.map(portOf), process.env.RELAYS?.split(','));
  const asked = process.env.MEASURES?.split(',') ?? Object.keys(MEASURES);
  try {
    for (const relay of relays) await warmUp(relay);
    for (const name of asked) await compare(name, MEASURES[name]!, relays);
  } finally {
    for (const relay of relays) await relay.stop();
    for (const server of targets) server.close();
  }
}

/** Lets each process compile what it runs. */
async function warmUp(relay: Relay): Promise<void> {
  await measures.download(relay);
  await measures.upload(relay);
  await measures.chat(relay);
}

async function compare(name: string, measure: Measure, relays: readonly Relay[]): Promise<void> {
  const rounds = measure.rounds ?? Number(process.env.ROUNDS ?? 5);
  for (let round = 0; round < (measure.uncounted ?? 0); round++) {
    for (const relay of relays) await measure.run(relay);
  }
  const found = new Map<string, measures.Figures[]>(relays.map((relay) => [relay.name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const relay of round % 2 ? [...relays].reverse() : relays) {
      found.get(relay.name)!.push(await measure.run(relay));
    }
  }
  const medianOf = (relay: string, figure: string) =>
    found.has(relay) ? median(found.get(relay)!.map((figures) => figures[figure]!)) : Number.NaN;
  for (const figure of Object.keys(found.get(relays[0]!.name)![0]!)) {
    const all = relays.map(({ name: relay }) => `${relay} ${short(medianOf(relay, figure))}`);
    console.log(`${name}, ${figure}: ${all.join(', ')}`);
    for (const goal of measure.goals) if (goal.figure === figure) console.log(verdict(goal, medianOf));
  }
}

function verdict(goal: Goal, medianOf: (relay: string, figure: string) => number): string {
  const ours = medianOf(OURS, goal.figure);
  const ratio = goal.of ? ours / medianOf(goal.of, goal.figure) : ours;
  if (Number.isNaN(ratio)) return `  ${goal.of} was not measured`;
  const reached = goal.atLeast !== undefined ? ratio >= goal.atLeast : ratio <= goal.atMost!;
  const bound = goal.atLeast !== undefined ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`;
  const unit = goal.of ? ` times ${goal.of}` : '';
  return `  ${short(ratio)}${unit}, goal ${bound}: ${reached ? 'reached' : 'MISSED'}`;
}

const short = (figure: number) =>
  Math.abs(figure) >= 100 ? Math.round(figure) : Number(figure.toPrecision(3));
