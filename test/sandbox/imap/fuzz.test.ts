import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../relay/sandbox/engine.ts';
import { ImapEngine } from '../../../relay/sandbox/imap/engine.ts';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { IMAP_COMMANDS } from '../../../relay/wire/imap/commands.ts';
import { IMAP_LINES } from '../../support/fuzz-lines.ts';
import { checkStore } from '../../support/store-invariants.ts';
import { hostWith, letter } from './host.ts';

/** Words of the grammar, thrown together: near enough to commands to get past the first check. */
const word = fc.oneof(
  fc.constantFrom(...IMAP_COMMANDS.map(({ name }) => name)),
  fc.constantFrom(
    '1',
    '1:*',
    '*',
    '0',
    '4294967296',
    '(',
    ')',
    '()',
    '"',
    '""',
    'INBOX',
    '"IN\\"BOX"',
    '$',
    '\\Seen',
  ),
  fc.constantFrom(
    '(FLAGS)',
    'BODY[',
    'BODY[]<0.9>',
    'BODY[1.2.MIME]',
    'BINARY[1]',
    'ENVELOPE',
    'BODYSTRUCTURE',
    'FULL',
  ),
  fc.constantFrom(
    'RETURN (ALL SAVE)',
    'CHARSET UTF-8',
    'OR',
    'NOT',
    'SUBJECT',
    'x',
    'NIL',
    '{3+}\r\nabc',
    '~{1+}\r\n\0',
  ),
  fc.constantFrom(
    '+FLAGS.SILENT',
    '(UNCHANGEDSINCE 1)',
    '(QRESYNC (1 1 1:3))',
    'SET',
    'NONE',
    'DEFLATE',
    'nicolas',
  ),
  fc.constantFrom(
    '(\\Deleted a)',
    'CATENATE (URL "/INBOX;UID=1")',
    '&AMk-',
    '&',
    '%',
    '\xff',
    'a'.repeat(300),
  ),
);
const command = fc.array(word, { maxLength: 7 }).map((words) => `t ${words.join(' ')}\r\n`);

/** What becomes of right commands when a piece is lost, doubled or replaced. */
const mutant = fc
  .tuple(
    fc.constantFrom(...IMAP_LINES),
    fc.nat(200),
    fc.nat(6),
    fc.constantFrom('', '', ' ', '(', ')', '"', '\\', '*', '9', '\xe9'),
  )
  .map(([line, at, length, piece]) => {
    const place = at % line.length;
    return `t ${line.slice(0, place)}${piece}${line.slice(place + length)}\r\n`;
  });
const noise = fc
  .string({ unit: 'binary', maxLength: 60 })
  .map((text) => `${text.replace(/[^\0-\xff]/g, '?')}\r\n`);
const input = fc.array(fc.oneof({ weight: 4, arbitrary: command }, { weight: 6, arbitrary: mutant }, noise), {
  minLength: 1,
  maxLength: 12,
});

const spoken = (outcomes: readonly Outcome[]) =>
  outcomes.map((outcome) => (outcome.type === 'write' ? latin1(concat([...outcome.parts])) : '')).join('');

describe('whatever octets come', () => {
  it('nothing is thrown, the store stays sound, and the next command is understood', () => {
    fc.assert(
      fc.property(input, fc.boolean(), (commands, signedIn) => {
        const host = hostWith(['one', 'two'].map(letter));
        const engine = new ImapEngine(host, { secured: false });
        engine.start();
        if (signedIn) engine.receive(fromLatin1('a LOGIN nicolas mot_passe\r\nb SELECT INBOX\r\n'));
        for (const each of commands)
          expect(spoken(engine.receive(fromLatin1(each)))).not.toContain('SERVERBUG');
        engine.poll();
        checkStore(host.store);
        if (engine.state === 'LOGOUT') return;
        // Whatever still owes octets (a literal, IDLE, a SASL exchange) is paid off first.
        const reply = spoken(engine.receive(fromLatin1(`${'\r\n'.repeat(600)}DONE\r\n*\r\nz9 NOOP\r\n`)));
        expect(reply).toContain('z9 OK');
      }),
      // Six inputs each on average: more than 20,000 in all.
      { numRuns: 3500 },
    );
  });
});
