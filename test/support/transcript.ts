import { expect } from 'vitest';
import type { Engine, Outcome } from '../../relay/sandbox/engine.ts';
import { type ConnectionFacts, Sandbox, type SandboxOptions } from '../../relay/sandbox/sandbox.ts';
import { concat } from '../../relay/wire/bytes.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { fromUtf8, utf8 } from '../../relay/wire/utf8.ts';
import { FixedSurroundings } from './surroundings.ts';

/** How octets are cut on their way to the engine. */
export type Cut = (octets: Uint8Array) => Uint8Array[];

export const whole: Cut = (octets) => [octets];
export const octetByOctet: Cut = (octets) => Array.from(octets, (octet) => Uint8Array.of(octet));

/** A sandbox with a fixed clock; the seed is `empty` unless told. */
export function sandbox(options: SandboxOptions = {}): Sandbox {
  return new Sandbox({ seed: 'empty', ...options }, new FixedSurroundings());
}

/** Opens a connection as 127.0.0.1 would. */
export function connect(to: Sandbox, protocol: Protocol, facts: Partial<ConnectionFacts> = {}): Engine {
  return to.open(protocol, { peer: '127.0.0.1', secured: false, ...facts });
}

/**
 * Plays a dialogue as the RFCs print it: each run of `C:` lines is sent, the `S:` lines that follow are what the
 * engine must answer. A script that begins with `S:` starts with the greeting. `…` in an `S:` line stands for any
 * text, and alone for any lines; `[closed]`, `[cut]`, `[starttls]`, `[compress]` and `[delay 50]` are what the driver
 * is told. `C: [secured]` at the start of a run is the end of the TLS handshake.
 */
export function converse(engine: Engine, script: string, cut: Cut = whole): void {
  const lines = script
    .split('\n')
    .map((line) => line.trimStart())
    .filter((line) => line !== '');
  const expected: string[] = [];
  const actual: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const client = lineRun(lines, at, 'C');
    const server = lineRun(lines, at + client.length, 'S');
    at += client.length + server.length;
    expect(client.length + server.length, `neither C: nor S: in ${lines[at]}`).toBeGreaterThan(0);
    const answers = spoken(client.length === 0 ? engine.start() : send(engine, client, cut));
    const sent = client.map((line) => `C: ${line}`);
    expected.push(...sent, ...server.map((line) => `S: ${line}`));
    actual.push(...sent, ...(matches(answers, server) ? server : answers).map((line) => `S: ${line}`));
  }
  expect(actual.join('\n')).toBe(expected.join('\n'));
}

function lineRun(lines: readonly string[], from: number, side: 'C' | 'S'): string[] {
  const run: string[] = [];
  for (let at = from; lines[at]?.startsWith(`${side}:`); at++) run.push(lines[at]!.slice(3));
  return run;
}

function send(engine: Engine, lines: readonly string[], cut: Cut): Outcome[] {
  const [first, ...rest] = lines;
  if (first === '[secured]') {
    engine.secured();
    return rest.length > 0 ? send(engine, rest, cut) : [];
  }
  const octets = utf8(lines.map((line) => `${line}\r\n`).join(''));
  return cut(octets).flatMap((chunk) => [...engine.receive(chunk)]);
}

/** What the engine wants done, as lines; text that does not end a line keeps `[no CRLF]` to show it. */
export function spoken(outcomes: readonly Outcome[]): string[] {
  const lines: string[] = [];
  let text = '';
  const flush = () => {
    if (text === '') return;
    if (!text.endsWith('\r\n')) text += '[no CRLF]\r\n';
    lines.push(...text.slice(0, -2).split('\r\n'));
    text = '';
  };
  for (const outcome of outcomes) {
    if (outcome.type === 'write') text += fromUtf8(concat([new Uint8Array(0), ...outcome.parts]));
    else {
      flush();
      lines.push(nameOf(outcome));
    }
  }
  flush();
  return lines;
}

function nameOf(outcome: Exclude<Outcome, { type: 'write' }>): string {
  if (outcome.type === 'close') return outcome.abruptly ? '[cut]' : '[closed]';
  return outcome.type === 'delay' ? `[delay ${outcome.milliseconds}]` : `[${outcome.type}]`;
}

function matches(answers: readonly string[], patterns: readonly string[]): boolean {
  const escaped = patterns.map((pattern) =>
    pattern === '…' ? '(?:.*\n)*' : `${pattern.split('…').map(escapeRegExp).join('.*')}\n`,
  );
  return new RegExp(`^${escaped.join('')}$`).test(answers.map((line) => `${line}\n`).join(''));
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Everything the engine writes and does for these octets, as one string: to compare ways of cutting them. */
export function replies(engine: Engine, chunks: readonly Uint8Array[]): string {
  return [engine.start(), ...chunks.map((chunk) => engine.receive(chunk))]
    .flatMap((outcomes) => spoken(outcomes))
    .join('\n');
}
