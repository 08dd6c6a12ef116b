import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALOGUES } from '../support/fuzz-lines.ts';
import { checkStore } from '../support/store-invariants.ts';
import { connect, octetByOctet, replies, sandbox, spoken, whole } from '../support/transcript.ts';

const PROTOCOLS = ['pop3', 'smtp'] as const;

describe.each(PROTOCOLS)('%s', (protocol) => {
  const played = (chunks: readonly Uint8Array[]) => {
    const box = sandbox({ seed: 'default' });
    const text = replies(connect(box, protocol), chunks);
    checkStore(box.store);
    return text;
  };

  it.each(DIALOGUES[protocol])('answers the same however its octets are cut: %j', (dialogue) => {
    const octets = Buffer.from(dialogue);
    const expected = played(whole(octets));
    expect(played(octetByOctet(octets))).toBe(expected);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        const chunks: Uint8Array[] = [];
        for (let at = 0, i = 0; at < octets.length; at += sizes[i++ % sizes.length]!) {
          chunks.push(octets.subarray(at, at + sizes[i % sizes.length]!));
        }
        expect(played(chunks)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('never throws, whatever it is sent, and keeps the store whole', () => {
    const words = DIALOGUES[protocol].join('').split(/(?<=\r\n)|(?<= )/);
    const piece = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words).map((word) => Buffer.from(word)) },
      { weight: 2, arbitrary: fc.uint8Array({ maxLength: 12 }).map((octets) => Buffer.from(octets)) },
      { weight: 1, arbitrary: fc.constant(Buffer.from('\r\n')) },
    );
    const box = sandbox({ seed: 'default', tls: true });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const engine = connect(box, protocol);
        engine.start();
        for (const octets of pieces) {
          const outcomes = engine.receive(octets);
          for (const line of spoken(outcomes.filter(({ type }) => type === 'write'))) {
            if (line.endsWith('[no CRLF]')) expect.fail(`a reply without line end: ${line}`);
            if (/^\S+ (?:OK|NO|BAD) .*\{\d+[+-]?\}$/.test(line))
              expect.fail(`it ends like a literal: ${line}`);
          }
          if (outcomes.some(({ type }) => type === 'starttls')) engine.secured();
        }
        engine.poll();
        engine.lost();
        checkStore(box.store);
        if (box.store.state.cost > 4 * 1024 * 1024) box.reset();
      }),
      { numRuns: 2000 },
    );
  });
});
