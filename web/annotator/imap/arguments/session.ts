import { SaslExchange } from '../../sasl/exchange.ts';
import { mechanism } from '../../sasl/mechanisms.ts';
import { readCapability } from '../capability.ts';
import { readMailbox } from '../mailboxes.ts';
import { readIdPairs } from '../pairs.ts';
import { argument, fault, type ReadArguments, stringArgument } from './reading.ts';

const login: ReadArguments = (r, command) => {
  const rfc = r.rfc('3501 §6.2.3', '9051 §6.2.3');
  command.user = stringArgument(r, command, { id: 'imap.arg.user', rfc });
  if (command.user === undefined) return;
  stringArgument(r, command, { id: 'imap.arg.password', rfc, secret: true });
};

const authenticate: ReadArguments = (r, command) => {
  argument(r, command, () => {
    const end = r.wordEnd();
    if (end === r.pos) return false;
    command.sasl = new SaslExchange(r.upper(end));
    const { id, detail } = mechanism(r.upper(end));
    r.leaf(end, id, detail);
    return true;
  });
  if (!command.sasl || r.atEnd || !r.space() || r.atEnd) return;
  // RFC 4959 §3: the first response may stand in the command itself.
  r.group('imap.arg.initialResponse', { rfc: '4959 §3' }, () => {
    command.sasl!.client(r.writer, r.bytes, r.wordEnd());
    r.pos = r.wordEnd();
  });
};

const enable: ReadArguments = (r, command) => {
  if (!argument(r, command, () => readCapability(r) !== undefined)) return;
  while (!r.atEnd && r.space()) if (readCapability(r) === undefined) return;
};

const id: ReadArguments = (r, command) => {
  argument(r, command, () => readIdPairs(r));
};

const compress: ReadArguments = (r, command) => {
  argument(r, command, () => {
    const end = r.wordEnd();
    if (r.upper(end) !== 'DEFLATE') return false;
    r.leaf(end, 'imap.arg.DEFLATE', { rfc: '4978 §3' });
    return true;
  });
};

/** Strings, such as the languages of LANGUAGE: so many at least. */
const strings =
  (use: string, rfc: string, least = 0): ReadArguments =>
  (r, command) => {
    if (r.atEnd && least > 0) fault(command, 'missing');
    while (!r.atEnd && r.space()) {
      if (r.atEnd || r.string({ id: use, rfc }) !== undefined) continue;
      fault(command, 'malformed');
      return;
    }
  };

const URL_USE = { id: 'imap.arg.url', rfc: '4467' };

/** URLs, each with the mechanism that is to authorise it (RFC 4467). */
const genUrlAuth: ReadArguments = (r, command) => {
  do {
    if (stringArgument(r, command, URL_USE) === undefined) return;
    if (stringArgument(r, command, { id: 'imap.arg.urlMechanism', rfc: '4467' }) === undefined) return;
  } while (!r.atEnd);
};

/** A mailbox, and the mechanisms whose keys are to change; without any, all of them (RFC 4467). */
const resetKey: ReadArguments = (r, command) => {
  if (r.atEnd || !argument(r, command, () => readMailbox(r) !== undefined)) return;
  while (!r.atEnd) {
    if (stringArgument(r, command, { id: 'imap.arg.keyMechanism', rfc: '4467' }) === undefined) return;
  }
};

const none: ReadArguments = () => {};

export const SESSION: readonly (readonly [string, ReadArguments])[] = [
  ...[
    'CAPABILITY',
    'NOOP',
    'LOGOUT',
    'STARTTLS',
    'NAMESPACE',
    'IDLE',
    'CHECK',
    'CLOSE',
    'UNSELECT',
    'EXPUNGE',
  ].map((name) => [name, none] as const),
  ...['UNAUTHENTICATE', 'GETJMAPACCESS'].map((name) => [name, none] as const),
  ['LOGIN', login],
  ['AUTHENTICATE', authenticate],
  ['ENABLE', enable],
  ['ID', id],
  ['COMPRESS', compress],
  ['LANGUAGE', strings('imap.arg.language', '5255 §3.2')],
  ['COMPARATOR', strings('imap.arg.comparator', '5255 §4.7')],
  ['CANCELUPDATE', strings('imap.arg.updateTag', '5267 §4.3.5', 1)],
  ['CONVERSIONS', strings('imap.arg.mediaType', '5259 §5.1')],
  ['GENURLAUTH', genUrlAuth],
  ['RESETKEY', resetKey],
  ['URLFETCH', strings('imap.arg.url', '4467', 1)],
];
