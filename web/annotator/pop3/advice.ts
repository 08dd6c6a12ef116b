import { isOneSlipAway } from '../core/slips.ts';
import type { Note } from '../span.ts';
import { HIDDEN, type Pop3Command, RULES } from './command.ts';
import type { Pop3Session } from './session.ts';

/** What a teacher would say of a command line: wrong state, wrong protocol, missing argument, unwise. */
export function adviseCommand(command: Pop3Command, session: Pop3Session, octets: number): readonly Note[] {
  const notes: Note[] = [];
  // RFC 2449 §4 gives a command line 255 octets, CRLF included.
  if (octets > 255) {
    notes.push({ kind: 'warning', id: 'pop3.warning.longCommand', rfc: '2449 §4', values: { octets } });
  }
  if (!command.known) notes.push(...unknownCommand(command));
  else
    notes.push(
      ...(wrongState(command, session) ??
        wrongArgument(command, session) ?? [
          ...(wrongOrder(command, session) ?? []),
          ...unwise(command, session),
        ]),
    );
  return notes;
}

const SMTP_WORDS = new Set(['EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'VRFY', 'STARTTLS']);
const IMAP_WORDS = new Set(
  'LOGIN CAPABILITY SELECT EXAMINE FETCH STORE LOGOUT NOOP LIST SEARCH UID STARTTLS AUTHENTICATE'.split(' '),
);
const HTTP_WORDS = new Set(['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT']);

function unknownCommand(command: Pop3Command): Note[] {
  const { name, argument } = command;
  const values = { command: name };
  const hint = (id: string, suggestion: string, hintValues = values): Note[] => [
    { kind: 'cause', id, rfc: '1939 §3', values: hintValues },
    { kind: 'hint', id: 'pop3.hint.type', values: { suggestion }, suggestion },
  ];
  if (name === HIDDEN) return hint('pop3.cause.bareWord', 'PASS string');
  if (name === 'STARTTLS') return hint('pop3.cause.starttls', 'STLS');
  if (name === 'LOGIN') return hint('pop3.cause.login', 'USER name');
  if (name === 'LOGOUT') return hint('pop3.cause.logout', 'QUIT');
  if (SMTP_WORDS.has(name)) return hint('pop3.cause.smtp', 'CAPA');
  if (HTTP_WORDS.has(name)) return hint('pop3.cause.http', 'QUIT');
  const second = IMAP_WORDS.has(argument) ? argument : '';
  if (second) return hint('pop3.cause.imapTag', POP3_FOR_IMAP[second] ?? 'CAPA', { command: second });
  if (name === '') return hint('pop3.cause.emptyLine', 'NOOP');
  const close = [...RULES.keys()].find((known) => isOneSlipAway(name, known));
  return hint(close ? 'pop3.cause.misspelt' : 'pop3.cause.unknownCommand', close ?? 'CAPA');
}

const POP3_FOR_IMAP: Readonly<Record<string, string>> = {
  LOGIN: 'USER name',
  CAPABILITY: 'CAPA',
  SELECT: 'STAT',
  FETCH: 'RETR 1',
  LOGOUT: 'QUIT',
  NOOP: 'NOOP',
  LIST: 'LIST',
  STARTTLS: 'STLS',
};

function wrongState(command: Pop3Command, session: Pop3Session): Note[] | undefined {
  const rule = RULES.get(command.name)!;
  const { state } = session;
  if (rule.states.includes(state)) return undefined;
  const suggestion =
    state === 'TRANSACTION' ? 'STAT' : session.claimed === undefined ? 'USER name' : 'PASS string';
  const values = { command: command.name, state, needed: rule.states.join(', ') };
  const cause: Note = { kind: 'cause', id: 'pop3.cause.wrongState', rfc: rule.rfc, values };
  if (state === 'UPDATE' || state === 'CLOSED') return [cause];
  const signedIn = state === 'TRANSACTION';
  return [
    cause,
    {
      kind: 'hint',
      id: signedIn ? 'pop3.hint.signedIn' : 'pop3.hint.signIn',
      rfc: '1939 §4',
      values: { suggestion },
      suggestion,
    },
  ];
}

const NEEDS_ARGUMENT: Readonly<Record<string, string>> = {
  USER: 'USER name',
  PASS: 'PASS string',
  APOP: 'APOP name digest',
  RETR: 'RETR 1',
  DELE: 'DELE 1',
  TOP: 'TOP 1 0',
};

/** RFC 1939 §7: PASS comes right after a USER that the server has accepted. */
function wrongOrder({ name }: Pop3Command, session: Pop3Session): Note[] | undefined {
  if (name !== 'PASS' || !session.greeted || session.claimed !== undefined) return undefined;
  const suggestion = 'USER name';
  return [
    { kind: 'cause', id: 'pop3.cause.userFirst', rfc: '1939 §7' },
    { kind: 'hint', id: 'pop3.hint.type', values: { suggestion }, suggestion },
  ];
}

function wrongArgument(command: Pop3Command, session: Pop3Session): Note[] | undefined {
  const { name, msg } = command;
  const { rfc } = RULES.get(name)!;
  const suggestion = NEEDS_ARGUMENT[name];
  const cause = (id: string, hint: string | undefined, values: Record<string, string | number>): Note[] => {
    const notes: Note[] = [{ kind: 'cause', id, rfc, values: { command: name, ...values } }];
    if (hint)
      notes.push({ kind: 'hint', id: 'pop3.hint.type', values: { suggestion: hint }, suggestion: hint });
    return notes;
  };
  if (suggestion && !command.hasArgument) return cause('pop3.cause.missingArgument', suggestion, {});
  if (TAKES_NUMBER.has(name) && command.hasArgument && msg === undefined) {
    return cause('pop3.cause.notANumber', `${name} 1`, { argument: command.argument.slice(0, 40) });
  }
  if (msg === undefined) return undefined;
  if (session.marked.has(msg)) return cause('pop3.cause.marked', 'RSET', { msg });
  if (session.count !== undefined && msg > session.count) {
    return cause('pop3.cause.noSuchMessage', 'LIST', { msg, count: session.count });
  }
  return undefined;
}

const TAKES_NUMBER = new Set(['LIST', 'RETR', 'DELE', 'TOP', 'UIDL']);
const CLEAR_MECHANISMS = new Set(['PLAIN', 'LOGIN']);

function unwise(command: Pop3Command, session: Pop3Session): Note[] {
  const { name } = command;
  const notes: Note[] = [];
  const { capability } = RULES.get(name)!;
  if (capability && session.lacks(capability)) {
    notes.push({
      kind: 'warning',
      id: 'pop3.warning.notOffered',
      rfc: '2449 §5',
      values: { command: name, capability },
    });
  }
  if (name === 'APOP') notes.push(...adviseApop(session));
  if (session.secured) return notes;
  const suggestion = session.lacks('STLS') ? undefined : 'STLS';
  const clear = name === 'PASS' || CLEAR_MECHANISMS.has(command.sasl?.mechanism ?? '');
  if (clear) {
    const note: Note = {
      kind: 'warning',
      id: 'pop3.warning.clearPassword',
      rfc: '8314 §3',
      values: { command: name },
    };
    notes.push(suggestion && session.claimed === undefined ? { ...note, suggestion } : note);
  }
  return notes;
}

function adviseApop(session: Pop3Session): Note[] {
  const weak: Note = { kind: 'warning', id: 'pop3.warning.apop', rfc: '1939 §7' };
  if (!session.greeted || session.timestamp) return [weak];
  const suggestion = 'USER name';
  return [
    { kind: 'cause', id: 'pop3.cause.noTimestamp', rfc: '1939 §7' },
    { kind: 'hint', id: 'pop3.hint.type', values: { suggestion }, suggestion },
  ];
}

/** Why the server said -ERR, as far as the command tells; the command's own advice first. */
export function adviseRefusal(
  command: Pop3Command,
  advice: readonly Note[],
  code: string | undefined,
): readonly Note[] {
  const causes = advice.filter((note) => note.kind === 'cause' || note.kind === 'hint');
  if (causes.length > 0) return causes;
  // A response code says the reason itself, and its own span explains it.
  if (code) return [];
  const id = REFUSALS[command.name];
  const rule = RULES.get(command.name);
  if (!id || !rule) return [];
  const values = { command: command.name, msg: command.msg ?? 0 };
  const cause: Note = { kind: 'cause', id, rfc: rule.rfc, values };
  const suggestion = NEXT_STEP[command.name];
  if (!suggestion) return [cause];
  return [cause, { kind: 'hint', id: 'pop3.hint.type', values: { suggestion }, suggestion }];
}

const REFUSALS: Readonly<Record<string, string>> = {
  USER: 'pop3.cause.userRefused',
  PASS: 'pop3.cause.passwordRefused',
  APOP: 'pop3.cause.digestRefused',
  AUTH: 'pop3.cause.authRefused',
  STLS: 'pop3.cause.stlsRefused',
  RETR: 'pop3.cause.messageRefused',
  LIST: 'pop3.cause.messageRefused',
  DELE: 'pop3.cause.messageRefused',
  TOP: 'pop3.cause.messageRefused',
  UIDL: 'pop3.cause.messageRefused',
  CAPA: 'pop3.cause.capaRefused',
  QUIT: 'pop3.cause.quitRefused',
};
const NEXT_STEP: Readonly<Record<string, string>> = {
  USER: 'USER name',
  PASS: 'USER name',
  APOP: 'USER name',
  AUTH: 'CAPA',
  RETR: 'LIST',
  DELE: 'LIST',
  TOP: 'LIST',
};
