import { IMAP_COMMANDS, type ImapState } from '../../../relay/wire/imap/commands.ts';
import { isOneSlipAway } from '../core/slips.ts';
import type { Note, SessionFacts } from '../span.ts';
import type { ImapCommand } from './command.ts';
import type { ImapSession } from './session.ts';

export const RULES = new Map(IMAP_COMMANDS.map((rule) => [rule.name, rule]));

const note = (kind: Note['kind'], id: string, values?: Note['values'], rfc?: string): Note => ({
  kind,
  id,
  ...(values ? { values } : {}),
  ...(rfc ? { rfc } : {}),
});

const hint = (id: string, suggestion: string, rfc?: string): Note => ({
  kind: 'hint',
  id,
  values: { suggestion },
  suggestion,
  ...(rfc ? { rfc } : {}),
});

/** What a teacher would say of a command line: forgotten tag, wrong state, wrong protocol, bad argument, unwise. */
export function adviseCommand(command: ImapCommand, session: ImapSession): Note[] {
  if (command.tagForgotten) return forgottenTag(command);
  if (!command.known) return unknownCommand(command, session);
  const notes = wrongState(command, session) ?? wrongArgument(command, session) ?? unwise(command, session);
  if (session.usesTagAgain(command.tag)) {
    notes.push(
      note(
        'warning',
        'imap.warning.tagReuse',
        { tag: command.tag },
        session.rev2 ? '9051 §2.2.1' : '3501 §2.2.1',
      ),
    );
  }
  return notes;
}

function forgottenTag({ name, shown }: ImapCommand): Note[] {
  const suggestion = name === 'LOGIN' ? 'a1 LOGIN user password' : `a1 ${shown}`;
  return [
    note('cause', 'imap.cause.noTag', { command: name }, '3501 §2.2.1'),
    hint('imap.hint.type', suggestion, '3501 §2.2.1'),
  ];
}

/** RFC 3501 §9 `tag`. */
export const canBeTag = (word: string): boolean => !/[+*%\\]/.test(word);

const POP3_WORDS = new Set([
  'USER',
  'PASS',
  'APOP',
  'STAT',
  'RETR',
  'DELE',
  'RSET',
  'QUIT',
  'UIDL',
  'TOP',
  'CAPA',
  'STLS',
]);
const SMTP_WORDS = new Set(['EHLO', 'HELO', 'MAIL', 'RCPT', 'DATA', 'VRFY', 'EXPN']);
const HTTP_WORDS = new Set(['GET', 'POST', 'HEAD', 'PUT', 'OPTIONS']);
const INSTEAD: Readonly<Record<string, string>> = {
  USER: 'LOGIN user password',
  PASS: 'LOGIN user password',
  APOP: 'LOGIN user password',
  STAT: 'STATUS INBOX (MESSAGES)',
  RETR: 'FETCH 1 BODY.PEEK[]',
  TOP: 'FETCH 1 BODY.PEEK[HEADER]',
  DELE: 'STORE 1 +FLAGS (\\Deleted)',
  RSET: 'STORE 1 -FLAGS (\\Deleted)',
  UIDL: 'FETCH 1:* (UID)',
  QUIT: 'LOGOUT',
  CAPA: 'CAPABILITY',
  STLS: 'STARTTLS',
};

function unknownCommand(command: ImapCommand, session: ImapSession): Note[] {
  const { tag, name } = command;
  if (tag === '' && name === '') return [note('cause', 'imap.cause.emptyLine', {}, '3501 §2.2.1')];
  const first = tag.toUpperCase();
  // What cannot be a tag is not suggested as one.
  const free = canBeTag(tag) ? tag : 'a1';
  if (first === 'DONE' && name === '') return [note('cause', 'imap.cause.doneOutside', {}, '2177 §3')];
  for (const word of [name, first]) {
    const wrong = POP3_WORDS.has(word)
      ? 'pop3'
      : SMTP_WORDS.has(word)
        ? 'smtp'
        : HTTP_WORDS.has(word)
          ? 'http'
          : '';
    if (wrong === '') continue;
    return [
      note('cause', `imap.cause.${wrong}`, { command: word }, '3501 §2.2.1'),
      hint('imap.hint.type', `${word === name ? free : 'a1'} ${INSTEAD[word] ?? 'CAPABILITY'}`),
    ];
  }
  if (name === '') {
    return [
      note('cause', 'imap.cause.tagAlone', { tag }, '3501 §2.2.1'),
      hint('imap.hint.type', `${free} NOOP`),
    ];
  }
  if (name.startsWith('X')) return [];
  if (name === 'UID') {
    return [
      note('cause', 'imap.cause.uidAlone', {}, session.rev2 ? '9051 §6.4.9' : '3501 §6.4.8'),
      hint('imap.hint.type', `${free} ${EXAMPLES['UID FETCH']}`),
    ];
  }
  const close = [...RULES.keys()].find((known) => isOneSlipAway(name, known));
  const id = close ? 'imap.cause.misspelt' : 'imap.cause.unknownCommand';
  return [
    note('cause', id, { command: name }, session.rev2 ? '9051 §6' : '3501 §6'),
    hint('imap.hint.type', `${free} ${close ?? 'CAPABILITY'}`),
  ];
}

