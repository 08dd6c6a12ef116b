import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';
import { IMAP_COMMANDS, type ImapState } from '../../wire/imap/commands.ts';
import type { Command } from './command.ts';
import { deleteAcl, getAcl, listRights, myRights, setAcl } from './commands/acl.ts';
import { append } from './commands/append.ts';
import { authenticate } from './commands/authenticate.ts';
import { cancelUpdate } from './commands/cancelupdate.ts';
import { check, close, unselect } from './commands/close.ts';
import { compress } from './commands/compress.ts';
import { copy, move } from './commands/copy.ts';
import { enableCommand } from './commands/enable.ts';
import { expunge, uidExpunge } from './commands/expunge.ts';
import { fetch } from './commands/fetch.ts';
import { id } from './commands/id.ts';
import { idle } from './commands/idle.ts';
import { list, lsub, rlist, rlsub, scan } from './commands/list.ts';
import { login } from './commands/login.ts';
import { create, deleteCommand, rename, subscribe, unsubscribe } from './commands/mailboxes.ts';
import { getMetadata, setMetadata } from './commands/metadata.ts';
import { namespace } from './commands/namespace.ts';
import { notify } from './commands/notify.ts';
import { getQuota, getQuotaRoot } from './commands/quota.ts';
import { replace } from './commands/replace.ts';
import { search } from './commands/search.ts';
import { examine, select } from './commands/select.ts';
import { capability, logout, noop } from './commands/session-commands.ts';
import { sort } from './commands/sort.ts';
import { starttls } from './commands/starttls.ts';
import { status } from './commands/status.ts';
import { store } from './commands/store.ts';
import { thread } from './commands/thread.ts';
import { bad, type Completion } from './completion.ts';
import type { Session } from './session.ts';

/** Every command this server has. */
const COMMANDS: readonly Command[] = [
  capability,
  noop,
  logout,
  id,
  starttls,
  authenticate,
  login,
  enableCommand,
  select,
  examine,
  create,
  deleteCommand,
  rename,
  subscribe,
  unsubscribe,
  list,
  lsub,
  rlist,
  rlsub,
  scan,
  namespace,
  status,
  append,
  idle,
  getQuota,
  getQuotaRoot,
  getAcl,
  setAcl,
  deleteAcl,
  listRights,
  myRights,
  getMetadata,
  setMetadata,
  compress,
  notify,
  check,
  close,
  unselect,
  expunge,
  uidExpunge,
  cancelUpdate,
  ...search,
  ...sort,
  ...thread,
  ...fetch,
  ...store,
  ...copy,
  ...move,
  ...replace,
];

const BY_NAME = new Map(COMMANDS.map((command) => [command.name, command]));
const RULES = new Map(IMAP_COMMANDS.map((rule) => [rule.name, rule]));

/** The command that comes next in `args`, if it exists here and is legal now; otherwise the refusal. */
export function findCommand(
  session: Session,
  args: ArgumentReader,
): { readonly command: Command } | { readonly refusal: Completion } {
  const name = commandName(args);
  const command = BY_NAME.get(name);
  const rule = RULES.get(name);
  if (!command || !rule || (rule.capability !== undefined && !offersCommand(session, rule.capability))) {
    return { refusal: unknownCommand(name) };
  }
  if (!rule.states.includes(session.state)) return { refusal: wrongState(name, session.state, rule.states) };
  return { command };
}

/** The name in upper case, two words after UID; '' where no word stands. */
function commandName(args: ArgumentReader): string {
  const first = nextWord(args);
  return first === 'UID' ? `UID ${nextWord(args)}` : first;
}

function nextWord(args: ArgumentReader): string {
  while (args.peek() === ' ') args.at++;
  const word = /^[A-Za-z0-9.=_-]*/.exec(args.text.slice(args.at, args.at + 40))![0];
  args.at += word.length;
  return word.toUpperCase();
}

/**
 * THREAD is there when either of its algorithms is, annotations when the server's own are; COMPRESS is no longer told
 * once it is active, and still understood (RFC 4978 §3).
 */
function offersCommand(session: Session, capability: string): boolean {
  return (
    session.offers(capability) ||
    (capability === 'THREAD=REFERENCES' && session.offers('THREAD=ORDEREDSUBJECT')) ||
    (capability === 'METADATA' && session.offers('METADATA-SERVER')) ||
    (capability === 'COMPRESS=DEFLATE' && session.compressed)
  );
}

const POP3_WORDS = new Set([
  'USER',
  'PASS',
  'STAT',
  'RETR',
  'DELE',
  'QUIT',
  'TOP',
  'UIDL',
  'RSET',
  'APOP',
  'CAPA',
]);
const SMTP_WORDS = new Set(['HELO', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'VRFY', 'HELP']);

function unknownCommand(name: string): Completion {
  if (name === 'UID ')
    return bad('UID comes before FETCH, STORE, COPY, SEARCH ..., e.g. a1 UID FETCH 1 FLAGS');
  if (POP3_WORDS.has(name))
    return bad(`${name} belongs to POP3; this is IMAP, where LOGOUT ends the session`);
  if (SMTP_WORDS.has(name)) return bad(`${name} belongs to SMTP; this is IMAP`);
  if (name === 'DONE') return bad('DONE ends IDLE, and no IDLE is in progress');
  const shown = name === '' ? 'what follows the tag' : name;
  return bad(`${shown} is not a command of this server; CAPABILITY says what it can do`);
}

function wrongState(name: string, state: ImapState, states: readonly ImapState[]): Completion {
  const way: Partial<Record<ImapState, string>> = {
    'NOT AUTHENTICATED': 'sign in first, e.g. a1 LOGIN user password',
    AUTHENTICATED: states.includes('SELECTED')
      ? 'select a mailbox first, e.g. a1 SELECT INBOX'
      : 'you are signed in',
    SELECTED: 'you are signed in',
  };
  return bad(`${name} is not possible in the ${state} state: ${way[state] ?? 'the session is over'}`);
}
