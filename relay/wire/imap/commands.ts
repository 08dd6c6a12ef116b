import type { CommandRule, Transition } from '../transition.ts';

/** RFC 3501 §3, RFC 9051 §3. CLOSED is the end of the TCP connection. */
export type ImapState = 'NOT AUTHENTICATED' | 'AUTHENTICATED' | 'SELECTED' | 'LOGOUT' | 'CLOSED';

const N: readonly ImapState[] = ['NOT AUTHENTICATED'];
const AS: readonly ImapState[] = ['AUTHENTICATED', 'SELECTED'];
const S: readonly ImapState[] = ['SELECTED'];
const ANY: readonly ImapState[] = ['NOT AUTHENTICATED', 'AUTHENTICATED', 'SELECTED'];

type Rule = CommandRule<ImapState>;
const rule = (
  name: string,
  states: readonly ImapState[],
  syntax: string,
  rfc: string,
  capability?: string,
): Rule =>
  capability === undefined ? { name, states, syntax, rfc } : { name, states, syntax, rfc, capability };

export const IMAP_COMMANDS: readonly Rule[] = [
  rule('CAPABILITY', ANY, '', '3501 §6.1.1'),
  rule('NOOP', ANY, '', '3501 §6.1.2'),
  rule('LOGOUT', ANY, '', '3501 §6.1.3'),
  rule('ID', ANY, '(field value ...) | NIL', '2971 §3.1', 'ID'),
  rule('STARTTLS', N, '', '3501 §6.2.1', 'STARTTLS'),
  rule('AUTHENTICATE', N, 'mechanism [initial-response]', '3501 §6.2.2'),
  rule('LOGIN', N, 'user password', '3501 §6.2.3'),
  rule('ENABLE', AS, 'capability ...', '5161 §3.1', 'ENABLE'),
  rule('SELECT', AS, 'mailbox [(parameters)]', '3501 §6.3.1'),
  rule('EXAMINE', AS, 'mailbox [(parameters)]', '3501 §6.3.2'),
  rule('CREATE', AS, 'mailbox [(parameters)]', '3501 §6.3.3'),
  rule('DELETE', AS, 'mailbox', '3501 §6.3.4'),
  rule('RENAME', AS, 'mailbox new-name', '3501 §6.3.5'),
  rule('SUBSCRIBE', AS, 'mailbox', '3501 §6.3.6'),
  rule('UNSUBSCRIBE', AS, 'mailbox', '3501 §6.3.7'),
  rule('LIST', AS, 'reference mailbox-pattern', '3501 §6.3.8'),
  rule('LSUB', AS, 'reference mailbox-pattern', '3501 §6.3.9'),
  rule('RLIST', AS, 'reference mailbox-pattern', '2193 §5.1', 'MAILBOX-REFERRALS'),
  rule('RLSUB', AS, 'reference mailbox-pattern', '2193 §5.2', 'MAILBOX-REFERRALS'),
  rule('SCAN', AS, 'reference mailbox-pattern text', 'no RFC', 'SCAN'),
  rule('NAMESPACE', AS, '', '2342 §5', 'NAMESPACE'),
  rule('STATUS', AS, 'mailbox (item ...)', '3501 §6.3.10'),
  rule('APPEND', AS, 'mailbox [(flags)] ["date-time"] {literal}', '3501 §6.3.11'),
  rule('IDLE', AS, '', '2177 §3', 'IDLE'),
  rule('GETQUOTA', AS, 'root', '9208 §4.1.1', 'QUOTA'),
  rule('GETQUOTAROOT', AS, 'mailbox', '9208 §4.1.2', 'QUOTA'),
  rule('SETQUOTA', AS, 'root (resource limit ...)', '9208 §4.1.3', 'QUOTASET'),
  rule('GETACL', AS, 'mailbox', '4314 §3.3', 'ACL'),
  rule('SETACL', AS, 'mailbox identifier rights', '4314 §3.1', 'ACL'),
  rule('DELETEACL', AS, 'mailbox identifier', '4314 §3.2', 'ACL'),
  rule('LISTRIGHTS', AS, 'mailbox identifier', '4314 §3.4', 'ACL'),
  rule('MYRIGHTS', AS, 'mailbox', '4314 §3.5', 'ACL'),
  rule('GETMETADATA', AS, '[(options)] mailbox entries', '5464 §4.2', 'METADATA'),
  rule('SETMETADATA', AS, 'mailbox (entry value ...)', '5464 §4.3', 'METADATA'),
  rule('COMPRESS', AS, 'DEFLATE', '4978 §3', 'COMPRESS=DEFLATE'),
  rule('NOTIFY', AS, 'NONE | SET [STATUS] (filter (events)) ...', '5465 §3.1', 'NOTIFY'),
  rule('CHECK', S, '', '3501 §6.4.1'),
  rule('CLOSE', S, '', '3501 §6.4.2'),
  rule('UNSELECT', S, '', '3691 §2', 'UNSELECT'),
  rule('EXPUNGE', S, '', '3501 §6.4.3'),
  rule('SEARCH', S, '[RETURN (…)] [CHARSET charset] key ...', '3501 §6.4.4'),
  rule('FETCH', S, 'sequence-set items', '3501 §6.4.5'),
  rule('STORE', S, 'sequence-set [+|-]FLAGS[.SILENT] (flags)', '3501 §6.4.6'),
  rule('COPY', S, 'sequence-set mailbox', '3501 §6.4.7'),
  rule('MOVE', S, 'sequence-set mailbox', '6851 §3.1', 'MOVE'),
  rule('SORT', S, '(criterion ...) charset key ...', '5256 §3', 'SORT'),
  rule('THREAD', S, 'algorithm charset key ...', '5256 §3', 'THREAD=REFERENCES'),
  rule('REPLACE', S, 'sequence-number mailbox [(flags)] {literal}', '8508 §3.3', 'REPLACE'),
  rule('CANCELUPDATE', S, '"tag" ...', '5267 §4.3.5', 'CONTEXT=SEARCH'),
  rule('UID FETCH', S, 'uid-set items', '3501 §6.4.8'),
  rule('UID STORE', S, 'uid-set [+|-]FLAGS[.SILENT] (flags)', '3501 §6.4.8'),
  rule('UID COPY', S, 'uid-set mailbox', '3501 §6.4.8'),
  rule('UID SEARCH', S, '[RETURN (…)] [CHARSET charset] key ...', '3501 §6.4.8'),
  rule('UID MOVE', S, 'uid-set mailbox', '6851 §3.2', 'MOVE'),
  rule('UID EXPUNGE', S, 'uid-set', '4315 §2.1', 'UIDPLUS'),
  rule('UID SORT', S, '(criterion ...) charset key ...', '5256 §3', 'SORT'),
  rule('UID THREAD', S, 'algorithm charset key ...', '5256 §3', 'THREAD=REFERENCES'),
  rule('UID REPLACE', S, 'uid mailbox [(flags)] {literal}', '8508 §3.3', 'REPLACE'),
];

