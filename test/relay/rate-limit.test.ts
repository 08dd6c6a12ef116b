import { expect, it } from 'vitest';
import { RateLimit } from '../../relay/rate-limit.ts';

it('a burst is let in, then as many as the rate gives back', () => {
  let now = 0;
  const limit = new RateLimit(10, 2, () => now);
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([true, true, false]);
  now += 99;
  expect(limit.take('a')).toBe(false);
  now += 1;
  expect([limit.take('a'), limit.take('a')]).toEqual([true, false]);
  now += 3_600_000;
  expect([limit.take('a'), limit.take('a'), limit.take('a')]).toEqual([true, true, false]);
});

it('each has a bucket of its own', () => {
  const limit = new RateLimit(0, 1, () => 0);
  expect([limit.take('a'), limit.take('b'), limit.take('a'), limit.take('b')]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('those whose bucket is full again are forgotten', () => {
  let now = 0;
  const limit = new RateLimit(1, 5, () => now);
  for (let i = 0; i < 1000; i++) limit.take(`address ${i}`);
  for (let i = 0; i < 3; i++) limit.take('one that comes often');
  expect(limit.size).toBe(1001);
  now += 2000;
  limit.take('another');
  expect(limit.size).toBe(2);
});
