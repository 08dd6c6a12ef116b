import { describe, expect, it } from 'vitest';
import type { Engine } from '../../relay/sandbox/engine.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { utf8 } from '../../relay/wire/utf8.ts';
import { connect, converse, sandbox } from '../support/transcript.ts';

function begun(protocol: Protocol, ...lines: string[]): Engine {
  const engine = connect(sandbox({ seed: 'default' }), protocol);
  engine.start();
  for (const line of lines) engine.receive(utf8(`${line}\r\n`));
  return engine;
}

describe('the replies of one command leave in one write', () => {
  it.each([
    ['POP3 LIST', begun('pop3', 'USER nicolas', 'PASS mot_passe'), 'LIST'],
    ['POP3 RETR', begun('pop3', 'USER nicolas', 'PASS mot_passe'), 'RETR 1'],
    ['SMTP EHLO', begun('smtp'), 'EHLO client.example'],
    ['SMTP HELP', begun('smtp'), 'HELP'],
    ['IMAP SELECT', begun('imap', 'a1 LOGIN nicolas mot_passe'), 'a2 SELECT INBOX'],
    ['IMAP LIST', begun('imap', 'a1 LOGIN nicolas mot_passe'), 'a2 LIST "" *'],
    [
      'IMAP FETCH',
      begun('imap', 'a1 LOGIN nicolas mot_passe', 'a2 SELECT INBOX'),
      'a3 FETCH 1:* (FLAGS ENVELOPE BODY.PEEK[])',
    ],
  ] as const)('%s', (_, engine, command) => {
    const outcomes = engine.receive(utf8(`${command}\r\n`));
    expect(outcomes.map(({ type }) => type)).toEqual(['write']);
  });
});

describe('a sandbox without room', () => {
  const full = () => sandbox({ quota: 100 });

  it('IMAP: [OVERQUOTA] (RFC 9208 §4.5.1), before the literal is sent', () => {
    converse(
      connect(full(), 'imap'),
      `S: …
       C: a1 LOGIN nicolas mot_passe
       S: a1 OK …
       C: a2 APPEND INBOX {5}
       S: a2 NO [OVERQUOTA] that is more mail than this sandbox holds; delete some first`,
    );
  });

  it('SMTP: 452 to MAIL (RFC 5321 §4.5.3.1.9, RFC 1870 §6.1)', () => {
    converse(
      connect(full(), 'smtp'),
      `S: …
       C: EHLO client.example
       S: …
       C: MAIL FROM:<a@b.example> SIZE=50
       S: 452 4.3.1 No room for so much mail now`,
    );
  });
});
