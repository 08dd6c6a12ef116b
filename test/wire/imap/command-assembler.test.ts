import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { type Admission, CommandAssembler, MAX_LINE } from '../../../relay/wire/imap/command-assembler.ts';

const everything: Admission = () => undefined;

/** What comes out of `assembler` for octets that come cut into `chunks`. */
function run(chunks: readonly string[], admit: Admission = everything) {
  const assembler = new CommandAssembler(admit);
  const events: string[] = [];
  for (const chunk of chunks) {
    assembler.push(fromLatin1(chunk));
    for (let event = assembler.next(); event; event = assembler.next()) {
      if (event.type === 'continue') events.push(`+ ${event.count}`);
      else if (event.type === 'refused') events.push(`refused ${event.text}: ${event.reason}`);
      else events.push([event.text, ...event.literals.map(({ bytes }) => `<${latin1(bytes)}>`)].join(' '));
    }
  }
  return events;
}

const SESSION = [
  'a1 LOGIN {7}\r\n',
  'nicolas {9}\r\n',
  'mot_passe\r\n',
  'a2 APPEND INBOX ~{3+}\r\n',
  'a\0\n\r\n',
  'a3 NOOP\n',
  'a4 SELECT {0+}\r\n',
  '\r\n',
].join('');

const EVENTS = [
  '+ 7',
  '+ 9',
  'a1 LOGIN {7} {9} <nicolas> <mot_passe>',
  'a2 APPEND INBOX ~{3+} <a\0\n>',
  'a3 NOOP',
  'a4 SELECT {0+} <>',
];

describe('the command assembler', () => {
  it('puts lines and literals together', () => expect(run([SESSION])).toEqual(EVENTS));

  it('does so octet by octet', () => expect(run([...SESSION])).toEqual(EVENTS));

  it('does so however the octets are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: SESSION.length })), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), SESSION.length];
        expect(run(edges.slice(1).map((end, i) => SESSION.slice(edges[i], end)))).toEqual(EVENTS);
      }),
    );
  });

  it('asks for no synchronising literal that is refused, and goes on with the next command', () => {
    const events = run(['a1 APPEND INBOX {999}\r\na2 NOOP\r\n'], () => '[TOOBIG] too big');
    expect(events).toEqual(['refused a1 APPEND INBOX {999}: [TOOBIG] too big', 'a2 NOOP']);
  });

  it('swallows a non-synchronising literal that is refused', () => {
    const events = run([...'a1 APPEND INBOX {9+}\r\na9 NOOP\r\n\r\na2 NOOP\r\n'], () => 'no');
    expect(events).toEqual(['refused a1 APPEND INBOX {9+}: no', 'a2 NOOP']);
  });

  it('drops a line without end and finds the next command', () => {
    const long = 'x'.repeat(MAX_LINE * 2);
    expect(run([`a1 ${long.slice(0, 70_000)}`, long, '\r\na2 NOOP\r\n'])).toEqual([
      expect.stringContaining('[LIMIT]'),
      'a2 NOOP',
    ]);
  });
});
