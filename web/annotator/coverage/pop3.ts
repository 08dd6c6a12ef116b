import type { CoverageRow } from './row.ts';

type Sample = readonly string[];

const GREETING: Sample = ['S: +OK ready <1896.697170952@dbc.mtview.ca.us>'];
const SIGNED_IN: Sample = [
  ...GREETING,
  'C: USER mrose',
  'S: +OK',
  'C: PASS tanstaaf',
  'S: +OK maildrop ready',
];
const A = 'AUTHORIZATION';
const T = 'TRANSACTION';

type Tier = CoverageRow['tier'];

/** A command row: the client says `line` in a state. */
function command(
  number: string,
  line: string,
  rfc: string,
  state: string,
  tier: Tier = 1,
  id?: string,
): CoverageRow {
  const name = line.split(' ', 1)[0]!;
  const before = state === A ? GREETING : SIGNED_IN;
  return {
    row: `P.cmd.${number}`,
    token: name,
    tier,
    id: id ?? `pop3.cmd.${name}`,
    rfc,
    from: 'client',
    state,
    text: name,
    sample: [...before, `C: ${line}`],
  };
}

/** A row for what the server says after `exchange`. */
function reply(
  row: string,
  token: string,
  id: string,
  rfc: string,
  state: string,
  sample: Sample,
  text: string,
  tier: Tier = 1,
): CoverageRow {
  return { row, token, tier, id, rfc, from: 'server', state, text, sample };
}

function code(number: string, name: string, rfc: string, tier: Tier): CoverageRow {
  const sample = [...GREETING, 'C: USER mrose', 'S: +OK', 'C: PASS tanstaaf', `S: -ERR [${name}] not now`];
  return reply(`P.code.${number}`, name, `pop3.code.${name}`, rfc, A, sample, `[${name}]`, tier);
}

function capability(number: string, line: string, rfc: string, tier: Tier = 1): CoverageRow {
  const name = line.split(' ', 1)[0]!;
  const sample = [...GREETING, 'C: CAPA', 'S: +OK', `S: ${line}`, 'S: .'];
  return reply(`P.capa.${number}`, name, `pop3.capa.${name}`, rfc, A, sample, name, tier);
}

function note(
  number: string,
  token: string,
  id: string,
  rfc: string,
  from: CoverageRow['from'],
  state: string,
  sample: Sample,
): CoverageRow {
  return { row: `P.state.${number}`, token, tier: 1, id, rfc, from, state, sample };
}

