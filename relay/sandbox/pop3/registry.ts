import { POP3_COMMANDS, type Pop3State } from '../../wire/pop3/commands.ts';
import type { Command } from './command.ts';
import { apop } from './commands/apop.ts';
import { auth } from './commands/auth.ts';
import { capa } from './commands/capa.ts';
import { dele, noop, quit, rset } from './commands/dele-rset.ts';
import { lang, utf8 } from './commands/languages.ts';
import { list, stat, uidl } from './commands/listings.ts';
import { retr, top } from './commands/retr-top.ts';
import { stls } from './commands/stls.ts';
import { pass, user } from './commands/user-pass.ts';
import { err, type Negative } from './reply.ts';
import type { Pop3Session } from './session.ts';

const COMMANDS: readonly Command[] = [
  user,
  pass,
  apop,
  auth,
  stls,
  stat,
  list,
  retr,
  dele,
  noop,
  rset,
  top,
  uidl,
  capa,
  utf8,
  lang,
  quit,
];
const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));
const STATES = new Map<string, readonly Pop3State[]>(POP3_COMMANDS.map(({ name, states }) => [name, states]));

/** What must be switched on for a command whose own name is no capability of RFC 2449. */
const CAPABILITY_OF: Readonly<Record<string, string>> = { AUTH: 'SASL', PASS: 'USER' };

/** The command of that name, in any case, if it exists here and is legal now; else the refusal. */
export function findCommand(session: Pop3Session, word: string): Command | Negative {
  const name = word.toUpperCase();
  const command = BY_NAME.get(name);
  if (!command || !session.has(CAPABILITY_OF[name] ?? name)) {
    return err(session.texts.unknownCommand(printable(word)));
  }
  if (!STATES.get(name)?.includes(session.state)) {
    return err(session.texts.wrongState(name, session.state !== 'AUTHORIZATION'));
  }
  return command;
}

/** A word of the client's made safe and short enough to quote. */
const printable = (word: string) => word.slice(0, 20).replace(/[\x00-\x1f\x7f]/g, '?');
