import { expect } from 'vitest';
import type { Outcome } from '../../../relay/sandbox/engine.ts';
import { ImapEngine } from '../../../relay/sandbox/imap/engine.ts';
import type { ImapHost } from '../../../relay/sandbox/imap/host.ts';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';

/** How a client speaks: as of old, with VANISHED for EXPUNGE, or in IMAP4rev2. */
export type Manner = 'rev1' | 'QRESYNC' | 'rev2';

/** Commands during which no EXPUNGE or VANISHED may come (RFC 3501 §7.4.1). */
const HOLDING = /^(?:FETCH|STORE|SEARCH)\b/;

/**
 * A client that believes what it is told (RFC 3501 §7.3, §7.4): EXISTS adds at the end, EXPUNGE and VANISHED take away
 * and renumber, FETCH says a message's UID and flags. What contradicts its belief fails the test.
 */
export class Believer {
  readonly engine: ImapEngine;
  /** UID of each message, undefined until told. */
  uids: (number | undefined)[] = [];
  /** Flags by UID, sorted, without \Recent, as last told. */
  readonly flags = new Map<number, string>();
  private readonly vanishing: boolean;
  private tag = 0;

  constructor(host: ImapHost, manner: Manner) {
    this.engine = new ImapEngine(host, { secured: false });
    this.vanishing = manner === 'QRESYNC';
    this.engine.start();
    this.say('LOGIN nicolas mot_passe');
    if (manner !== 'rev1') this.say(`ENABLE ${manner === 'rev2' ? 'IMAP4rev2' : 'QRESYNC'}`);
    this.say('SELECT INBOX');
    this.say('FETCH 1:* (UID FLAGS)');
  }

  get count(): number {
    return this.uids.length;
  }

  /** Says a command and hears the answer, which must not be BAD. */
  say(command: string): string {
    const reply = this.hear(this.engine.receive(fromLatin1(`t${++this.tag} ${command}\r\n`)), command);
    expect(reply, command).toMatch(new RegExp(`^t${this.tag} (OK|NO)`, 'm'));
    return reply;
  }

  /** Idles for a moment: all there is to tell is told at once (RFC 2177). */
  idle(): void {
    this.hear(this.engine.receive(fromLatin1(`t${++this.tag} IDLE\r\n`)), 'IDLE');
    this.hear(this.engine.poll(), 'IDLE');
    const reply = this.hear(this.engine.receive(fromLatin1('DONE\r\n')), 'IDLE');
    expect(reply).toContain(`t${this.tag} OK`);
  }

  /** Between commands nothing may be said but to who idles. */
  poll(): void {
    expect(this.hear(this.engine.poll(), 'no command')).toBe('');
  }

  private hear(outcomes: readonly Outcome[], during: string): string {
    const reply = outcomes.map((o) => (o.type === 'write' ? latin1(concat([...o.parts])) : '')).join('');
    for (const line of withoutLiterals(reply).split('\r\n')) this.believe(line, during);
    return reply;
  }

  private believe(line: string, during: string): void {
    const vanished = /^\* VANISHED (\(EARLIER\) )?(\S+)$/.exec(line);
    if (vanished) this.vanished(vanished[2]!, during);
    const [, number, what, rest] = /^\* (\d+) (EXISTS|EXPUNGE|FETCH) ?(.*)$/.exec(line) ?? [];
    if (number === undefined) return;
    const n = Number(number);
    if (what === 'EXISTS') {
      expect(n, 'EXISTS never shrinks a mailbox').toBeGreaterThanOrEqual(this.count);
      while (this.count < n) this.uids.push(undefined);
    } else if (what === 'EXPUNGE') {
      expect(this.vanishing, 'VANISHED takes the place of EXPUNGE').toBe(false);
      expect(during, 'no EXPUNGE while numbers are in use').not.toMatch(HOLDING);
      expect(n).toBeLessThanOrEqual(this.count);
      this.uids.splice(n - 1, 1);
    } else this.fetched(n, rest ?? '');
  }

  private vanished(set: string, during: string): void {
    expect(this.vanishing).toBe(true);
    expect(during, 'no VANISHED while numbers are in use').not.toMatch(HOLDING);
    for (const range of set.split(',')) {
      const [from, to = from] = range.split(':').map(Number) as [number, number?];
      for (let uid = from; uid <= to; uid++) {
        // One whose UID was never told is among the untold ones, which stand at the end.
        const at = this.uids.includes(uid) ? this.uids.indexOf(uid) : this.uids.indexOf(undefined);
        expect(at, `VANISHED ${uid} of a message that was never announced`).toBeGreaterThanOrEqual(0);
        this.uids.splice(at, 1);
      }
    }
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
    if (known !== undefined && flags !== undefined) this.flags.set(known, sorted(flags));
  }
}

export const sorted = (flags: string): string =>
  flags
    .split(' ')
    .filter((flag) => flag !== '' && flag !== '\\Recent')
    .sort()
    .join(' ');

/** A reply whose responses are a line each. */
function withoutLiterals(reply: string): string {
  let rest = reply;
  let told = '';
  for (let found = /\{(\d+)\}\r\n/.exec(rest); found; found = /\{(\d+)\}\r\n/.exec(rest)) {
    told += `${rest.slice(0, found.index)}"…"`;
    rest = rest.slice(found.index + found[0].length + Number(found[1]));
  }
  return told + rest;
}
