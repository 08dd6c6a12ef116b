import type { ImapState } from '../../../relay/wire/imap/commands.ts';
import type { Note } from '../span.ts';
import type { ImapCommand } from './command.ts';
import type { PendingCommands } from './pending.ts';
import type { ImapResponse } from './response.ts';
import type { ImapSession } from './session.ts';

const STATE_SECTIONS: Readonly<Partial<Record<ImapState, string>>> = {
  'NOT AUTHENTICATED': '3.1',
  AUTHENTICATED: '3.2',
  SELECTED: '3.3',
  LOGOUT: '3.4',
};

/** Changes the session by a response, and says what changed. `pending` are the commands that wait. */
export function effectsOf(session: ImapSession, response: ImapResponse, pending: PendingCommands): Note[] {
  const notes: Note[] = [];
  const before = session.state;
  if (response.context.greeting) greet(session, response, notes);
  if (response.kind === 'tagged') {
    const answered = pending.under(response.tag);
    if (answered) complete(session, response, answered.command);
  } else if (response.kind === 'untagged') tell(session, response, pending, notes);
  learnFromCode(session, response, pending, notes);
  if (session.state !== before || response.context.greeting) notes.push(stateNote(session));
  return notes;
}

function stateNote({ state, rev2 }: ImapSession): Note {
  const section = STATE_SECTIONS[state];
  const id = `imap.state.${state.replaceAll(' ', '-')}`;
  return { kind: 'effect', id, ...(section ? { rfc: `${rev2 ? 9051 : 3501} §${section}` } : {}) };
}

function greet(session: ImapSession, { name }: ImapResponse, notes: Note[]): void {
  session.greeted = true;
  if (name === 'PREAUTH') session.state = 'AUTHENTICATED';
  if (session.implicitTls) notes.push({ kind: 'effect', id: 'imap.state.implicitTls', rfc: '8314 §3.2' });
}

function complete(session: ImapSession, { name: status }: ImapResponse, command: ImapCommand): void {
  const ok = status === 'OK';
  switch (command.name) {
    case 'LOGIN':
    case 'AUTHENTICATE':
      if (!ok) return;
      session.state = 'AUTHENTICATED';
      session.user = command.sasl?.user ?? command.user;
      return;
    case 'SELECT':
    case 'EXAMINE':
      if (ok) session.select(command.mailbox);
      else if (status === 'NO' && session.state === 'SELECTED') session.deselect();
      return;
    case 'CLOSE':
    case 'UNSELECT':
      if (ok) session.deselect();
      return;
    case 'UNAUTHENTICATE':
      if (!ok) return;
      session.forgetMailbox();
      session.state = 'NOT AUTHENTICATED';
      session.user = undefined;
      return;
    case 'STARTTLS':
      if (!ok) return;
      session.tlsPromised = true;
      // RFC 3501 §6.2.1: what was announced in clear must be forgotten.
      session.capabilities = undefined;
  }
}

function tell(session: ImapSession, response: ImapResponse, pending: PendingCommands, notes: Note[]): void {
  const selecting = pending.selecting !== undefined;
  switch (response.name) {
    case 'BYE':
      if (!response.context.leaving && !response.context.greeting) {
        notes.push({ kind: 'warning', id: 'imap.warning.bye', rfc: rfc(session, '7.1.5', '7.1.5') });
      }
      session.state = 'LOGOUT';
      return;
    case 'CAPABILITY':
      if (response.capabilities) session.announce(response.capabilities);
      return;
    case 'ENABLED':
      if (response.capabilities?.includes('IMAP4REV2')) session.rev2 = true;
      return;
    case 'EXISTS':
      countMessages(session, response.n!, selecting, notes);
      return;
    case 'EXPUNGE':
      if (session.exists !== undefined && response.n! <= session.exists) session.exists--;
      notes.push({
        kind: 'effect',
        id: 'imap.effect.renumbered',
        rfc: rfc(session, '7.4.1', '7.5.1'),
        values: { n: response.n!, next: response.n! + 1, exists: session.exists ?? -1 },
      });
      return;
    case 'VANISHED':
      session.exists = undefined;
      return;
    case 'FETCH': {
      if (pending.setsSeen && response.flags?.includes('\\SEEN')) {
        notes.push({
          kind: 'effect',
          id: 'imap.effect.seen',
          rfc: rfc(session, '6.4.5', '6.4.5'),
          values: { n: response.n! },
        });
      }
    }
  }
}

function countMessages(session: ImapSession, n: number, selecting: boolean, notes: Note[]): void {
  const before = session.exists;
  session.exists = n;
  if (selecting || before === undefined || before === n) return;
  const id = n > before ? 'imap.effect.arrived' : 'imap.warning.existsShrank';
  const values = { count: Math.abs(n - before), exists: n };
  notes.push({ kind: n > before ? 'effect' : 'warning', id, rfc: rfc(session, '7.3.1', '7.4.1'), values });
}

function learnFromCode(
  session: ImapSession,
  response: ImapResponse,
  pending: PendingCommands,
  notes: Note[],
): void {
  if (!response.codeWellFormed) return;
  const mailbox = pending.selecting?.command.mailbox ?? session.mailbox;
  switch (response.code) {
    case 'CAPABILITY':
      if (response.capabilities) session.announce(response.capabilities);
      return;
    case 'READ-ONLY':
    case 'READ-WRITE':
      session.readOnly = response.code === 'READ-ONLY';
      return;
    case 'UIDNEXT':
      session.uidNext = response.codeNumber;
      return;
    case 'CLOSED':
      session.forgetMailbox();
      return;
    case 'UIDVALIDITY': {
      if (mailbox === undefined) return;
      const now = response.codeNumber!;
      const was = session.changedUidValidity(mailbox, now);
      if (was === undefined) return;
      const values = { mailbox, was, now };
      notes.push({
        kind: 'warning',
        id: 'imap.warning.uidValidityChanged',
        rfc: rfc(session, '2.3.1.1', '2.3.1.1'),
        values,
      });
    }
  }
}

const rfc = ({ rev2 }: ImapSession, rev1Section: string, rev2Section: string): string =>
  rev2 ? `9051 §${rev2Section}` : `3501 §${rev1Section}`;
