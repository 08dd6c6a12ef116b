import type { CoverageRow } from './row.ts';
import { ENHANCED_ROWS } from './smtp-enhanced.ts';
import { AT, command, reply, say, type Tier } from './smtp-samples.ts';

function parameter(
  number: string,
  verb: string,
  text: string,
  name: string,
  rfc: string,
  tier: Tier,
): CoverageRow {
  const mail = verb === 'MAIL';
  const line = mail ? `MAIL FROM:<a@example.org> ${text}` : `RCPT TO:<b@example.org> ${text}`;
  return {
    row: `S.par.${number}`,
    token: `${verb} ${text}`,
    tier,
    id: `smtp.par.${name}`,
    rfc,
    from: 'client',
    state: mail ? 'READY' : 'MAIL',
    text: name.includes('.') ? name.slice(name.indexOf('.') + 1) : text,
    sample: [...(mail ? AT.READY : AT.MAIL), `C: ${line}`],
  };
}

function path(
  number: string,
  token: string,
  id: string,
  rfc: string,
  line: string,
  text: string,
): CoverageRow {
  const mail = line.startsWith('MAIL');
  const sample = [...(mail ? AT.READY : AT.MAIL), `C: ${line}`];
  return {
    row: `S.par.${number}`,
    token,
    tier: 1,
    id,
    rfc,
    from: 'client',
    state: mail ? 'READY' : 'MAIL',
    text,
    sample,
  };
}

function extension(number: string, line: string, rfc: string | undefined, tier: Tier): CoverageRow {
  const word = line.split(' ', 1)[0]!;
  const keyword = word.startsWith('AUTH=') ? 'AUTH=' : word;
  const sample = [...AT.CONNECTED, 'C: EHLO client.example.org', 'S: 250-mx.example.org', `S: 250 ${line}`];
  return reply(`S.ehlo.${number}`, line, `smtp.ehlo.${keyword}`, rfc, 'CONNECTED', sample, keyword, tier);
}

/** A reply code, in answer to a command after which it is met. */
function code(number: string, digits: string, rfc: string, asked: string, tier: Tier): CoverageRow {
  const row = `S.code.${number}`;
  const id = `smtp.code.${digits}`;
  if (asked === 'greeting')
    return reply(row, digits, id, rfc, 'CONNECTED', [`S: ${digits} mx.example.org`], digits, tier);
  const state = asked === 'RCPT' ? 'MAIL' : asked === 'DATA' ? 'RCPT' : 'READY';
  const line = asked === 'MAIL' || asked === 'RCPT' ? say(asked) : asked;
  return reply(row, digits, id, rfc, state, [...AT[state], `C: ${line}`, `S: ${digits} text`], digits, tier);
}

function note(
  number: string,
  token: string,
  id: string,
  rfc: string,
  from: CoverageRow['from'],
  state: string,
  sample: readonly string[],
  tier: Tier = 1,
): CoverageRow {
  return { row: `S.state.${number}`, token, tier, id, rfc, from, state, sample };
}

const BASE = '5321 §4.2.1';

