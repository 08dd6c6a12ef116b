import { expect } from 'vitest';
import type { Outcome } from '../../../relay/sandbox/engine.ts';
import { ImapEngine } from '../../../relay/sandbox/imap/engine.ts';
import type { ImapHost } from '../../../relay/sandbox/imap/host.ts';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';

/** Cuts what a client sends into the chunks a network might make of it. */
export type Cut = (octets: string) => string[];

export const WHOLE: Cut = (octets) => [octets];
export const OCTETS: Cut = (octets) => [...octets];

/**
 * Plays a conversation against the engine and expects it to go exactly so. `C:` is what the client types, `S:` what
 * the server answers; with several clients `C1:`, `S1:`, `C2:` … A client's line ends in CRLF unless it ends in `\`,
 * which stands for nothing more. `S: <starttls>`, `<close>` … are what the driver is told to do. `…` in an `S:` line
 * stands for any text, and alone for any lines of that server.
 */
export function converse(host: ImapHost, script: string, cut: Cut = WHOLE): void {
  const expected = lines(script);
  const said: string[] = [];
  const clients = new Map<string, ImapEngine>();
  const hear = (name: string, outcomes: readonly Outcome[]) => {
    for (const line of spoken(outcomes)) said.push(`S${name}: ${line}`.trimEnd());
  };
  for (const line of expected) {
    const [, name, text] = /^C(\d*): ?(.*)$/.exec(line) ?? [];
    if (name === undefined || text === undefined) continue;
    let engine = clients.get(name);
    if (!engine) {
      engine = new ImapEngine(host, { secured: false });
      clients.set(name, engine);
      hear(name, engine.start());
    }
    said.push(line);
    const octets = text.endsWith('\\') ? text.slice(0, -1) : `${text}\r\n`;
    for (const chunk of cut(octets)) hear(name, engine.receive(fromLatin1(chunk)));
    for (const [other, each] of clients) hear(other, each.poll());
  }
  if (!matches(said, expected)) expect(said.join('\n')).toBe(expected.join('\n'));
}

function matches(said: readonly string[], expected: readonly string[]): boolean {
  const patterns = expected.map((line) => {
    const [, server] = /^(S\d*): …$/.exec(line) ?? [];
    if (server !== undefined) return `(?:${server}:.*\n)*`;
    return line.startsWith('S') ? `${line.split('…').map(escaped).join('.*')}\n` : `${escaped(line)}\n`;
  });
  return new RegExp(`^${patterns.join('')}$`).test(said.map((line) => `${line}\n`).join(''));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The script's lines, without the indent it has in the test. */
function lines(script: string): string[] {
  return script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function spoken(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.type !== 'write') return [`<${outcome.type}>`];
    const text = latin1(concat([...outcome.parts]));
    return text.replace(/\r\n$/, '').split('\r\n');
  });
}
