import { isOneSlipAway } from '../core/slips.ts';
import type { Note } from '../span.ts';
import { RULES, type SmtpCommand, sectionOf } from './command.ts';
import type { SmtpSession } from './session.ts';

/** What a teacher would say of a command line: wrong state, wrong protocol, missing argument, unwise. */
export function adviseCommand(command: SmtpCommand, session: SmtpSession, octets: number): readonly Note[] {
  const notes: Note[] = [...command.leniencies];
  // RFC 5321 §4.5.3.1.4: 512 octets, CRLF included; extensions may add some.
  if (octets > 512) {
    notes.push({ kind: 'warning', id: 'smtp.warning.longCommand', rfc: '5321 §4.5.3.1', values: { octets } });
  }
  if (!command.known) notes.push(...unknownCommand(command));
  else notes.push(...(wrongState(command, session) ?? wrongArgument(command) ?? unwise(command, session)));
  return notes;
}

/** What to type next in each state to get a message sent. */
const NEXT: Readonly<Record<string, string>> = {
  CONNECTED: 'EHLO client.example.org',
  READY: 'MAIL FROM:<me@example.org>',
  MAIL: 'RCPT TO:<you@example.org>',
  RCPT: 'DATA',
};

function hint(suggestion: string | undefined): Note[] {
  return suggestion ? [{ kind: 'hint', id: 'smtp.hint.type', values: { suggestion }, suggestion }] : [];
}

const POP3_WORDS = new Set([
  'USER',
  'PASS',
  'APOP',
  'STAT',
  'LIST',
  'RETR',
  'DELE',
  'TOP',
  'UIDL',
  'CAPA',
  'STLS',
]);
const IMAP_WORDS = new Set(
  'LOGIN CAPABILITY SELECT EXAMINE FETCH STORE LOGOUT NOOP LIST SEARCH UID STARTTLS AUTHENTICATE'.split(' '),
);
const HTTP_WORDS = new Set(['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'CONNECT']);

function unknownCommand(command: SmtpCommand): Note[] {
  const { name, argument } = command;
  const say = (id: string, suggestion: string, word = name): Note[] => [
    { kind: 'cause', id, rfc: '5321 §4.1.1', values: { command: word } },
    ...hint(suggestion),
  ];
  if (name === '') return say('smtp.cause.emptyLine', 'NOOP');
  if (name === '.') return say('smtp.cause.dotOutside', 'NOOP');
  if (name === 'STLS') return say('smtp.cause.stls', 'STARTTLS');
  if (name === 'LOGOUT') return say('smtp.cause.logout', 'QUIT');
  if (POP3_WORDS.has(name)) return say('smtp.cause.pop3', NEXT.CONNECTED!);
  if (HTTP_WORDS.has(name)) return say('smtp.cause.http', 'QUIT');
  if (name.startsWith('MAILFROM') || name.startsWith('FROM:')) return say('smtp.cause.mailForm', NEXT.READY!);
  if (name.startsWith('RCPTTO') || name.startsWith('TO:')) return say('smtp.cause.rcptForm', NEXT.MAIL!);
  if (HEADER_FIELD.test(name)) return say('smtp.cause.headerOutsideData', 'DATA');
  if (IMAP_WORDS.has(argument)) return say('smtp.cause.imapTag', NEXT.CONNECTED!, argument);
  const close = [...RULES.keys()].find((known) => isOneSlipAway(name, known));
  return say(close ? 'smtp.cause.misspelt' : 'smtp.cause.unknownCommand', close ?? 'HELP');
}

const HEADER_FIELD = /^(SUBJECT|DATE|CC|REPLY-TO|MESSAGE-ID):$/;

/** RFC 5321 §4.1.4: the order of commands. */
function wrongState(command: SmtpCommand, session: SmtpSession): Note[] | undefined {
  const rule = RULES.get(command.name);
  const { state } = session;
  if (!rule || rule.states.includes(state)) return undefined;
  const values = { command: command.name, state };
  const id = ORDER[command.name] ?? 'smtp.cause.wrongState';
  const nested = command.name === 'MAIL' && (state === 'MAIL' || state === 'RCPT');
  const cause: Note = {
    kind: 'cause',
    id: nested ? 'smtp.cause.order.nested' : id,
    rfc: '5321 §4.1.4',
    values,
  };
  return [cause, ...hint(nested ? 'RSET' : NEXT[state])];
}

const ORDER: Readonly<Record<string, string>> = {
  MAIL: 'smtp.cause.order.MAIL',
  RCPT: 'smtp.cause.order.RCPT',
  DATA: 'smtp.cause.order.DATA',
  BDAT: 'smtp.cause.order.DATA',
};

const FORMS: Readonly<Record<string, string>> = {
  EHLO: NEXT.CONNECTED!,
  HELO: 'HELO client.example.org',
  MAIL: NEXT.READY!,
  RCPT: NEXT.MAIL!,
  VRFY: 'VRFY postmaster',
  EXPN: 'EXPN list-name',
  AUTH: 'AUTH PLAIN',
  BDAT: 'BDAT 86 LAST',
};

function wrongArgument(command: SmtpCommand): Note[] | undefined {
  const { name } = command;
  const form = FORMS[name];
  if (!form || command.hasArgument) return undefined;
  const id = name === 'MAIL' || name === 'RCPT' ? `smtp.cause.form.${name}` : 'smtp.cause.missingArgument';
  return [{ kind: 'cause', id, rfc: sectionOf(name) ?? '', values: { command: name } }, ...hint(form)];
}

const CLEAR_MECHANISMS = new Set(['PLAIN', 'LOGIN']);

function unwise(command: SmtpCommand, session: SmtpSession): Note[] {
  const { name } = command;
  const notes: Note[] = [];
  const capability = RULES.get(name)?.capability;
  if (capability && session.lacks(capability)) {
    const values = { command: name, capability };
    notes.push({ kind: 'warning', id: 'smtp.warning.notOffered', rfc: '5321 §2.2.1', values });
  }
  if (!session.secured && CLEAR_MECHANISMS.has(command.sasl?.mechanism ?? '')) {
    const note: Note = { kind: 'warning', id: 'smtp.warning.clearPassword', rfc: '4954 §4' };
    notes.push(session.lacks('STARTTLS') ? note : { ...note, suggestion: 'STARTTLS' });
  }
  return notes;
}

/** Why the server refused, as far as the command tells, and what to do about it. */
export function adviseRefusal(
  command: SmtpCommand,
  advice: readonly Note[],
  session: SmtpSession,
  code: string,
): readonly Note[] {
  const causes = advice.filter((note) => note.kind === 'cause' || note.kind === 'hint');
  if (causes.length > 0) return causes;
  if (code === '530') return hint(session.secured || session.lacks('STARTTLS') ? 'AUTH PLAIN' : 'STARTTLS');
  if (code === '503') return hint(NEXT[session.state]);
  const id = REFUSALS[command.name];
  if (!id || code[0] !== '5') return [];
  const values = { argument: command.argument };
  return [{ kind: 'cause', id, rfc: sectionOf(command.name) ?? '5321 §4.1.1.4', values }];
}

const REFUSALS: Readonly<Record<string, string>> = {
  MAIL: 'smtp.cause.senderRefused',
  RCPT: 'smtp.cause.recipientRefused',
  AUTH: 'smtp.cause.authRefused',
  '.': 'smtp.cause.messageRefused',
};
