import { BYGONE_CAPABILITIES, REV2_PARTS } from '../../wire/capability-names.ts';
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
  // The rights that RFC 2086 did not have (RFC 4314 §2.2).
  ['RIGHTS=texk', 'after'],
  ['METADATA', 'after'],
  ['METADATA-SERVER', 'after'],
  ['NOTIFY', 'after'],
  ['COMPRESS=DEFLATE', 'after'],
  ['APPENDLIMIT', 'after'],
  ['LOGIN-REFERRALS', 'always'],
  ['MAILBOX-REFERRALS', 'after'],
  ['SCAN', 'after'],
];

/** What a capability builds on: without that it would not work, and is not told. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  IMAP4REV2: REV2_PARTS,
  QRESYNC: ['CONDSTORE', 'ENABLE'],
  'UTF8=ACCEPT': ['ENABLE'],
  SEARCHRES: ['ESEARCH'],
  'CONTEXT=SEARCH': ['ESEARCH'],
  PARTIAL: ['ESEARCH'],
  ESORT: ['SORT', 'ESEARCH'],
  'SORT=DISPLAY': ['SORT'],
  'CREATE-SPECIAL-USE': ['SPECIAL-USE'],
  'LIST-STATUS': ['LIST-EXTENDED'],
  'LIST-MYRIGHTS': ['LIST-EXTENDED', 'ACL'],
  'QUOTA=RES-STORAGE': ['QUOTA'],
  'RIGHTS=TEXK': ['ACL'],
};

const BYGONE: ReadonlySet<string> = new Set(BYGONE_CAPABILITIES);

/** Whether a capability is in force: part of what this server pretends to be, not switched off, and possible now. */
export function offered(session: Session, name: string): boolean {
  const key = name.toUpperCase();
  if (session.off.has(key)) return false;
  if (key === 'STARTTLS' && (session.secure || !session.sandbox.options.tls)) return false;
  // Told to switch LOGIN off, the server says so as RFC 3501 §6.2.3 has it, as long as the line is in clear.
  if (key === 'LOGINDISABLED') return session.off.has('LOGIN') && !session.secure;
  // LITERAL- is what is left of LITERAL+ when that is switched off (RFC 7888 §5): never both.
  if (key === 'LITERAL-' && !session.off.has('LITERAL+')) return false;
  // METADATA-SERVER is METADATA without the annotations of mailboxes (RFC 5464 §1).
  if (key === 'METADATA-SERVER' && !session.off.has('METADATA')) return false;
  if (key === 'COMPRESS=DEFLATE' && session.compressed) return false;
  const pretended = session.pretended;
  if (pretended) return pretended.has(key) || session.on.has(key);
  if (BYGONE.has(key)) return session.on.has(key);
  return (NEEDS[key] ?? []).every((need) => !session.off.has(need));
}

/** The capabilities of the present state, as CAPABILITY tells them. */
export function capabilityList(session: Session): string {
  const before = session.user === undefined;
  const fixed = session.face.capabilities;
  if (fixed) {
    const list = before ? fixed.before : fixed.after;
    const more = CAPABILITIES.filter(([name, when]) => tellable(when, before) && session.on.has(name));
    return [
      ...list.filter((name) => !session.off.has(name.toUpperCase())),
      ...more.map(([name]) => name),
    ].join(' ');
  }
  const names = CAPABILITIES.filter(([name, when]) => tellable(when, before) && offered(session, name)).map(
    ([name]) => (name === 'APPENDLIMIT' ? `APPENDLIMIT=${APPEND_LIMIT}` : name),
  );
  const mechanisms = before ? mechanismNames(session.off).map((name) => `AUTH=${name}`) : [];
  return [...names, ...mechanisms].join(' ');
}

const tellable = (when: When, before: boolean) => when === 'always' || (when === 'before') === before;
