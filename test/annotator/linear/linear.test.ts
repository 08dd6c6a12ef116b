import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

test('work that grows with the square is seen', async () => {
  const careless = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; at++) bytes.slice(0, at);
  };
  const less = await counter.of(() => careless(new Uint8Array(500)));
  const more = await counter.of(() => careless(new Uint8Array(1000)));
  expect(more / less).toBeGreaterThan(LIMIT);
});
