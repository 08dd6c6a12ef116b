import type { CommandRule, Transition } from '../transition.ts';

/** RFC 1939 §3: the session progresses through these states; CLOSED is the end of the TCP connection. */
export type Pop3State = 'AUTHORIZATION' | 'TRANSACTION' | 'UPDATE' | 'CLOSED';

const A: readonly Pop3State[] = ['AUTHORIZATION'];
const T: readonly Pop3State[] = ['TRANSACTION'];
const AT: readonly Pop3State[] = ['AUTHORIZATION', 'TRANSACTION'];

export const POP3_COMMANDS: readonly CommandRule<Pop3State>[] = [
  { name: 'USER', states: A, syntax: 'name', rfc: '1939 §7' },
  { name: 'PASS', states: A, syntax: 'string', rfc: '1939 §7' },
  { name: 'APOP', states: A, syntax: 'name digest', rfc: '1939 §7' },
  { name: 'AUTH', states: A, syntax: '[mechanism [initial-response]]', rfc: '5034 §4', capability: 'SASL' },
  { name: 'STLS', states: A, syntax: '', rfc: '2595 §4', capability: 'STLS' },
  { name: 'STAT', states: T, syntax: '', rfc: '1939 §5' },
  { name: 'LIST', states: T, syntax: '[msg]', rfc: '1939 §5' },
  { name: 'RETR', states: T, syntax: 'msg', rfc: '1939 §5' },
  { name: 'DELE', states: T, syntax: 'msg', rfc: '1939 §5' },
  { name: 'NOOP', states: T, syntax: '', rfc: '1939 §5' },
  { name: 'RSET', states: T, syntax: '', rfc: '1939 §5' },
  { name: 'TOP', states: T, syntax: 'msg n', rfc: '1939 §7', capability: 'TOP' },
  { name: 'UIDL', states: T, syntax: '[msg]', rfc: '1939 §7', capability: 'UIDL' },
  { name: 'CAPA', states: AT, syntax: '', rfc: '2449 §5' },
  { name: 'UTF8', states: A, syntax: '', rfc: '6856 §2.1', capability: 'UTF8' },
  { name: 'LANG', states: AT, syntax: '[lang-tag]', rfc: '6856 §3.1', capability: 'LANG' },
  { name: 'QUIT', states: AT, syntax: '', rfc: '1939 §6' },
];

export const POP3_TRANSITIONS: readonly Transition<Pop3State>[] = [
  { from: 'AUTHORIZATION', command: 'PASS', reply: '+OK', to: 'TRANSACTION' },
  { from: 'AUTHORIZATION', command: 'APOP', reply: '+OK', to: 'TRANSACTION' },
  { from: 'AUTHORIZATION', command: 'AUTH', reply: '+OK', to: 'TRANSACTION' },
  { from: 'AUTHORIZATION', command: 'STLS', reply: '+OK', to: 'AUTHORIZATION' },
  { from: 'AUTHORIZATION', command: 'QUIT', reply: '+OK', to: 'CLOSED' },
  { from: 'TRANSACTION', command: 'QUIT', reply: '+OK', to: 'UPDATE' },
  { from: 'UPDATE', command: 'connection closed', reply: '', to: 'CLOSED' },
  { from: 'AUTHORIZATION', command: 'connection lost', reply: '', to: 'CLOSED' },
  { from: 'TRANSACTION', command: 'connection lost', reply: '', to: 'CLOSED' },
];
