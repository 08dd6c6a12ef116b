import { describe, expect, it } from 'vitest';
import type { Engine } from '../../../relay/sandbox/engine.ts';
import type { SandboxOptions } from '../../../relay/sandbox/sandbox.ts';
import { connect, converse, octetByOctet, sandbox } from '../../support/transcript.ts';

const open = (options: SandboxOptions = { seed: 'article-pop3' }): Engine => {
  const engine = connect(sandbox(options), 'pop3');
  engine.start();
  return engine;
};

const SIGN_IN = `C: USER nicolas
  S: +OK User name accepted, password please
  C: PASS mot_passe
  S: +OK Mailbox open, 3 messages
`;

describe('POP3 commands (RFC 1939)', () => {
  it('§4: a wrong password leaves AUTHORIZATION, a name is asked again', () => {
    const engine = open();
    converse(
      engine,
      `C: PASS mot_passe
       S: -ERR Say who you are first: USER and a name, then PASS
       C: USER nicolas
       S: +OK User name accepted, password please
       C: PASS wrong
       S: -ERR The user name or the password is wrong
       C: PASS mot_passe
       S: -ERR Say who you are first: USER and a name, then PASS`,
    );
    expect(engine.state).toBe('AUTHORIZATION');
    converse(engine, SIGN_IN);
    expect([engine.state, engine.user]).toEqual(['TRANSACTION', 'nicolas']);
  });

  it('§4: a full address signs in too, and a password keeps its spaces', () => {
    const options = { accounts: [{ name: 'bob', password: ' two words ' }] };
    converse(
      open(options),
      `C: USER bob@plusok.test
       S: +OK User name accepted, password please
       C: PASS  two words 
       S: +OK Mailbox open, 0 messages
       C: LIST
       S: +OK Mailbox scan listing follows
       S: .
       C: RETR 1
       S: -ERR There is no message 1: the maildrop is empty`,
    );
  });

  it('§5: STAT and LIST leave marked messages out; numbers stay', () => {
    converse(
      open(),
      `${SIGN_IN}
       C: STAT
       S: +OK 3 1665
       C: DELE 2
       S: +OK Message deleted
       C: STAT
       S: +OK 2 1225
       C: LIST 3
       S: +OK 3 448
       C: LIST 2
       S: -ERR Message 2 is marked as deleted; RSET restores it
       C: DELE 2
       S: -ERR Message 2 is marked as deleted; RSET restores it
       C: NOOP
       S: +OK Nothing done`,
    );
  });

  it('§5: refusals say what was wrong', () => {
    converse(
      open(),
      `C: STAT
       S: -ERR STAT needs a signed-in user: type USER and PASS first
       C: HELLO
       S: -ERR There is no command "HELLO"
       ${SIGN_IN}
       C: RETR
       S: -ERR RETR needs a message number, e.g. RETR 1
       C: RETR one
       S: -ERR "one" is no message number; write e.g. RETR 1
       C: DELE 1 2
       S: -ERR "1 2" is no message number; write e.g. DELE 1
       C: LIST 1 2
       S: -ERR "1 2" is no message number; write e.g. LIST 1
       C: RETR 0
       S: -ERR There is no message 0: the numbers go from 1 to 3
       C: DELE 4
       S: -ERR There is no message 4: the numbers go from 1 to 3
       C: STAT now
       S: -ERR STAT stands alone, without an argument
       C: USER nicolas
       S: -ERR USER comes before signing in, and you have signed in already
       C: TOP 1
       S: -ERR TOP needs a message number and a number of body lines, e.g. TOP 1 0
       C: TOP 4 99999999999999
       S: -ERR There is no message 4: the numbers go from 1 to 3
       C: \tSTAT
       S: -ERR There is no command "?STAT"
       C: 
       S: -ERR That line is empty: type a command, e.g. STAT or QUIT`,
      octetByOctet,
    );
  });

  it('§7: TOP gives the header, the blank line and the lines asked for; UIDL names messages for good', () => {
    converse(
      open(),
      `${SIGN_IN}
       C: TOP 2 1
       S: +OK Top of message follows
       S: …
       S: Status: O
       S: 
       S: un essai.
       S: .
       C: uidl
       S: +OK Unique-id listing follows
       S: 1 3ddbced800000001
       S: 2 3ddbced800000002
       S: 3 3ddbced800000003
       S: .
       C: UIDL 2
       S: +OK 2 3ddbced800000002`,
    );
  });

  it('§3: lines that begin with a dot are stuffed; the count is of the message itself', () => {
    const engine = open({ seed: 'default' });
    converse(
      engine,
      `C: USER nicolas
       C: PASS mot_passe
       C: TOP 5 20
       S: +OK …
       S: +OK …
       S: +OK Top of message follows
       S: …
       S: ..profile
       S: ..vimrc
       S: ...and the folder above
       S: ..
       S: The line before this one is a single dot. Did you get this one too?
       S: .`,
    );
  });
});

