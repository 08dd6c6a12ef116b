import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../../relay/wire/bytes.ts';
import { PROTOCOLS } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { ExplainedLog } from '../../web/explain/explained-log.ts';
import { annotateTurns, octetsOf, type Turn } from '../annotator/support.ts';

test('a text is found in every line that holds it, and in no other', () => {
  const word = fc.constantFrom(
    'RETR 1',
    'retr 12',
    '+OK é',
    'a LOGIN',
    'aaab',
    '\r',
    '\n',
    '\r\n',
    ' ',
    '[@{',
  );
  const turn = fc.record({
    from: fc.constantFrom('client' as const, 'server' as const),
    bytes: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => utf8(words.join(''))),
  });
  const sought = fc.constantFrom(
    'r',
    'RETR 1',
    'reTR 12',
    'É',
    'é',
    'aab',
    'ok',
    '[',
    '{',
    '`',
    '1 ',
    ' \r',
    '',
  );
  const protocol = fc.constantFrom(...PROTOCOLS);
  let hits = 0;
  fc.assert(
    fc.property(protocol, fc.array(turn, { maxLength: 12 }), sought, (protocol, turns, text) => {
      const log = new ExplainedLog(
        turns.map((each) => ({ kind: 'bytes', at: 0, ...each })),
        createAnnotator(protocol),
      );
      while (!log.done) log.step();
      const found = [...log.find(text)];
      hits += found.length;
      expect(found).toEqual(text === '' ? [] : linesWith(text, protocol, turns));
    }),
    { numRuns: 500 },
  );
  expect(hits).toBeGreaterThan(100);
});

/** The same by JavaScript's own search. */
function linesWith(text: string, protocol: (typeof PROTOCOLS)[number], turns: readonly Turn[]): number[] {
  const small = (octets: Uint8Array) => latin1(octets).replace(/[A-Z]/g, (capital) => capital.toLowerCase());
  return annotateTurns(protocol, turns)
    .filter(({ from, start, end }) =>
      small(octetsOf(turns, from).subarray(start, end)).includes(small(utf8(text))),
    )
    .map(({ index }) => index);
}
