import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Heights } from '../../web/explain/heights.ts';

const height = fc.integer({ min: 1, max: 500 });

test('offsets are the sums of the heights before, and lead back to their items', () => {
  const initial = fc.array(height, { minLength: 1, maxLength: 5000, size: 'max' });
  const changes = fc.array(fc.tuple(fc.nat(), height), { maxLength: 50 });
  fc.assert(
    fc.property(initial, changes, fc.nat(), (list, changed, place) => {
      const heights = new Heights();
      for (const each of list) heights.push(each);
      for (const [index, each] of changed) {
        heights.set(index % list.length, each);
        list[index % list.length] = each;
      }
      const index = place % list.length;
      const offset = list.slice(0, index).reduce((sum, each) => sum + each, 0);
      expect(heights.offsetOf(index)).toBe(offset);
      expect(heights.at(offset)).toBe(index);
      expect(heights.at(offset + list[index]! - 1)).toBe(index);
      expect(heights.total).toBe(list.reduce((sum, each) => sum + each, 0));
    }),
    { numRuns: 60 },
  );
});

test('before the first item is the first, beyond the last is the last', () => {
  const heights = new Heights();
  for (let i = 0; i < 3; i++) heights.push(10);
  expect([heights.at(-5), heights.at(30), heights.at(1e9)]).toEqual([0, 2, 2]);
  expect([new Heights().total, new Heights().at(0)]).toEqual([0, 0]);
});
