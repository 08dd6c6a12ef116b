import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';
import { frame, pcap } from '../../support/captures.ts';
import { WorkCounter } from '../../support/work.ts';
import { rechunk, type Turn } from '../support.ts';
import { GROWING, type Growing } from './inputs.ts';

/** Twice the input may be at most so many times the work. */
const LIMIT = 2.3;
const counter = new WorkCounter(['/web/annotator/', '/relay/wire/']);
let annotate: (growing: Growing, turns: readonly Turn[]) => void;

beforeAll(async () => {
  await counter.begin();
  const { createAnnotator } = await import('../../../web/annotator/create-annotator.ts');
  annotate = ({ protocol }, turns) => {
    const annotator = createAnnotator(protocol);
    for (const turn of turns) annotator.push({ kind: 'bytes', at: 0, ...turn });
    annotator.finish();
  };
});
afterAll(() => counter.end());

async function growth(growing: Growing, n: number, cut: (turns: Turn[]) => Turn[]): Promise<number> {
  const once = cut(growing.turns(n));
  const twice = cut(growing.turns(2 * n));
  const less = await counter.of(() => annotate(growing, once));
  const more = await counter.of(() => annotate(growing, twice));
  expect(less).toBeGreaterThan(n / 4);
  return more / less;
}

describe('twice the input is about twice the work', () => {
  test.each(GROWING.map((growing) => [`${growing.protocol} ${growing.what}`, growing] as const))(
    '%s',
    async (_, growing) => {
      expect(await growth(growing, 2000, (turns) => turns)).toBeLessThan(LIMIT);
    },
  );
});

describe('in chunks of one octet too', () => {
  test.each(GROWING.map((growing) => [`${growing.protocol} ${growing.what}`, growing] as const))(
    '%s',
    async (_, growing) => {
      expect(await growth(growing, 500, (turns) => rechunk(turns, () => 1))).toBeLessThan(LIMIT);
    },
  );
});

describe('reading a log of twice as many lines', () => {
  const frames = (n: number) =>
    Array.from({ length: n }, (_, i) => frame({ fromClient: false, sequence: 500 + 5 * i, text: '+OK\r\n' }));
  test.each<[string, (n: number) => Uint8Array]>([
    ['a transcript', (n) => fromLatin1('C: NOOP\nS: +OK\n'.repeat(n))],
    ['a screen', (n) => fromLatin1(`+OK ready\n${'NOOP\n+OK\n'.repeat(n)}`)],
    ['curl', (n) => fromLatin1(`* Connected to a port 110\n< +OK\n${'> NOOP\n< +OK\n'.repeat(n)}`)],
    ['JSON lines', (n) => fromLatin1('{"from":"server","data":"K09LDQo="}\n'.repeat(n))],
    ['a rawlog with a clock', (n) => fromLatin1('1614854410.000100 NOOP\r\n'.repeat(n))],
    ['a capture', (n) => pcap(frames(n))],
    ['a capture in which every other segment is missing', (n) => pcap(frames(2 * n).filter((_, i) => i % 2))],
  ])('%s', async (what, file) => {
    const { readLog } = await import('../../../web/annotator/logs/read-log.ts');
    const name = what.includes('rawlog') ? 'x.in' : '';
    const once = file(1000);
    const twice = file(2000);
    const less = await counter.of(() => readLog(once, name));
    const more = await counter.of(() => readLog(twice, name));
    expect(less).toBeGreaterThan(1000);
    expect(more / less).toBeLessThan(LIMIT);
  });
});

test('work that grows with the square is seen', async () => {
  const careless = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at++) bytes.slice(0, at);
  };
  const less = await counter.of(() => careless(new Uint8Array(500)));
  const more = await counter.of(() => careless(new Uint8Array(1000)));
  expect(more / less).toBeGreaterThan(LIMIT);
});