export const SMTP_COVERAGE: readonly CoverageRow[] = [
  command('01', 'EHLO client.example.org', '5321 §4.1.1.1', 'CONNECTED', 1, 'EHLO'),
  command('02', 'HELO client.example.org', '5321 §4.1.1.1', 'CONNECTED', 1, 'HELO'),
  command('03', 'MAIL FROM:<a@example.org>', '5321 §4.1.1.2', 'READY', 1, 'MAIL FROM:'),
  command('04', 'RCPT TO:<b@example.org>', '5321 §4.1.1.3', 'MAIL', 1, 'RCPT TO:'),
  command('05', 'DATA', '5321 §4.1.1.4', 'RCPT', 1, 'DATA'),
  command('06', 'RSET', '5321 §4.1.1.5', 'READY', 1, 'RSET'),
  command('07', 'VRFY smith', '5321 §4.1.1.6', 'READY', 1, 'VRFY'),
  command('08', 'EXPN staff', '5321 §4.1.1.7', 'READY', 1, 'EXPN'),
  command('09', 'HELP MAIL', '5321 §4.1.1.8', 'READY', 1, 'HELP'),
  command('10', 'NOOP', '5321 §4.1.1.9', 'READY', 1, 'NOOP'),
  command('11', 'QUIT', '5321 §4.1.1.10', 'READY', 1, 'QUIT'),
  command('12', 'STARTTLS', '3207 §4', 'READY', 1, 'STARTTLS'),
  command('13', 'AUTH PLAIN', '4954 §4', 'READY', 1, 'AUTH'),
  command('14', 'BDAT 5 LAST', '3030 §2', 'RCPT', 2, 'BDAT'),
  command('15', 'ETRN example.org', '1985 §5', 'READY', 3, 'ETRN'),
  command('16', 'BURL imap://harry@example.org/outbox;uid=25627 LAST', '4468', 'RCPT', 3, 'BURL'),
  command('17', 'LHLO client.example.org', '2033 §4.1', 'CONNECTED', 2, 'LHLO'),
  command('18', 'ATRN example.org', '2645', 'READY', 3, 'ATRN'),
  command('19', 'SAML FROM:<a@example.org>', '5321 app. F.6', 'READY', 3, 'SAML'),
  command('20', 'XCLIENT ADDR=192.0.2.1', undefined, 'READY', 2, 'XCLIENT'),

  parameter('01', 'MAIL', 'SIZE=500', 'SIZE', '1870 §6.1', 1),
  parameter('02', 'MAIL', 'BODY=7BIT', 'BODY.7BIT', '6152 §3', 2),
  parameter('03', 'MAIL', 'BODY=8BITMIME', 'BODY.8BITMIME', '6152 §3', 2),
  parameter('04', 'MAIL', 'BODY=BINARYMIME', 'BODY.BINARYMIME', '3030 §3', 2),
  parameter('05', 'MAIL', 'RET=FULL', 'RET.FULL', '3461 §4.3', 2),
  parameter('06', 'MAIL', 'RET=HDRS', 'RET.HDRS', '3461 §4.3', 2),
  parameter('07', 'MAIL', 'ENVID=QQ314159', 'ENVID', '3461 §4.4', 2),
  parameter('08', 'MAIL', 'AUTH=<>', 'AUTH', '4954 §5', 1),
  parameter('09', 'MAIL', 'SMTPUTF8', 'SMTPUTF8', '6531 §3.4', 2),
  parameter('10', 'MAIL', 'REQUIRETLS', 'REQUIRETLS', '8689 §2', 2),
  parameter('11', 'MAIL', 'MT-PRIORITY=3', 'MT-PRIORITY', '6710 §3', 3),
  parameter('12', 'MAIL', 'HOLDFOR=86400', 'HOLDFOR', '4865', 3),
  parameter('13', 'MAIL', 'HOLDUNTIL=2026-12-24T08:00:00Z', 'HOLDUNTIL', '4865', 3),
  parameter('14', 'MAIL', 'BY=120;R', 'BY', '2852', 3),
  parameter('15', 'RCPT', 'NOTIFY=NEVER', 'NOTIFY.NEVER', '3461 §4.1', 2),
  parameter('16', 'RCPT', 'NOTIFY=SUCCESS', 'NOTIFY.SUCCESS', '3461 §4.1', 2),
  parameter('17', 'RCPT', 'NOTIFY=FAILURE', 'NOTIFY.FAILURE', '3461 §4.1', 2),
  parameter('18', 'RCPT', 'NOTIFY=DELAY', 'NOTIFY.DELAY', '3461 §4.1', 2),
  parameter('19', 'RCPT', 'ORCPT=rfc822;b@example.org', 'ORCPT', '3461 §4.2', 2),
  parameter('20', 'RCPT', 'RRVS=2026-01-01T00:00:00Z', 'RRVS', '7293', 3),
  path('21', 'null reverse-path <>', 'smtp.nullPath', '5321 §4.5.5', 'MAIL FROM:<>', '<>'),
  path(
    '22',
    'source route <@a,@b:u@c>',
    'smtp.sourceRoute',
    '5321 §4.1.2',
    'RCPT TO:<@a.org,@b.org:u@c.org>',
    '@a.org,@b.org:',
  ),
  path('23', '<Postmaster>', 'smtp.postmaster', '5321 §4.1.1.3', 'RCPT TO:<Postmaster>', 'Postmaster'),
  path(
    '24',
    'address literal [1.2.3.4] / [IPv6:..]',
    'smtp.addressLiteral',
    '5321 §4.1.3',
    'MAIL FROM:<a@[IPv6:2001:db8::1]>',
    '[IPv6:2001:db8::1]',
  ),
  {
    ...parameter('25', 'MAIL', 'ENVID=a+2Bb', 'ENVID', '3461 §4', 2),
    token: 'xtext +HH',
    id: 'smtp.xtext',
    text: '+2B',
  },

  extension('01', 'SIZE 1000000', '1870 §3', 1),
  extension('02', '8BITMIME', '6152 §2', 2),
  extension('03', 'PIPELINING', '2920 §3', 1),
  extension('04', 'DSN', '3461 §3', 2),
  extension('05', 'AUTH PLAIN', '4954 §3', 1),
  extension('06', 'AUTH=LOGIN', undefined, 2),
  extension('07', 'STARTTLS', '3207 §2', 1),
  extension('08', 'ENHANCEDSTATUSCODES', '2034 §3', 2),
  extension('09', 'CHUNKING', '3030 §2', 2),
  extension('10', 'BINARYMIME', '3030 §3', 2),
  extension('11', 'SMTPUTF8', '6531 §3.1', 2),
  extension('12', 'HELP', '5321 §4.1.1.1', 1),
  extension('13', 'EXPN', '5321 §4.1.1.7', 1),
  extension('14', 'VRFY', undefined, 2),
  extension('15', 'ETRN', '1985 §4', 3),
  extension('16', 'ATRN', '2645', 3),
  extension('17', 'DELIVERBY 240', '2852', 3),
  extension('18', 'BURL imap', '4468', 3),
  extension('19', 'FUTURERELEASE 60480 2026-12-24T08:00:00Z', '4865', 3),
  extension('20', 'MT-PRIORITY MIXER', '6710 §3', 3),
  extension('21', 'RRVS', '7293', 3),
  extension('22', 'REQUIRETLS', '8689 §2', 2),
  extension('23', 'LIMITS RCPTMAX=20', '9422', 2),
  extension('24', 'MTRK', '3885', 3),
  extension('25', 'NO-SOLICITING org.example:ADV', '3865', 3),
  extension('26', 'CHECKPOINT', '1845', 3),
  extension('27', 'UTF8SMTP', '5336', 3),
  extension('28', 'VERB', undefined, 2),
  extension('29', 'X-EXPS GSSAPI', undefined, 2),
  extension('30', 'XCLIENT NAME ADDR', undefined, 2),

  code('01', '211', '5321 §4.2.3', 'HELP', 1),
  code('02', '214', '5321 §4.2.3', 'HELP', 1),
  code('03', '220', '5321 §4.2.3', 'greeting', 1),
  code('04', '221', '5321 §4.2.3', 'QUIT', 1),
  code('05', '235', '4954 §6', 'AUTH PLAIN', 1),
  code('06', '250', '5321 §4.2.3', 'NOOP', 1),
  code('07', '251', '5321 §4.2.3', 'RCPT', 1),
  code('08', '252', '5321 §4.2.3', 'VRFY smith', 1),
  code('09', '334', '4954 §4', 'AUTH LOGIN', 1),
  code('10', '354', '5321 §4.2.3', 'DATA', 1),
  code('11', '421', '5321 §4.2.3', 'NOOP', 1),
  code('12', '432', '4954 §6', 'AUTH PLAIN', 1),
  code('13', '450', '5321 §4.2.3', 'RCPT', 1),
  code('14', '451', '5321 §4.2.3', 'RCPT', 1),
  code('15', '452', '5321 §4.2.3', 'RCPT', 1),
  code('16', '454', '4954 §6', 'AUTH PLAIN', 1),
  code('17', '455', '5321 §4.2.3', 'MAIL', 1),
  code('18', '458', '1985 §5.1', 'ETRN example.org', 3),
  code('19', '459', '1985 §5.1', 'ETRN example.org', 3),
  code('20', '500', '5321 §4.2.3', 'FOO', 1),
  code('21', '501', '5321 §4.2.3', 'MAIL', 1),
  code('22', '502', '5321 §4.2.4', 'EXPN staff', 1),
  code('23', '503', '5321 §4.2.3', 'DATA', 1),
  code('24', '504', '5321 §4.2.3', 'AUTH FOO', 1),
  code('25', '521', '7504', 'greeting', 2),
  code('26', '530', '4954 §6', 'MAIL', 1),
  code('27', '534', '4954 §6', 'AUTH PLAIN', 1),
  code('28', '535', '4954 §6', 'AUTH PLAIN', 1),
  code('29', '538', '4954 §6', 'AUTH PLAIN', 1),
  code('30', '550', '5321 §4.2.3', 'RCPT', 1),
  code('31', '551', '5321 §4.2.3', 'RCPT', 1),
  code('32', '552', '5321 §4.2.3', 'RCPT', 1),
  code('33', '553', '5321 §4.2.3', 'MAIL', 1),
  code('34', '554', '5321 §4.2.3', 'RCPT', 1),
  code('35', '555', '5321 §4.2.3', 'MAIL', 1),
  code('36', '556', '7504', 'RCPT', 2),
  code('37', '253', '1985 §5.1', 'ETRN example.org', 3),
  reply(
    'S.code.38',
    'first digit 2/3/4/5',
    'smtp.digit1.4',
    BASE,
    'READY',
    [...AT.READY, 'C: NOOP', 'S: 451 no'],
    '4',
    1,
  ),
  reply(
    'S.code.39',
    'second digit 0/1/2/5',
    'smtp.digit2.5',
    BASE,
    'READY',
    [...AT.READY, 'C: NOOP', 'S: 250 ok'],
    '5',
    1,
  ),
  reply(
    'S.code.40',
    'hyphen after code (more lines follow)',
    'smtp.hyphen',
    BASE,
    'READY',
    [...AT.READY, 'C: HELP', 'S: 214-one', 'S: 214 two'],
    '-',
    1,
  ),

  ...ENHANCED_ROWS,

  note('01', 'opening message 220', 'smtp.state.CONNECTED', '5321 §3.1', 'server', 'CONNECTED', AT.CONNECTED),
  note('02', 'EHLO accepted', 'smtp.state.READY', '5321 §3.2', 'server', 'READY', AT.READY),
  note('03', 'mail transaction open (after MAIL)', 'smtp.state.MAIL', '5321 §3.3', 'server', 'MAIL', AT.MAIL),
  note('04', 'recipients collected (after RCPT)', 'smtp.state.RCPT', '5321 §3.3', 'server', 'RCPT', AT.RCPT),
  note('05', 'mail data being read', 'smtp.state.DATA', '5321 §4.1.1.4', 'server', 'DATA', AT.DATA),
  note('06', 'end of data <CRLF>.<CRLF>', 'smtp.end', '5321 §4.1.1.4', 'client', 'DATA', [
    ...AT.DATA,
    'C: hi',
    'C: .',
  ]),
  note('07', 'Transparency (leading period doubled)', 'smtp.stuffed', '5321 §4.5.2', 'client', 'DATA', [
    ...AT.DATA,
    'C: ..hi',
    'C: .',
  ]),
  note(
    '08',
    'BDAT chunk being read',
    'smtp.chunk',
    '3030 §2',
    'client',
    'RCPT',
    [...AT.RCPT, 'C: BDAT 4 LAST', 'C: hi'],
    2,
  ),
  note('09', 'AUTH exchange', 'sasl.responseLine', '4954 §4', 'client', 'READY', [
    ...AT.READY,
    'C: AUTH LOGIN',
    'S: 334 VXNlcm5hbWU6',
    'C: bmljb2xhcw==',
  ]),
  note('10', 'after STARTTLS: state discarded', 'smtp.effect.tls', '3207 §4.2', 'server', 'CONNECTED', [
    ...AT.READY,
    'C: STARTTLS',
    'S: 220 go ahead',
  ]),
  note('11', 'Order of commands', 'smtp.cause.order.RCPT', '5321 §4.1.4', 'client', 'READY', [
    ...AT.READY,
    'C: RCPT TO:<b@example.org>',
  ]),
  note('12', 'pipelined group and its replies', 'smtp.note.pipelined', '2920 §3.1', 'client', 'MAIL', [
    ...AT.READY,
    'C: MAIL FROM:<a@example.org>',
    'C: RCPT TO:<b@example.org>',
    'S: 250 ok',
    'S: 250 ok',
  ]),
  note('13', 'line limits 512 / 1000', 'smtp.warning.longCommand', '5321 §4.5.3.1', 'client', 'READY', [
    ...AT.READY,
    `C: VRFY ${'x'.repeat(512)}`,
  ]),
  note(
    '14',
    'implicit TLS port 465 (submission)',
    'smtp.note.implicitTls',
    '8314 §3.3',
    'server',
    'CONNECTED',
    ['C: <TLS negotiation>', ...AT.CONNECTED],
  ),
];
