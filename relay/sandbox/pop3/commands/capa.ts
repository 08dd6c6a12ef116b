import { bare, listing } from '../command.ts';
import { err } from '../reply.ts';
import type { Pop3Session } from '../session.ts';

/** CAPA (RFC 2449 §5): nothing is told that does not work. */
export const capa = bare('CAPA', (session) =>
  session.sandbox.face.pop3.capa && session.has('CAPA')
    ? listing(session.texts.capabilities, capabilities(session))
    : err(session.texts.unknownCommand('CAPA')),
);

function capabilities(session: Pop3Session): string[] {
  const { mechanisms } = session;
  const all = ['TOP', 'UIDL', 'RESP-CODES', 'AUTH-RESP-CODE', 'PIPELINING'];
  // Mail stays until it is deleted, and nobody need wait between two sessions.
  all.push('EXPIRE NEVER', 'LOGIN-DELAY 0');
  if (session.state === 'AUTHORIZATION') all.push('USER');
  if (mechanisms.length > 0) all.push(`SASL ${mechanisms.join(' ')}`);
  if (session.offersTls && session.state === 'AUTHORIZATION') all.push('STLS');
  all.push('UTF8 USER', 'LANG', 'IMPLEMENTATION PlusOK');
  return all.filter((line) => session.has(line.split(' ')[0]!));
}
