import fc from 'fast-check';
import { expect, it } from 'vitest';
import { concat, fromLatin1 } from '../../../relay/wire/bytes.ts';
import { guessProtocol } from '../../../web/annotator/logs/guess.ts';
import { LogError } from '../../../web/annotator/logs/log.ts';
import { readLog } from '../../../web/annotator/logs/read-log.ts';
import { annotate } from '../support.ts';

const FRAGMENTS = [
  'C: ',
  'S: ',
  '+OK ',
  '* OK {5}\n',
  '* Connected to x\n< ',
  '> ',
  '[x] 4< ',
  'I/POP3 SEND: ',
  '{"from":"client","data":"QUJD"}\n',
  '{"src":"s","msg":"x"}\n',
  '220 ',
  '354 ',
  '.\n',
  '\n',
  '\r\n',
  '\xd4\xc3\xb2\xa1',
  '\x0a\x0d\x0d\x0a',
  '\x00\x00\x00\x20',
  '\xff',
];

it('any file is read or refused in words, and what was read can be explained', () => {
  const piece = fc.oneof(fc.constantFrom(...FRAGMENTS).map(fromLatin1), fc.uint8Array({ maxLength: 30 }));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 20 }), (pieces) => {
      try {
        const { entries, protocol } = readLog(concat(pieces));
        annotate(protocol ?? guessProtocol(entries) ?? 'pop3', entries);
      } catch (error) {
        expect(error).toBeInstanceOf(LogError);
      }
    }),
    { numRuns: 400 },
  );
});
