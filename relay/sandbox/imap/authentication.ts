import { capabilityList } from './capabilities.ts';
import { type Completion, no, ok } from './completion.ts';
import type { Session } from './session.ts';

/** Failed attempts after which the connection is closed, so that nobody guesses on for ever. */
const MAX_FAILURES = 10;

/** The OK to LOGIN or AUTHENTICATE, with the capabilities of the new state (RFC 3501 §7.1), which saves a round trip. */
export function signedIn(session: Session, user: string): Completion {
  session.user = user;
  return ok(
    session.face.signedIn.replace('%s', () => user),
    `CAPABILITY ${capabilityList(session)}`,
  );
}

export function loginRefused(session: Session, reason: string): Completion {
  session.failedLogins++;
  const refusal = no(reason, 'AUTHENTICATIONFAILED');
  if (session.failedLogins < MAX_FAILURES) return refusal;
  session.reply.line('* BYE too many failed logins');
  session.ended = true;
  return { ...refusal, after: { type: 'close', abruptly: false } };
}
