import { SMTP_COMMANDS, type SmtpState } from '../../wire/smtp/commands.ts';
import type { Command } from './command.ts';
import { auth } from './commands/auth.ts';
import { data } from './commands/data.ts';
import { ehlo, helo } from './commands/hello.ts';
import { mail } from './commands/mail.ts';
import { rcpt } from './commands/rcpt.ts';
import { help, noop, quit, rset, starttls } from './commands/session-commands.ts';
import { expn, vrfy } from './commands/verify.ts';
import { type Reply, reply } from './reply.ts';
import type { SmtpSession } from './session.ts';

/** All commands but BDAT, which the engine frames itself since octets follow it whatever the answer. */
const COMMANDS: readonly Command[] = [
  ehlo,
  helo,
  mail,
  rcpt,
  data,
  rset,
  noop,
  vrfy,
  expn,
  help,
  quit,
  starttls,
  auth,
];
const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));
const STATES = new Map<string, readonly SmtpState[]>(SMTP_COMMANDS.map(({ name, states }) => [name, states]));

/** Verbs of RFC 821 that no server takes any more (RFC 5321 appendix F). */
const OBSOLETE = new Set(['SEND', 'SOML', 'SAML', 'TURN']);

/** The command of that verb, in any case, if it exists here and is legal now; else the refusal. */
export function findCommand(session: SmtpSession, verb: string): Command | Reply {
  const name = verb.toUpperCase();
  const command = BY_NAME.get(name);
  if (OBSOLETE.has(name)) return reply(502, '5.5.1', `${name} is obsolete and not taken here`);
  if (!command || (command.capability !== undefined && !session.has(command.capability))) {
    const quoted = verb.slice(0, 20).replace(/[^\x20-\x7e]/g, '?');
    return reply(500, '5.5.1', `There is no command "${quoted}"; HELP lists those there are`);
  }
  return outOfOrder(session, name) ?? command;
}

/** RFC 5321 §4.1.4: 503 when a command comes too early or twice; undefined when it may come now. */
export function outOfOrder(session: SmtpSession, name: string): Reply | undefined {
  const states = STATES.get(name) ?? [];
  if (states.includes(session.state)) return undefined;
  return reply(503, '5.5.1', whatIsMissing(session.state, name));
}

function whatIsMissing(state: SmtpState, name: string): string {
  if (state === 'CONNECTED') return `Greet first: EHLO and the name of your machine, then ${name}`;
  if (state === 'READY') return `${name} needs a sender first: MAIL FROM:<...>`;
  if (name === 'MAIL') return 'The sender was given already; RSET begins anew';
  if (state === 'MAIL' && STATES.get(name)?.includes('RCPT'))
    return `${name} needs a recipient first: RCPT TO:<...>`;
  return `${name} does not belong inside a mail; RSET ends it`;
}
