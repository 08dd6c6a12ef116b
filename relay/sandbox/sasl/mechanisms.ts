import { CramMd5Exchange } from './cram-md5.ts';
import type { SaslExchange, SaslServer } from './exchange.ts';
import { LoginExchange } from './login.ts';
import { PlainExchange } from './plain.ts';
import { ScramExchange } from './scram.ts';

/** The mechanisms all three protocols offer, strongest first, by their registered names. */
const MECHANISMS: ReadonlyMap<string, (server: SaslServer) => SaslExchange> = new Map([
  ['SCRAM-SHA-256', (server: SaslServer): SaslExchange => new ScramExchange(server)],
  ['CRAM-MD5', (server) => new CramMd5Exchange(server)],
  ['PLAIN', (server) => new PlainExchange(server)],
  ['LOGIN', (server) => new LoginExchange(server)],
]);

/** The names, strongest first, without those switched off (`AUTH=PLAIN`). */
export function mechanismNames(off: ReadonlySet<string> = new Set()): string[] {
  return [...MECHANISMS.keys()].filter((name) => !off.has(`AUTH=${name}`));
}

/** A new exchange of the mechanism of that name, in any case; undefined when there is none. */
export function saslExchange(name: string, server: SaslServer): SaslExchange | undefined {
  return MECHANISMS.get(name.toUpperCase())?.(server);
}
