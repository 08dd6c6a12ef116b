import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../relay/sandbox/engine.ts';
import { ImapEngine } from '../../../relay/sandbox/imap/engine.ts';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { hostWith, letter } from './host.ts';

/**
 * A client that believes what it is told (RFC 3501 §7.3, §7.4): EXISTS adds at the end, EXPUNGE takes away and
 * renumbers, FETCH says a message's flags. It checks each response against what it knows.
 */
class Client {
  readonly engine: ImapEngine;
  /** UID of each message, undefined until told. */
  private uids: (number | undefined)[] = [];
  private flags = new Map<number, string>();
  private tag = 0;

  constructor(engine: ImapEngine) {
    this.engine = engine;
    engine.start();
    this.say('LOGIN nicolas mot_passe');
    this.say('SELECT INBOX');
    this.say('FETCH 1:* (UID FLAGS)');
  }

  get count(): number {
    return this.uids.length;
  }

  say(command: string): string {
    const reply = this.hear(this.engine.receive(fromLatin1(`t${++this.tag} ${command}\r\n`)), command);
    expect(reply, command).toMatch(new RegExp(`^t${this.tag} (OK|NO)`, 'm'));
    return reply;
  }

  poll(): void {
    this.hear(this.engine.poll(), 'poll');
  }

  private hear(outcomes: readonly Outcome[], during: string): string {
    const reply = outcomes.map((o) => (o.type === 'write' ? latin1(concat([...o.parts])) : '')).join('');
    for (const line of reply.split('\r\n')) this.believe(line, during);
    return reply;
  }

  private believe(line: string, during: string): void {
    const [, number, what, rest] = /^\* (\d+) (EXISTS|EXPUNGE|FETCH) ?(.*)$/.exec(line) ?? [];
    if (number === undefined) return;
    const n = Number(number);
    if (what === 'EXISTS') {
      expect(n, 'EXISTS never shrinks a mailbox').toBeGreaterThanOrEqual(this.count);
      while (this.count < n) this.uids.push(undefined);
    } else if (what === 'EXPUNGE') {
      expect(during, 'no EXPUNGE while numbers are in use').not.toMatch(/^(FETCH|STORE|SEARCH)/);
      expect(n).toBeLessThanOrEqual(this.count);
      this.uids.splice(n - 1, 1);
    } else this.fetched(n, rest ?? '');
  }

  private fetched(n: number, items: string): void {
    expect(n).toBeLessThanOrEqual(this.count);
    const uid = /UID (\d+)/.exec(items)?.[1];
    if (uid !== undefined) {
      expect(this.uids[n - 1] ?? Number(uid), 'a number keeps its message').toBe(Number(uid));
      this.uids[n - 1] = Number(uid);
    }
    const known = this.uids[n - 1];
    const flags = /FLAGS \(([^)]*)\)/.exec(items)?.[1];
    if (known !== undefined && flags !== undefined) this.flags.set(known, flags.replace(/ ?\\Recent/, ''));
  }

  /** After a NOOP: what the client knows is what the store holds. */
  check(truth: readonly { uid: number; flags: readonly string[] }[]): void {
    this.say('NOOP');
    expect(this.count).toBe(truth.length);
    const ascending = this.uids.filter((uid) => uid !== undefined);
    expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    truth.forEach(({ uid, flags }, i) => {
      if (this.uids[i] === undefined) return;
      expect(this.uids[i]).toBe(uid);
      expect(this.flags.get(uid)).toBe(flags.join(' '));
    });
    this.say('FETCH 1:* (UID FLAGS)');
    expect(this.uids).toEqual(truth.map(({ uid }) => uid));
  }
}

const step = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.constantFrom(
    'delete',
    'flag',
    'unflag',
    'expunge',
    'append',
    'noop',
    'move',
    'fetch',
    'poll',
    'silent',
  ),
  where: fc.nat({ max: 20 }),
});

function act(client: Client, what: string, where: number): void {
  const n = client.count === 0 ? 0 : 1 + (where % client.count);
  if (what === 'noop') client.say('NOOP');
  else if (what === 'poll') client.poll();
  else if (what === 'expunge') client.say('EXPUNGE');
  else if (what === 'append') client.say('APPEND INBOX {4+}\r\nnew\n');
  else if (n === 0) return;
  else if (what === 'delete') client.say(`STORE ${n} +FLAGS (\\Deleted)`);
  else if (what === 'flag') client.say(`STORE ${n} FLAGS (\\Flagged k${where % 3})`);
  else if (what === 'unflag') client.say(`STORE ${n} -FLAGS (\\Flagged)`);
  else if (what === 'silent') client.say(`UID STORE 1:* +FLAGS (\\Answered)`);
  else if (what === 'move') client.say(`MOVE ${n} Trash`);
  else client.say(`FETCH ${n} (UID FLAGS BODY[TEXT])`);
}

describe('sessions on one mailbox', () => {
  it('each stay consistent, whatever two to four of them do in whatever order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 4 }), fc.array(step, { maxLength: 40 }), (sessions, steps) => {
        const host = hostWith(['one', 'two', 'three', 'four'].map(letter));
        const clients = Array.from(
          { length: sessions },
          () => new Client(new ImapEngine(host, { secured: false })),
        );
        clients[0]!.say('CREATE Trash');
        for (const { who, what, where } of steps) act(clients[who % sessions]!, what, where);
        for (const client of clients) client.say('NOOP');
        const truth = host.store.expectMailbox('nicolas', 'INBOX').messages;
        for (const client of clients) client.check(truth);
      }),
      { numRuns: 150 },
    );
  });
});
