import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Waiting } from '../../../web/annotator/core/waiting.ts';

test('whoever leaves, the first is the one who has waited longest', () => {
  const leaving = fc.array(fc.option(fc.nat(), { nil: undefined, freq: 2 }), {
    maxLength: 4000,
    size: 'max',
  });
  fc.assert(
    fc.property(leaving, (steps) => {
      const waiting = new Waiting<number>();
      const model: number[] = [];
      steps.forEach((leaves, step) => {
        if (leaves === undefined || model.length === 0) {
          waiting.add(step);
          model.push(step);
        } else waiting.remove(model.splice(leaves % model.length, 1)[0]!);
        expect([waiting.first, waiting.size]).toEqual([model[0], model.length]);
      });
    }),
    { numRuns: 30 },
  );
});
