import type { CommandRule, Transition } from '../transition.ts';

/**
 * RFC 5321 does not name states, §4.1.4 orders the commands. We name what the session waits for:
 * CONNECTED (greeted, no EHLO yet), READY (no transaction), MAIL (a sender), RCPT (at least one recipient),
 * DATA (the mail text is being sent), CLOSED.
 */
export type SmtpState = 'CONNECTED' | 'READY' | 'MAIL' | 'RCPT' | 'DATA' | 'CLOSED';

const ANY: readonly SmtpState[] = ['CONNECTED', 'READY', 'MAIL', 'RCPT'];

export const SMTP_COMMANDS: readonly CommandRule<SmtpState>[] = [
  { name: 'EHLO', states: ANY, syntax: 'domain', rfc: '5321 §4.1.1.1' },
  { name: 'HELO', states: ANY, syntax: 'domain', rfc: '5321 §4.1.1.1' },
  { name: 'MAIL', states: ['READY'], syntax: 'FROM:<reverse-path> [parameters]', rfc: '5321 §4.1.1.2' },
  { name: 'RCPT', states: ['MAIL', 'RCPT'], syntax: 'TO:<forward-path> [parameters]', rfc: '5321 §4.1.1.3' },
  { name: 'DATA', states: ['RCPT'], syntax: '', rfc: '5321 §4.1.1.4' },
  { name: 'BDAT', states: ['RCPT'], syntax: 'size [LAST]', rfc: '3030 §2', capability: 'CHUNKING' },
  { name: 'RSET', states: ANY, syntax: '', rfc: '5321 §4.1.1.5' },
  { name: 'VRFY', states: ANY, syntax: 'string', rfc: '5321 §4.1.1.6' },
  { name: 'EXPN', states: ANY, syntax: 'string', rfc: '5321 §4.1.1.7' },
  { name: 'HELP', states: ANY, syntax: '[topic]', rfc: '5321 §4.1.1.8' },
  { name: 'NOOP', states: ANY, syntax: '[string]', rfc: '5321 §4.1.1.9' },
  { name: 'QUIT', states: ANY, syntax: '', rfc: '5321 §4.1.1.10' },
  { name: 'STARTTLS', states: ['READY'], syntax: '', rfc: '3207 §4', capability: 'STARTTLS' },
  {
    name: 'AUTH',
    states: ['READY'],
    syntax: 'mechanism [initial-response]',
    rfc: '4954 §4',
    capability: 'AUTH',
  },
];

export const SMTP_TRANSITIONS: readonly Transition<SmtpState>[] = [
  { from: 'CONNECTED', command: 'EHLO', reply: '250', to: 'READY' },
  { from: 'CONNECTED', command: 'HELO', reply: '250', to: 'READY' },
  { from: 'READY', command: 'MAIL', reply: '250', to: 'MAIL' },
  { from: 'READY', command: 'STARTTLS', reply: '220', to: 'CONNECTED' },
  { from: 'READY', command: 'AUTH', reply: '235', to: 'READY' },
  { from: 'MAIL', command: 'RCPT', reply: '250', to: 'RCPT' },
  { from: 'RCPT', command: 'RCPT', reply: '250', to: 'RCPT' },
  { from: 'RCPT', command: 'DATA', reply: '354', to: 'DATA' },
  { from: 'DATA', command: 'end of data', reply: '250', to: 'READY' },
  { from: 'MAIL', command: 'RSET', reply: '250', to: 'READY' },
  { from: 'RCPT', command: 'RSET', reply: '250', to: 'READY' },
  { from: 'MAIL', command: 'EHLO', reply: '250', to: 'READY' },
  { from: 'RCPT', command: 'EHLO', reply: '250', to: 'READY' },
  { from: 'CONNECTED', command: 'QUIT', reply: '221', to: 'CLOSED' },
  { from: 'READY', command: 'QUIT', reply: '221', to: 'CLOSED' },
  { from: 'MAIL', command: 'QUIT', reply: '221', to: 'CLOSED' },
  { from: 'RCPT', command: 'QUIT', reply: '221', to: 'CLOSED' },
];