export const POP3_COVERAGE: readonly CoverageRow[] = [
  command('01', 'CAPA', '2449 §5', A),
  command('02', 'USER mrose', '1939 §7', A),
  {
    ...command('03', 'PASS two words', '1939 §7', A),
    sample: [...GREETING, 'C: USER mrose', 'S: +OK', 'C: PASS two words'],
  },
  command('04', 'APOP mrose c4c9334bac560ecc979e58001b3e22fb', '1939 §7', A),
  command('05', 'AUTH PLAIN AG1yb3NlAHRhbnN0YWFm', '5034 §4', A),
  command('06', 'STLS', '2595 §4', A),
  command('07', 'STAT', '1939 §5', T),
  command('08', 'LIST 2', '1939 §5', T),
  command('09', 'RETR 1', '1939 §5', T),
  command('10', 'DELE 1', '1939 §5', T),
  command('11', 'NOOP', '1939 §5', T),
  command('12', 'RSET', '1939 §5', T),
  command('13', 'QUIT', '1939 §6', T, 1, 'pop3.cmd.QUIT.update'),
  command('14', 'TOP 1 0', '1939 §7', T),
  command('15', 'UIDL', '1939 §7', T),
  command('16', 'UTF8', '6856 §2.1', A, 2),
  command('17', 'LANG fr', '6856 §3.1', A, 2),

  reply('P.rep.01', '+OK', 'pop3.ok', '1939 §3', T, [...SIGNED_IN, 'C: NOOP', 'S: +OK'], '+OK'),
  reply(
    'P.rep.02',
    '-ERR',
    'pop3.err',
    '1939 §3',
    T,
    [...SIGNED_IN, 'C: RETR 9', 'S: -ERR no such message'],
    '-ERR',
  ),
  reply(
    'P.rep.03',
    'greeting timestamp <...>',
    'pop3.greeting.timestamp',
    '1939 §7',
    A,
    GREETING,
    '<1896.697170952@dbc.mtview.ca.us>',
  ),
  { ...code('02', 'IN-USE', '2449 §8.1.2', 1), row: 'P.rep.04', token: 'resp-code [..]' },
  reply(
    'P.rep.05',
    'continuation "+ "',
    'pop3.continue',
    '5034 §4',
    A,
    [...GREETING, 'C: AUTH CRAM-MD5', 'S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+'],
    '+',
  ),
  reply(
    'P.rep.06',
    'multi-line terminator "."',
    'pop3.end',
    '1939 §3',
    T,
    [...SIGNED_IN, 'C: LIST', 'S: +OK', 'S: .'],
    '.',
  ),
  reply(
    'P.rep.07',
    'byte-stuffed line ".."',
    'pop3.stuffed',
    '1939 §3',
    T,
    [...SIGNED_IN, 'C: RETR 1', 'S: +OK', 'S: Subject: x', 'S: ', 'S: ..', 'S: .'],
    '.',
  ),
  reply(
    'P.rep.08',
    'drop listing "nn mm" (STAT)',
    'pop3.dropListing',
    '1939 §5',
    T,
    [...SIGNED_IN, 'C: STAT', 'S: +OK 2 320'],
    '2 320',
  ),
  reply(
    'P.rep.09',
    'scan listing "nn mm" (LIST)',
    'pop3.scanListing',
    '1939 §5',
    T,
    [...SIGNED_IN, 'C: LIST', 'S: +OK', 'S: 1 120', 'S: .'],
    '1 120',
  ),
  reply(
    'P.rep.10',
    'unique-id listing',
    'pop3.uniqueIdListing',
    '1939 §7',
    T,
    [...SIGNED_IN, 'C: UIDL', 'S: +OK', 'S: 2 QhdPYR:00WBw1Ph7x7', 'S: .'],
    '2 QhdPYR:00WBw1Ph7x7',
  ),
  reply(
    'P.rep.11',
    'capability list line',
    'pop3.capabilityLine',
    '2449 §5',
    A,
    [...GREETING, 'C: CAPA', 'S: +OK', 'S: EXPIRE 60', 'S: .'],
    'EXPIRE 60',
  ),
  reply(
    'P.rep.12',
    'language listing',
    'pop3.languageListing',
    '6856 §3.2',
    A,
    [...GREETING, 'C: LANG', 'S: +OK', 'S: fr francais', 'S: .'],
    'fr francais',
    2,
  ),
  {
    row: 'P.rep.13',
    token: 'AUTH cancel "*"',
    tier: 1,
    id: 'sasl.cancel',
    rfc: '4422 §3.5',
    from: 'client',
    state: A,
    text: '*',
    sample: [...GREETING, 'C: AUTH PLAIN', 'S: + ', 'C: *'],
  },

  code('01', 'LOGIN-DELAY', '2449 §8.1.1', 1),
  code('02', 'IN-USE', '2449 §8.1.2', 1),
  code('03', 'SYS/TEMP', '3206 §4', 2),
  code('04', 'SYS/PERM', '3206 §4', 2),
  code('05', 'AUTH', '3206 §5', 2),
  code('06', 'UTF8', '6856 §5', 2),

  capability('01', 'TOP', '2449 §6.1'),
  capability('02', 'USER', '2449 §6.2'),
  capability('03', 'SASL CRAM-MD5 PLAIN', '5034 §3'),
  capability('04', 'RESP-CODES', '2449 §6.4'),
  capability('05', 'LOGIN-DELAY 900', '2449 §6.5'),
  capability('06', 'PIPELINING', '2449 §6.6'),
  capability('07', 'EXPIRE 60', '2449 §6.7'),
  capability('08', 'UIDL', '2449 §6.8'),
  capability('09', 'IMPLEMENTATION Shlemazle-Plotz-v302', '2449 §6.9'),
  capability('10', 'STLS', '2595 §4'),
  capability('11', 'AUTH-RESP-CODE', '3206 §6', 2),
  capability('12', 'UTF8 USER', '6856 §2', 2),
  capability('13', 'LANG', '6856 §3', 2),

  note('01', A, 'pop3.state.AUTHORIZATION', '1939 §4', 'server', A, GREETING),
  note('02', T, 'pop3.state.TRANSACTION', '1939 §5', 'server', T, SIGNED_IN),
  note('03', 'UPDATE', 'pop3.state.UPDATE', '1939 §6', 'server', 'UPDATE', [
    ...SIGNED_IN,
    'C: QUIT',
    'S: +OK bye',
  ]),
  note('04', 'command line <= 255 octets', 'pop3.warning.longCommand', '2449 §4', 'client', A, [
    ...GREETING,
    `C: USER ${'m'.repeat(255)}`,
  ]),
  note('05', 'first reply line <= 512 octets', 'pop3.leniency.longReply', '2449 §4', 'server', A, [
    ...GREETING,
    'C: USER mrose',
    `S: +OK ${'m'.repeat(512)}`,
  ]),
  note('06', 'implicit TLS port 995', 'pop3.note.implicitTls', '8314 §3.1', 'server', A, [
    'C: <TLS negotiation>',
    ...GREETING,
  ]),
];
