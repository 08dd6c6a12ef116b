import { mechanismNames } from '../sasl/mechanisms.ts';
import { APPEND_LIMIT } from './limits.ts';
import type { Session } from './session.ts';

/** When a capability is told: before signing in, after, or both (RFC 3501 §7.2.1). */
type When = 'before' | 'after' | 'always';

/** Everything this server can do, in the order it says so. Each can be switched off for a sandbox. */
const CAPABILITIES: readonly (readonly [name: string, when: When])[] = [
  ['IMAP4rev1', 'always'],
  ['IMAP4rev2', 'always'],
  ['STARTTLS', 'before'],
  ['LOGINDISABLED', 'before'],
  ['LITERAL+', 'always'],
  ['LITERAL-', 'always'],
  ['SASL-IR', 'before'],
  ['ID', 'always'],
  ['ENABLE', 'always'],
  ['IDLE', 'after'],
  ['NAMESPACE', 'after'],
  ['UNSELECT', 'after'],
  ['UIDPLUS', 'after'],
  ['MOVE', 'after'],
  ['CHILDREN', 'after'],
  ['SPECIAL-USE', 'after'],
  ['CREATE-SPECIAL-USE', 'after'],
  ['LIST-EXTENDED', 'after'],
  ['LIST-STATUS', 'after'],
  ['LIST-MYRIGHTS', 'after'],
  ['STATUS=SIZE', 'after'],
  ['MULTIAPPEND', 'after'],
  ['CATENATE', 'after'],
  ['REPLACE', 'after'],
  ['BINARY', 'after'],
  ['ESEARCH', 'after'],
  ['SEARCHRES', 'after'],
  ['WITHIN', 'after'],
  ['SORT', 'after'],
  ['SORT=DISPLAY', 'after'],
  ['ESORT', 'after'],
  ['THREAD=REFERENCES', 'after'],
  ['THREAD=ORDEREDSUBJECT', 'after'],
  ['CONTEXT=SEARCH', 'after'],
  ['PARTIAL', 'after'],
  ['CONDSTORE', 'after'],
  ['QRESYNC', 'after'],
  ['UTF8=ACCEPT', 'after'],
  ['OBJECTID', 'after'],
  ['SAVEDATE', 'after'],
  ['PREVIEW', 'after'],
  ['QUOTA', 'after'],
  ['QUOTA=RES-STORAGE', 'after'],
  ['ACL', 'after'],
  ['METADATA', 'after'],
  ['METADATA-SERVER', 'after'],
  ['NOTIFY', 'after'],
  ['COMPRESS=DEFLATE', 'after'],
  ['APPENDLIMIT', 'after'],
  ['LOGIN-REFERRALS', 'always'],
  ['MAILBOX-REFERRALS', 'after'],
  ['SCAN', 'after'],
];

/** What only a seed's face offers: an old server's. */
const BY_FACE_ONLY = new Set(['LOGIN-REFERRALS', 'MAILBOX-REFERRALS', 'SCAN']);

/** Whether a capability is in force: part of what this server pretends to be, not switched off, and possible now. */
export function offered(session: Session, name: string): boolean {
  const key = name.toUpperCase();
  if (session.off.has(key)) return false;
  if (key === 'STARTTLS' && (session.secure || !session.sandbox.options.tls)) return false;
  // Told to switch LOGIN off, the server says so as RFC 3501 §6.2.3 has it, as long as the line is in clear.
  if (key === 'LOGINDISABLED') return session.off.has('LOGIN') && !session.secure;
  // LITERAL- is what is left of LITERAL+ when that is switched off (RFC 7888 §5): never both.
  if (key === 'LITERAL-' && !session.off.has('LITERAL+')) return false;
  if (key === 'COMPRESS=DEFLATE' && session.compressed) return false;
  const pretended = session.pretended;
  return pretended ? pretended.has(key) : !BY_FACE_ONLY.has(key);
}

/** The capabilities of the present state, as CAPABILITY tells them. */
export function capabilityList(session: Session): string {
  const before = session.user === undefined;
  const fixed = session.face.capabilities;
  if (fixed) {
    const list = before ? fixed.before : fixed.after;
    return list.filter((name) => !session.off.has(name.toUpperCase())).join(' ');
  }
  const names = CAPABILITIES.filter(
    ([name, when]) => (when === 'always' || (when === 'before') === before) && offered(session, name),
  ).map(([name]) => (name === 'APPENDLIMIT' ? `APPENDLIMIT=${APPEND_LIMIT}` : name));
  const mechanisms = before ? mechanismNames(session.off).map((name) => `AUTH=${name}`) : [];
  return [...names, ...mechanisms].join(' ');
}