function wrongState({ name, tag }: ImapCommand, session: ImapSession): Note[] | undefined {
  const rule = RULES.get(name);
  const { state } = session;
  if (!rule || rule.states.includes(state)) return undefined;
  if (state === 'LOGOUT' || state === 'CLOSED')
    return [note('cause', 'imap.cause.over', { command: name }, '3501 §3.4')];
  const cause = note(
    'cause',
    'imap.cause.wrongState',
    { command: name, state, needed: rule.states.join(', ') },
    rule.rfc,
  );
  if (state === 'NOT AUTHENTICATED')
    return [cause, hint('imap.hint.signIn', `${tag} LOGIN user password`, '3501 §6.2.3')];
  const selects = rule.states.includes('SELECTED');
  if (selects) return [cause, hint('imap.hint.select', `${tag} SELECT INBOX`, '3501 §6.3.1')];
  return [cause, note('hint', 'imap.hint.signedIn', { state }, '3501 §3')];
}

function wrongArgument(command: ImapCommand, session: ImapSession): Note[] | undefined {
  if (!command.fault) return undefined;
  const { name, tag, fault, faultText } = command;
  const rule = RULES.get(name);
  const syntax = `${tag} ${name} ${rule?.syntax ?? ''}`.trim();
  const values = { command: name, text: faultText };
  const rfc = rule?.rfc ?? (session.rev2 ? '9051 §6' : '3501 §6');
  const listAlone = name === 'LIST' && fault === 'missing';
  const cause = note('cause', listAlone ? 'imap.cause.listAlone' : `imap.cause.${fault}`, values, rfc);
  const example = EXAMPLES[name];
  return [
    cause,
    example ? hint('imap.hint.type', `${tag} ${example}`) : note('hint', 'imap.hint.syntax', { syntax }, rfc),
  ];
}

/** For commands whose arguments beginners get wrong: a line that works. */
const EXAMPLES: Readonly<Record<string, string>> = {
  LOGIN: 'LOGIN user password',
  LIST: 'LIST "" "*"',
  LSUB: 'LSUB "" "*"',
  SELECT: 'SELECT INBOX',
  EXAMINE: 'EXAMINE INBOX',
  STATUS: 'STATUS INBOX (MESSAGES UNSEEN)',
  FETCH: 'FETCH 1 (FLAGS RFC822.SIZE)',
  'UID FETCH': 'UID FETCH 1:* (FLAGS)',
  STORE: 'STORE 1 +FLAGS (\\Seen)',
  SEARCH: 'SEARCH UNSEEN',
  COPY: 'COPY 1 Archive',
  APPEND: 'APPEND INBOX {310}',
};

function unwise(command: ImapCommand, session: ImapSession): Note[] {
  const notes: Note[] = [];
  const { name } = command;
  const rule = RULES.get(name);
  if (rule?.capability && !isOffered(rule, session)) {
    notes.push(
      note('warning', 'imap.warning.notOffered', { command: name, capability: rule.capability }, rule.rfc),
    );
  }
  const mechanism = command.sasl?.mechanism;
  const inClear = !session.secured && (name === 'LOGIN' || mechanism === 'PLAIN' || mechanism === 'LOGIN');
  if (name === 'LOGIN' && session.capabilities?.includes('LOGINDISABLED')) {
    notes.push(note('cause', 'imap.cause.loginDisabled', {}, session.rev2 ? '9051 §6.2.3' : '3501 §6.2.3'));
    if (!session.secured) notes.push(hint('imap.hint.startTls', `${command.tag} STARTTLS`, '3501 §6.2.1'));
  }
  if (inClear) notes.push(note('warning', 'imap.warning.clearPassword', { command: name }, '8314 §3'));
  if (command.setsSeen && !session.readOnly) {
    notes.push(note('warning', 'imap.warning.setsSeen', {}, session.rev2 ? '9051 §6.4.5' : '3501 §6.4.5'));
  }
  return notes;
}

/** Extensions of IMAP4rev1 that are part of IMAP4rev2 (RFC 9051 appendix E). */
const REV2_HAS = new Set(['ENABLE', 'IDLE', 'NAMESPACE', 'UNSELECT', 'MOVE', 'UID MOVE', 'UID EXPUNGE']);

/** The commands that are legal in the session's state. */
export function commandsOf(session: ImapSession): SessionFacts['commands'] {
  return IMAP_COMMANDS.filter(({ states }) => states.includes(session.state)).map((rule) => ({
    name: rule.name,
    syntax: rule.syntax,
    offered: isOffered(rule, session),
  }));
}

/** False when the server's announced capabilities rule the command out. */
function isOffered({ name, capability }: (typeof IMAP_COMMANDS)[number], session: ImapSession): boolean {
  const { capabilities, rev2 } = session;
  if (capabilities === undefined) return true;
  if (name === 'LOGIN') return !capabilities.includes('LOGINDISABLED');
  if (capability === undefined || (rev2 && REV2_HAS.has(name))) return true;
  // THREAD needs one of several capabilities; the others just theirs.
  if (capability.startsWith('THREAD=')) return capabilities.some((each) => each.startsWith('THREAD='));
  return !session.lacks(capability);
}

/** Why a command was answered NO or BAD: what was wrong with it, or what the two words mean (RFC 3501 §7.1). */
export function adviseRefusal(name: string, command: string, advice: readonly Note[], rev2: boolean): Note[] {
  const told = advice.filter(({ kind }) => kind === 'cause' || kind === 'hint');
  const section = name === 'NO' ? '7.1.2' : '7.1.3';
  const meaning = note('cause', `imap.cause.${name}`, { command }, `${rev2 ? 9051 : 3501} §${section}`);
  return [meaning, ...told];
}

/** The first state in which a command is legal; undefined when it is legal now, or nobody knows. */
export function stateNeeded(name: string, state: ImapState): ImapState | undefined {
  const rule = RULES.get(name);
  return rule && !rule.states.includes(state) ? rule.states[0] : undefined;
}
