import type { Note } from '../span.ts';
import type { Pop3Command } from './command.ts';
import { RULES } from './command.ts';
import type { Pop3Session } from './session.ts';
import type { StatusLine } from './status-line.ts';

/** What a reply changed: the session takes it in, and the notes say it. */
export function effectsOf(
  session: Pop3Session,
  command: Pop3Command | undefined,
  reply: StatusLine,
  isGreeting: boolean,
): Note[] {
  const ok = reply.status === '+OK';
  if (isGreeting) return greet(session, reply);
  if (!command) return [];
  if (session.sasl) session.claimed = session.sasl.user ?? session.claimed;
  session.sasl = undefined;
  if (!ok) return refused(session, command);
  infer(session, command);
  switch (command.name) {
    case 'PASS':
    case 'APOP':
      return signIn(session);
    case 'AUTH':
      // Without a mechanism it asks for the list of them, as some servers answer it; nobody has signed in.
      return command.hasArgument ? signIn(session) : [];
    case 'STLS':
      session.tlsPromised = true;
      return [{ kind: 'effect', id: 'pop3.effect.tls', rfc: '2595 §4' }];
    case 'STAT':
      session.count = reply.count ?? session.count;
      return [];
    case 'DELE':
      return mark(session, command);
    case 'RSET':
      return unmark(session);
    case 'QUIT':
      return quit(session);
    default:
      return [];
  }
}

function greet(session: Pop3Session, reply: StatusLine): Note[] {
  session.greeted = true;
  session.timestamp = reply.timestamp;
  const notes: Note[] = [];
  if (session.secured) notes.push({ kind: 'effect', id: 'pop3.note.implicitTls', rfc: '8314 §3.1' });
  if (reply.status === '+OK') notes.push(entered('AUTHORIZATION', '1939 §4'));
  return notes;
}

/** RFC 1939 §4: after -ERR to PASS, the client may try USER again: the name counts for nothing any more. */
function refused(session: Pop3Session, command: Pop3Command): Note[] {
  if (command.name === 'PASS' || command.name === 'APOP') session.claimed = undefined;
  return [];
}

/** A server that accepts a command shows the state it is in, whatever the log left out before. */
function infer(session: Pop3Session, command: Pop3Command): void {
  const rule = RULES.get(command.name);
  const state = rule?.states.includes(session.state) ? undefined : rule?.states[0];
  if (state) session.state = state;
}

function signIn(session: Pop3Session): Note[] {
  session.signIn();
  return [entered('TRANSACTION', '1939 §5')];
}

function mark(session: Pop3Session, command: Pop3Command): Note[] {
  if (command.msg === undefined) return [];
  session.marked.add(command.msg);
  return [{ kind: 'effect', id: 'pop3.effect.marked', rfc: '1939 §5', values: { msg: command.msg } }];
}

function unmark(session: Pop3Session): Note[] {
  const count = session.marked.size;
  session.marked.clear();
  return [{ kind: 'effect', id: 'pop3.effect.unmarked', rfc: '1939 §5', values: { count } }];
}

function quit(session: Pop3Session): Note[] {
  if (session.state !== 'TRANSACTION') {
    session.state = 'CLOSED';
    return [{ kind: 'effect', id: 'pop3.effect.closed', rfc: '1939 §4' }];
  }
  session.state = 'UPDATE';
  const values = { count: session.marked.size };
  return [
    entered('UPDATE', '1939 §6'),
    { kind: 'effect', id: 'pop3.effect.removed', rfc: '1939 §6', values },
  ];
}

function entered(state: string, rfc: string): Note {
  return { kind: 'effect', id: `pop3.state.${state}`, rfc };
}

const CODES_NEED = 'RESP-CODES';

/** Rules a reply line bent. */
export function replyNotes(session: Pop3Session, reply: StatusLine, octets: number): Note[] {
  const notes: Note[] = [];
  if (reply.oddCase) notes.push({ kind: 'leniency', id: 'pop3.leniency.oddCase', rfc: '1939 §3' });
  if (reply.code && session.lacks(CODES_NEED)) {
    notes.push({ kind: 'leniency', id: 'pop3.leniency.codeUnannounced', rfc: '2449 §6.4' });
  }
  // RFC 2449 §4 gives the first line of a reply 512 octets, CRLF included.
  if (octets > 512) {
    notes.push({ kind: 'leniency', id: 'pop3.leniency.longReply', rfc: '2449 §4', values: { octets } });
  }
  return notes;
}
