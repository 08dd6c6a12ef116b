import { describe, expect, it } from 'vitest';
import { Turn } from '../../lessons/play/turn.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';

/** Plays a dialogue; before each line of the client and at the end the server must have had its say. */
function takesTurns(protocol: Protocol, dialogue: string): void {
  const turn = new Turn(protocol);
  for (const line of dialogue
    .trim()
    .split('\n')
    .map((text) => text.trim())) {
    const words = line.slice(3);
    if (line.startsWith('C:')) {
      expect(turn.serverOwes, `before ${line}`).toBe(false);
      turn.sent(words);
    } else {
      expect(turn.serverOwes, `before ${line}`).toBe(true);
      for (const octet of `${words}\r\n`) turn.heard(octet);
    }
  }
  expect(turn.serverOwes).toBe(false);
}

describe('whose turn it is', () => {
  it('POP3: a list goes on to its dot, a refusal does not', () => {
    takesTurns(
      'pop3',
      `S: +OK ready
       C: LIST
       S: -ERR sign in first
       C: USER nicolas
       S: +OK
       C: LIST
       S: +OK
       S: 1 777
       S: .
       C: LIST 1
       S: +OK 1 777
       C: RETR 1
       S: +OK
       S: ..
       S: .`,
    );
  });

  it('SMTP: between 354 and the dot nothing is answered', () => {
    takesTurns(
      'smtp',
      `S: 220 ready
       C: EHLO x
       S: 250-here
       S: 250 SIZE
       C: DATA
       S: 354 go on
       C: QUIT
       C: .
       S: 250 taken
       C: QUIT
       S: 221 bye`,
    );
  });

  it('IMAP: the tag concludes, a + asks for more', () => {
    takesTurns(
      'imap',
      `S: * OK ready
       C: a1 login {7}
       S: + go on
       C: nicolas mot_passe
       S: * CAPABILITY IMAP4rev1
       S: a1 OK done
       C: nonsense
       S: * BAD no tag
       C: a2 logout
       S: * BYE
       S: a2 OK`,
    );
  });

  it('nothing is owed once the connection is over', () => {
    const turn = new Turn('pop3');
    turn.closed();
    expect(turn.serverOwes).toBe(false);
  });
});
