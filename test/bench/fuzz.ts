/**
 * `npm run bench -- fuzz`: a million random or mutated inputs for each engine of the sandbox. Nothing may be thrown or
 * take long, every reply ends its line, the store's invariants hold, and two IMAP sessions agree on the numbers of
 * the messages.
 */
import type { Engine, Outcome } from '../../relay/sandbox/engine.ts';
import type { Sandbox } from '../../relay/sandbox/sandbox.ts';
import { concat, fromLatin1, latin1 } from '../../relay/wire/bytes.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { DIALOGUES, IMAP_LINES } from '../support/fuzz-lines.ts';
import { checkStore, StoreWatch } from '../support/store-invariants.ts';
import { connect, sandbox } from '../support/transcript.ts';

const INPUTS = 1_000_000;
/** Inputs sent to the two sessions of one round, in turn. */
const INPUTS_A_ROUND = 20;
/** Rounds on one store before it is reset. */
const ROUNDS_A_STORE = 50;
/** An input that takes longer, in milliseconds, hangs. */
const HANG = 2000;

/** The next number from 0 (inclusive) to 1 (exclusive); the same sequence for the same seed (mulberry32). */
export type Chance = () => number;

export function chance(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const below = (random: Chance, limit: number) => Math.floor(random() * limit);
const oneOf = <T>(random: Chance, list: readonly T[]): T => list[below(random, list.length)]!;

const linesOf = (dialogues: readonly string[]) => dialogues.join('').split(/(?<=\r\n)/);
const LINES: Readonly<Record<Protocol, readonly string[]>> = {
  pop3: linesOf(DIALOGUES.pop3),
  smtp: linesOf(DIALOGUES.smtp),
  imap: IMAP_LINES.map((line) => `t ${line}\r\n`),
};
/** How a session may begin, so that much of it happens signed in. */
const OPENINGS: Readonly<Record<Protocol, readonly string[]>> = {
  pop3: ['', 'USER nicolas\r\nPASS mot_passe\r\n', 'USER alice\r\nPASS secret\r\n'],
  smtp: ['', 'EHLO a\r\n', 'EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<nicolas@plusok.test>\r\nDATA\r\n'],
  imap: ['', 'a LOGIN nicolas mot_passe\r\n', 'a LOGIN nicolas mot_passe\r\nb SELECT INBOX\r\n'],
};
const PIECES = [
  '',
  '',
  ' ',
  '\r\n',
  '\n',
  '(',
  ')',
  '"',
  '\\',
  '*',
  '%',
  '.',
  ':',
  '0',
  '9'.repeat(12),
  '{3}',
  '\xe9',
  '\0',
];

/** A line as it is, one with pieces lost or put in, the start of one and the end of another, or noise. */
function input(random: Chance, lines: readonly string[]): string {
  const line = oneOf(random, lines);
  const kind = random();
  if (kind < 0.3) return line;
  if (kind < 0.75) return mutated(random, line);
  if (kind < 0.9) {
    const other = oneOf(random, lines);
    return line.slice(0, below(random, line.length)) + other.slice(below(random, other.length));
  }
  const noise = Array.from({ length: below(random, 40) }, () => String.fromCharCode(below(random, 256)));
  return `${noise.join('')}${random() < 0.7 ? '\r\n' : ''}`;
}

function mutated(random: Chance, line: string): string {
  let text = line;
  for (let times = 1 + below(random, 3); times > 0; times--) {
    const at = below(random, text.length);
    text = text.slice(0, at) + oneOf(random, PIECES) + text.slice(at + below(random, 4));
  }
  return text;
}

/** One connection under test; it remembers what it was sent, to tell it when something fails. */
class Victim {
  readonly engine: Engine;
  readonly sent: string[] = [];
  slowest = 0;

  constructor(box: Sandbox, protocol: Protocol) {
    this.engine = connect(box, protocol);
    this.check(this.engine.start());
  }

  /** What the engine answers to these octets. */
  send(text: string): string {
    this.sent.push(text);
    const start = performance.now();
    const outcomes = this.engine.receive(fromLatin1(text));
    const taken = performance.now() - start;
    this.slowest = Math.max(this.slowest, taken);
    if (taken > HANG) throw new Error(`${Math.round(taken)} ms for one input`);
    return this.check(outcomes);
  }

  check(outcomes: readonly Outcome[]): string {
    const parts = outcomes.flatMap((outcome) => (outcome.type === 'write' ? outcome.parts : []));
    const text = latin1(concat([new Uint8Array(0), ...parts]));
    if (text !== '' && !text.endsWith('\r\n'))
      throw new Error(`a reply without line end: ${text.slice(-200)}`);
    // A client that goes by line ends would wait for a literal.
    if (/\{\d+[+-]?\}\r\n$/.test(text)) throw new Error(`a reply ends like a literal: ${text.slice(-200)}`);
    if (text.includes('SERVERBUG')) throw new Error(`a mistake of ours: ${text.slice(-300)}`);
    if (outcomes.some(({ type }) => type === 'starttls')) this.engine.secured();
    return text;
  }
}

/** Sends what ends any literal, IDLE or SASL exchange, then asks for every UID: as numbers in order, each once. */
function numbersOf(victim: Victim): string | undefined {
  victim.send(`${'\r\n'.repeat(600)}DONE\r\n*\r\n`);
  victim.send('z1 NOTIFY SET (SELECTED (MessageNew MessageExpunge))\r\nz2 NOOP\r\n');
  const answer = victim.send('z3 UID FETCH 1:* (UID)\r\n');
  if (!answer.includes('z3 OK')) return undefined;
  return [...answer.matchAll(/^\* (\d+) FETCH \(UID (\d+)/gm)].map(([, n, uid]) => `${n}=${uid}`).join(' ');
}

/** What a session sees must be what one of the mailboxes holds. */
function checkNumbers(box: Sandbox, victim: Victim): void {
  const seen = numbersOf(victim);
  const account = box.store.account(victim.engine.user ?? '');
  if (seen === undefined || !account) return;
  const held = [...account.mailboxes.values()].map(({ messages }) =>
    messages.map(({ uid }, index) => `${index + 1}=${uid}`).join(' '),
  );
  if (!held.includes(seen)) throw new Error(`numbers that no mailbox has: ${seen}`);
}

function round(box: Sandbox, protocol: Protocol, random: Chance): number {
  const victims = [0, 1].map(() => new Victim(box, protocol));
  try {
    for (const victim of victims) victim.send(oneOf(random, OPENINGS[protocol]));
    for (let i = 0; i < INPUTS_A_ROUND; i++) {
      const victim = oneOf(random, victims);
      victim.send(input(random, LINES[protocol]));
      for (const each of victims) each.check(each.engine.poll());
    }
    if (protocol === 'imap') for (const victim of victims) checkNumbers(box, victim);
    for (const victim of victims) victim.engine.lost();
    checkStore(box.store);
  } catch (error) {
    for (const { sent } of victims) console.error(JSON.stringify(sent));
    throw error;
  }
  return Math.max(...victims.map(({ slowest }) => slowest));
}

function fuzz(protocol: Protocol, seed: number): void {
  const random = chance(seed);
  const start = performance.now();
  let slowest = 0;
  let box = sandbox({ seed: 'default', tls: true });
  let watch = new StoreWatch(box.store);
  for (let rounds = 0; rounds * INPUTS_A_ROUND < INPUTS; rounds++) {
    if (rounds % ROUNDS_A_STORE === 0) {
      box = sandbox({ seed: 'default', tls: true });
      watch = new StoreWatch(box.store);
    }
    slowest = Math.max(slowest, round(box, protocol, random));
    watch.look();
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(
    `${protocol}: ${INPUTS} inputs in ${seconds} s, seed ${seed}; the slowest took ${slowest.toFixed(1)} ms`,
  );
}

/** Another seed each day, so that time finds more; the seed is told. */
export async function benchFuzz(): Promise<void> {
  const seed = Math.floor(Date.now() / 86_400_000);
  for (const protocol of ['pop3', 'smtp', 'imap'] as const) fuzz(protocol, seed);
}