export const IMAP_TRANSITIONS: readonly Transition<ImapState>[] = [
  { from: 'NOT AUTHENTICATED', command: 'greeting', reply: 'PREAUTH', to: 'AUTHENTICATED' },
  { from: 'NOT AUTHENTICATED', command: 'LOGIN', reply: 'OK', to: 'AUTHENTICATED' },
  { from: 'NOT AUTHENTICATED', command: 'AUTHENTICATE', reply: 'OK', to: 'AUTHENTICATED' },
  { from: 'AUTHENTICATED', command: 'SELECT', reply: 'OK', to: 'SELECTED' },
  { from: 'AUTHENTICATED', command: 'EXAMINE', reply: 'OK', to: 'SELECTED' },
  { from: 'SELECTED', command: 'SELECT', reply: 'OK', to: 'SELECTED' },
  { from: 'SELECTED', command: 'EXAMINE', reply: 'OK', to: 'SELECTED' },
  { from: 'SELECTED', command: 'SELECT', reply: 'NO', to: 'AUTHENTICATED' },
  { from: 'SELECTED', command: 'EXAMINE', reply: 'NO', to: 'AUTHENTICATED' },
  { from: 'SELECTED', command: 'CLOSE', reply: 'OK', to: 'AUTHENTICATED' },
  { from: 'SELECTED', command: 'UNSELECT', reply: 'OK', to: 'AUTHENTICATED' },
  { from: 'NOT AUTHENTICATED', command: 'LOGOUT', reply: 'BYE', to: 'LOGOUT' },
  { from: 'AUTHENTICATED', command: 'LOGOUT', reply: 'BYE', to: 'LOGOUT' },
  { from: 'SELECTED', command: 'LOGOUT', reply: 'BYE', to: 'LOGOUT' },
  { from: 'LOGOUT', command: 'connection closed', reply: '', to: 'CLOSED' },
];
