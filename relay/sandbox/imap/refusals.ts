import type { MailboxRefusal } from '../store/mailboxes.ts';
import { type Completion, no } from './completion.ts';
import { MAX_KEYWORDS } from './limits.ts';
import type { Session } from './session.ts';

/** Refusals that several commands share, with the codes of RFC 5530 and texts that teach. */

export const missingMailbox = (session: Session, name: string): Completion =>
  no(`there is no mailbox ${session.spell(name)}; LIST "" "*" shows those there are`, 'NONEXISTENT');

/** For APPEND, COPY and MOVE: the client may create it and try again (RFC 3501 §7.1). */
export const tryCreate = (session: Session, name: string): Completion =>
  no(`there is no mailbox ${session.spell(name)}; CREATE it first`, 'TRYCREATE');

export const overQuota = (): Completion =>
  no('that is more mail than this sandbox holds; delete some first', 'OVERQUOTA');

export const tooManyKeywords = (): Completion =>
  no(`a mailbox has at most ${MAX_KEYWORDS} keywords`, 'LIMIT');

export const readOnly = (): Completion =>
  no('the mailbox was opened by EXAMINE and cannot be changed; SELECT it', 'READ-ONLY');

/** Someone else expunged what the command names, and this session may not be told yet (RFC 5530 §3). */
export const expungeIssued = (command: string): Completion =>
  no(`${command}: some of these messages are gone; NOOP tells which`, 'EXPUNGEISSUED');

const REFUSALS: Readonly<Record<MailboxRefusal, readonly [code: string, text: string]>> = {
  exists: ['ALREADYEXISTS', 'a mailbox of that name exists already'],
  missing: ['NONEXISTENT', 'there is no mailbox of that name'],
  inbox: ['CANNOT', 'INBOX is always there and cannot be deleted'],
  'has children': ['HASCHILDREN', 'that name only holds other mailboxes; delete those first'],
  'bad name': ['CANNOT', 'a mailbox cannot be called so: no "*", "%", control character or empty level'],
};

export function mailboxRefusal(refusal: MailboxRefusal): Completion {
  const [code, text] = REFUSALS[refusal];
  return no(text, code);
}
