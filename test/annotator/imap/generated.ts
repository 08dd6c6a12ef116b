import fc from 'fast-check';

/** Well-formed server responses without their line break, by rule. */

const atom = fc.stringMatching(/^[A-Za-z0-9$._/-]{1,20}$/).filter((text) => text.toUpperCase() !== 'NIL');
const text = fc.stringMatching(/^[ -~]{0,40}$/);
const lines = fc.array(text, { minLength: 1, maxLength: 3 }).map((all) => all.join('\r\n'));
const quoted = text.map((each) => `"${each.replace(/[\\"]/g, '\\$&')}"`);
const literal = lines.map((each) => `{${each.length}}\r\n${each}`);
const nstring = fc.oneof(fc.constant('NIL'), quoted, literal);
const number = fc.oneof(fc.nat(), fc.bigInt({ min: 1n, max: 2n ** 32n - 1n })).map(String);
const nzNumber = number.filter((n) => n !== '0');
const modseq = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);

const list = (item: fc.Arbitrary<string>, max = 5): fc.Arbitrary<string> =>
  fc.array(item, { maxLength: max }).map((items) => `(${items.join(' ')})`);

const systemFlag = fc.constantFrom(
  '\\Seen',
  '\\Answered',
  '\\Flagged',
  '\\Deleted',
  '\\Draft',
  '\\Recent',
  '\\seen',
);
const flag = fc.oneof(systemFlag, atom, fc.constantFrom('$Junk', '$Forwarded'));
const flags = list(flag);

const address = fc.tuple(nstring, nstring, nstring, nstring).map((parts) => `(${parts.join(' ')})`);
const addresses = fc.oneof(
  fc.constant('NIL'),
  fc.array(address, { minLength: 1, maxLength: 3 }).map((all) => `(${all.join('')})`),
);
const envelope = fc
  .tuple(nstring, nstring, addresses, addresses, addresses, addresses, addresses, addresses, nstring, nstring)
  .map((fields) => `(${fields.join(' ')})`);
const dateTime = fc
  .tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 1970, max: 2037 }))
  .map(([day, year]) => `"${day}-Feb-${year} 02:44:25 -0700"`);

const item = fc.oneof(
  flags.map((each) => `FLAGS ${each}`),
  nzNumber.map((n) => `UID ${n}`),
  number.map((n) => `RFC822.SIZE ${n}`),
  modseq.map((n) => `MODSEQ (${n})`),
  dateTime.map((each) => `INTERNALDATE ${each}`),
  envelope.map((each) => `ENVELOPE ${each}`),
  literal.map((each) => `BODY[HEADER] ${each}`),
);
const fetch = fc
  .tuple(nzNumber, fc.array(item, { minLength: 1, maxLength: 6 }))
  .map(([n, items]) => `* ${n} FETCH (${items.join(' ')})`);

const mailbox = fc.oneof(atom, quoted, literal, fc.constantFrom('INBOX', '"Envoy&AOk-s"', '"Entw&APw-rfe"'));
const attribute = fc.constantFrom('\\HasChildren', '\\HasNoChildren', '\\Noselect', '\\Sent', '\\Marked');
const listing = fc
  .tuple(
    fc.constantFrom('LIST', 'LSUB'),
    list(attribute),
    fc.constantFrom('"/"', '"."', 'NIL', '"\\\\"'),
    mailbox,
  )
  .map((parts) => `* ${parts.join(' ')}`);

const statusItem = fc
  .tuple(fc.constantFrom('MESSAGES', 'UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'RECENT', 'SIZE'), number)
  .map((pair) => pair.join(' '));
const status = fc.tuple(mailbox, list(statusItem)).map(([name, items]) => `* STATUS ${name} ${items}`);

const capability = fc.oneof(
  fc.constantFrom('IMAP4rev1', 'IDLE', 'AUTH=PLAIN', 'THREAD=REFS', 'LITERAL+'),
  atom,
);
const capabilities = fc
  .array(capability, { minLength: 1, maxLength: 8 })
  .chain((names) =>
    fc.constantFrom(`* CAPABILITY ${names.join(' ')}`, `* OK [CAPABILITY ${names.join(' ')}] ready`),
  );
const search = fc
  .tuple(fc.constantFrom('SEARCH', 'SORT'), fc.array(nzNumber, { maxLength: 8 }))
  .map(([name, found]) => `* ${[name, ...found].join(' ')}`);
const codes = fc
  .tuple(fc.constantFrom('UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'HIGHESTMODSEQ'), nzNumber)
  .map(([name, n]) => `* OK [${name} ${n}] text`);

export const RESPONSES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  FETCH: fetch,
  LIST: listing,
  STATUS: status,
  CAPABILITY: capabilities,
  SEARCH: search,
  'response codes': codes,
  FLAGS: flags.map((each) => `* FLAGS ${each}`),
};
