import { messagesIn, type SessionEvidence } from '../../lessons/checks/evidence.ts';
import type { MailView } from '../../relay/wire/feed.ts';

/** A mailbox as one session sees it, which is not always as the store holds it. */
export interface SeenMailbox {
  readonly mailbox: string;
  /** How many messages the session knows of. */
  readonly count: number;
  /** The session's number of each message, by UID; undefined while it cannot be told which messages it knows of. */
  readonly numbers: ReadonlyMap<number, number> | undefined;
}

/**
 * What a session sees of an account's mail; undefined when it has no mailbox open. `uidNext` is INBOX's from when the
 * session began to look: a POP3 session never learns of what came later (RFC 1939 §5).
 */
export function seenMailbox(
  session: SessionEvidence | undefined,
  view: MailView,
  account: string,
  uidNext: number,
): SeenMailbox | undefined {
  if (!session || session.closedBy || (session.facts.user ?? account) !== account) return undefined;
  if (session.protocol === 'pop3') return maildrop(session, view, account, uidNext);
  if (session.protocol === 'imap') return selected(session, view, account);
  return undefined;
}

/** RFC 1939 §5: numbers are given as the session begins, and stay; marked messages have none any more. */
function maildrop(
  session: SessionEvidence,
  view: MailView,
  account: string,
  uidNext: number,
): SeenMailbox | undefined {
  if (session.facts.state !== 'TRANSACTION') return undefined;
  const numbers = new Map<number, number>();
  for (const [index, { uid, marked }] of messagesIn(view, account, 'INBOX').entries())
    if (!marked && uid < uidNext) numbers.set(uid, index + 1);
  return { mailbox: 'INBOX', count: numbers.size, numbers };
}

/** RFC 3501 §7.4.1: a session counts as the server last told it; until it is told, it counts what is gone too. */
function selected({ facts }: SessionEvidence, view: MailView, account: string): SeenMailbox | undefined {
  if (facts.mailbox === undefined || facts.exists === undefined) return undefined;
  const mailbox = /^inbox$/i.test(facts.mailbox) ? 'INBOX' : facts.mailbox;
  const messages = messagesIn(view, account, mailbox);
  const upToDate = messages.length === facts.exists;
  const numbers = upToDate ? new Map(messages.map(({ uid }, index) => [uid, index + 1])) : undefined;
  return { mailbox, count: facts.exists, numbers };
}
