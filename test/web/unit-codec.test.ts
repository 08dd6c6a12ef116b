import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromLatin1 } from '../../relay/wire/bytes.ts';
import { PROTOCOLS } from '../../relay/wire/protocol.ts';
import { decodeUnits } from '../../web/explain/unit-decoder.ts';
import { UnitEncoder } from '../../web/explain/unit-encoder.ts';
import { DIALOGUES } from '../annotator/dialogues.ts';
import { annotate, annotateTurns, conversation } from '../annotator/support.ts';

function throughOctets(units: ReturnType<typeof annotate>) {
  const encoder = new UnitEncoder();
  for (const unit of units) encoder.unit(unit);
  return decodeUnits(encoder.take(), encoder.words);
}

describe('units come out of their octets as they went in', () => {
  test.each(Object.entries(DIALOGUES))('dialogue %s', (_, { protocol, text }) => {
    const units = annotate(protocol, conversation(text));
    expect(units.length).toBeGreaterThan(0);
    expect(throughOctets(units)).toEqual(units);
  });

  test('whatever was said', () => {
    const word = fc.constantFrom(
      'RETR 1',
      'EHLO é',
      'a1 LOGIN x {3}',
      '* 1 FETCH (',
      '+OK',
      '250-',
      '\0\xff',
      '"',
      '\r\n',
      ' ',
    );
    const turn = fc.record({
      from: fc.constantFrom('client' as const, 'server' as const),
      bytes: fc.array(word, { maxLength: 30 }).map((words) => fromLatin1(words.join(''))),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PROTOCOLS), fc.array(turn, { maxLength: 8 }), (protocol, turns) => {
        const units = annotateTurns(protocol, turns);
        expect(throughOctets(units)).toEqual(units);
      }),
      { numRuns: 300 },
    );
  });
});

test('large numbers and long texts', () => {
  const values = { text: 'é'.repeat(5000), n: 2 ** 53 - 1, fraction: 0.5, negative: -1, empty: '' };
  const start = 2 ** 40;
  const end = start + 300;
  const span = {
    start,
    end,
    id: 'x',
    class: 'unknown',
    values,
    rfc: undefined,
    secret: true,
    parts: undefined,
  } as const;
  const unit = {
    index: 2 ** 33,
    from: 'client',
    at: 1.25,
    start,
    end,
    spans: [span],
    notes: [],
    before: 'A',
    after: 'B',
  } as const;
  expect(throughOctets([unit])).toEqual([unit]);
});
