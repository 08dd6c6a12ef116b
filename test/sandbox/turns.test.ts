import { describe, expect, it } from 'vitest';
import type { Engine, Outcome } from '../../relay/sandbox/engine.ts';
import { Sandbox } from '../../relay/sandbox/sandbox.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';

const COMMANDS: Readonly<Record<Protocol, string>> = {
  pop3: 'USER nicolas\r\nPASS mot_passe\r\nSTAT\r\nLIST\r\nNOOP\r\nQUIT\r\n',
  imap: 'a LOGIN {7+}\r\nnicolas mot_passe\r\nb SELECT INBOX\r\nc IDLE\r\nDONE\r\nd NOOP\r\ne LOGOUT\r\n',
  smtp:
    'EHLO me\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<nicolas@plusok.test>\r\nDATA\r\nA: b\r\n\r\n..\r\n.\r\n' +
    'MAIL FROM:<a@b.test>\r\nRCPT TO:<nicolas@plusok.test>\r\nBDAT 5 LAST\r\nA: b\nQUIT\r\n',
};

function opened(protocol: Protocol): Engine {
  const surroundings = { now: () => Date.UTC(2025, 0, 1), random: (count: number) => new Uint8Array(count) };
  const engine = new Sandbox({ seed: 'empty' }, surroundings).open(protocol, {
    peer: '192.0.2.1',
    secured: false,
  });
  engine.start();
  return engine;
}

const NOTHING = new Uint8Array(0);
const spoken = (outcomes: readonly Outcome[]) =>
  outcomes
    .flatMap((outcome) =>
      outcome.type === 'write' ? outcome.parts.map((part) => Buffer.from(part).toString()) : [outcome.type],
    )
    .join('');

describe.each(Object.keys(COMMANDS) as Protocol[])('%s', (protocol) => {
  const all = Buffer.from(COMMANDS[protocol]);

  it('stops after each command when time is up, goes on when asked, and says the same', () => {
    const whole = opened(protocol);
    const expected = spoken(whole.receive(all));
    expect(whole.busy).toBe(false);

    const engine = opened(protocol);
    const turns = [engine.receive(all, 0)];
    while (engine.busy && turns.length < 100) turns.push(engine.receive(NOTHING, 0));
    expect(engine.busy).toBe(false);
    expect(turns.length).toBeGreaterThan(5);
    expect(turns.map(spoken).join('')).toBe(expected);
  });
});
