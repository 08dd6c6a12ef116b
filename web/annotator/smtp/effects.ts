import type { Note } from '../span.ts';
import type { SmtpCommand } from './command.ts';
import { RULES } from './command.ts';
import type { SmtpSession } from './session.ts';

/** What the last line of a reply changed: the session takes it in, and the notes say it. */
export function effectsOf(session: SmtpSession, command: SmtpCommand | undefined, code: string): Note[] {
  if (code === '421') {
    session.state = 'CLOSED';
    return [{ kind: 'effect', id: 'smtp.effect.closing', rfc: '5321 §3.8' }];
  }
  if (!command) return [];
  const kind = code[0];
  if (command.name === 'AUTH' && code !== '334') return endAuth(session, code);
  if (command.name === '.' && command.known) return endData(session, code);
  if (kind !== '2' && kind !== '3') return [];
  infer(session, command);
  switch (command.name) {
    case 'EHLO':
    case 'HELO':
    case 'LHLO':
      session.lmtp = command.name === 'LHLO';
      session.state = 'READY';
      session.recipients = 0;
      return [entered('READY', '5321 §3.2')];
    case 'MAIL':
      session.state = 'MAIL';
      return [entered('MAIL', '5321 §3.3')];
    case 'RCPT':
      session.recipients++;
      session.state = 'RCPT';
      return session.recipients === 1 ? [entered('RCPT', '5321 §3.3')] : [];
    case 'DATA':
      if (code !== '354') return [];
      session.state = 'DATA';
      return [entered('DATA', '5321 §4.1.1.4')];
    case 'BDAT':
      return command.chunk?.last ? endData(session, code) : [];
    case 'RSET':
      session.clearTransaction();
      return [{ kind: 'effect', id: 'smtp.effect.reset', rfc: '5321 §4.1.1.5' }];
    case 'STARTTLS':
      return beginTls(session);
    case 'QUIT':
      session.state = 'CLOSED';
      return [{ kind: 'effect', id: 'smtp.effect.closed', rfc: '5321 §4.1.1.10' }];
    default:
      return [];
  }
}

/** The greeting, RFC 5321 §3.1. */
export function greet(session: SmtpSession, code: string): Note[] {
  session.greeted = true;
  const notes: Note[] = [];
  if (session.secured) notes.push({ kind: 'effect', id: 'smtp.note.implicitTls', rfc: '8314 §3.3' });
  if (code === '220') notes.push(entered('CONNECTED', '5321 §3.1'));
  return notes;
}

/** A server that accepts a command shows the state it is in, whatever the log left out before. */
function infer(session: SmtpSession, command: SmtpCommand): void {
  const rule = RULES.get(command.name);
  const state = !rule || rule.states.includes(session.state) ? undefined : rule.states[0];
  if (state) session.state = state;
}

function endAuth(session: SmtpSession, code: string): Note[] {
  const user = session.sasl?.user;
  session.sasl = undefined;
  if (code !== '235') return [];
  session.user = user ?? session.user;
  return [{ kind: 'effect', id: 'smtp.effect.signedIn', rfc: '4954 §4' }];
}

function endData(session: SmtpSession, code: string): Note[] {
  const count = session.recipients;
  session.clearTransaction();
  if (code[0] !== '2') return [{ kind: 'effect', id: 'smtp.effect.notAccepted', rfc: '5321 §4.1.1.4' }];
  return [{ kind: 'effect', id: 'smtp.effect.accepted', rfc: '5321 §4.1.1.4', values: { count } }];
}

/** RFC 3207 §4.2: both sides discard what they knew, EHLO's list above all. */
function beginTls(session: SmtpSession): Note[] {
  session.tlsPromised = true;
  session.state = 'CONNECTED';
  session.capabilities = undefined;
  session.recipients = 0;
  return [{ kind: 'effect', id: 'smtp.effect.tls', rfc: '3207 §4.2' }];
}

function entered(state: string, rfc: string): Note {
  return { kind: 'effect', id: `smtp.state.${state}`, rfc };
}
