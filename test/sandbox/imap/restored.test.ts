import { describe, expect, it } from 'vitest';
import { ImapEngine } from '../../../relay/sandbox/imap/engine.ts';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { hostWith, letter } from './host.ts';

describe('a sandbox put back to an earlier moment', () => {
  it('is told to an open session as messages gone and come again', () => {
    const host = hostWith(['one', 'two', 'three'].map(letter));
    const engine = new ImapEngine(host, { secured: false });
    const say = (line: string) =>
      engine
        .receive(fromLatin1(`${line}\r\n`))
        .map((outcome) => (outcome.type === 'write' ? latin1(concat([...outcome.parts])) : ''))
        .join('');
    engine.start();
    say('a LOGIN nicolas mot_passe');
    say('b SELECT INBOX');
    const moment = host.store.state;
    say('c STORE 2 +FLAGS (\\Deleted)');
    say('d EXPUNGE');
    say('e APPEND INBOX {3+}\r\nnew');
    host.store.restore(moment);
    // Message 2 is back between the two others, and message 4 never was.
    expect(say('f FETCH 1 UID')).toBe('* 1 FETCH (UID 1)\r\nf OK FETCH completed\r\n');
    expect(say('g NOOP')).toBe(
      '* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* 3 EXISTS\r\n* 3 RECENT\r\ng OK NOOP completed\r\n',
    );
    expect(say('h FETCH 1:* UID')).toBe(
      '* 1 FETCH (UID 1)\r\n* 2 FETCH (UID 2)\r\n* 3 FETCH (UID 3)\r\nh OK FETCH completed\r\n',
    );
  });
});