describe('the end of a session', () => {
  const box = () => sandbox({ seed: 'article-pop3' });
  const enter = (to: ReturnType<typeof box>) => {
    const engine = connect(to, 'pop3');
    engine.start();
    converse(engine, 'C: USER nicolas\nC: PASS mot_passe\nS: +OK …\nS: +OK …');
    return engine;
  };

  it('§6: QUIT before signing in changes nothing', () => {
    const engine = open();
    converse(engine, 'C: QUIT\nS: +OK Sayonara\nS: [closed]');
    expect(engine.state).toBe('CLOSED');
    expect(engine.receive(Buffer.from('NOOP\r\n'))).toEqual([]);
  });

  it('§5, §6: a lost connection deletes nothing and frees the lock', () => {
    const to = box();
    const first = enter(to);
    converse(first, 'C: DELE 1\nS: +OK Message deleted');
    expect(to.view().accounts[0]!.mailboxes[0]!.messages.map(({ marked }) => marked)).toEqual([
      true,
      false,
      false,
    ]);
    const second = connect(to, 'pop3');
    second.start();
    converse(
      second,
      `C: USER nicolas
       C: PASS mot_passe
       S: +OK …
       S: -ERR Another session has this maildrop open; it is free when that one ends`,
    );
    first.lost();
    expect(to.view().accounts[0]!.mailboxes[0]!.messages.map(({ marked }) => marked)).toEqual([
      false,
      false,
      false,
    ]);
    converse(enter(to), 'C: STAT\nS: +OK 3 1665');
  });

  it('§6: QUIT removes what is marked, and only that; the state is UPDATE', () => {
    const to = box();
    const engine = enter(to);
    converse(engine, 'C: DELE 2\nC: QUIT\nS: +OK Message deleted\nS: +OK Sayonara\nS: [closed]');
    expect(engine.state).toBe('UPDATE');
    expect(to.store.expectMailbox('nicolas', 'INBOX').messages.map(({ uid }) => uid)).toEqual([1, 3]);
    engine.lost();
    expect(engine.state).toBe('CLOSED');
  });

  it('mail that comes meanwhile waits for the next session', () => {
    const to = box();
    const engine = enter(to);
    const { content } = to.store.expectMailbox('nicolas', 'INBOX').messages[0]!;
    to.store.append('nicolas', 'INBOX', [{ content }]);
    converse(engine, 'C: STAT\nC: QUIT\nS: +OK 3 1665\nS: +OK Sayonara\nS: [closed]');
    converse(enter(to), 'C: STAT\nS: +OK 4 2442');
  });

  it('what a reset put in the place of a marked message stays', () => {
    const to = box();
    const engine = enter(to);
    converse(engine, 'C: DELE 1\nS: +OK Message deleted');
    to.store.expunge('nicolas', 'INBOX', new Set([1]));
    converse(engine, 'C: QUIT\nS: +OK Sayonara\nS: [closed]');
    expect(to.store.expectMailbox('nicolas', 'INBOX').messages.map(({ uid }) => uid)).toEqual([2, 3]);
  });

  it('§3: the autologout closes without a word after ten minutes', () => {
    const to = box();
    const engine = enter(to);
    converse(engine, 'C: DELE 1\nS: +OK Message deleted');
    expect(engine.poll()).toEqual([]);
    (to.surroundings as { time?: number }).time! += 10 * 60 * 1000;
    expect(engine.poll()).toEqual([{ type: 'close', abruptly: false }]);
    expect(to.store.expectMailbox('nicolas', 'INBOX').messages.length).toBe(3);
    enter(to);
  });
});
