import { describe, expect, it } from 'vitest';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { Unit } from '../../../web/annotator/span.ts';
import { EXAMPLES } from '../corpora/corpus.ts';
import { annotateTurns, leavesOf, turn } from '../support.ts';

/** INBOX is open, and has nine messages. */
const OPEN = [
  turn('server', '* PREAUTH hi\r\n'),
  turn('client', 'a0 SELECT INBOX\r\n'),
  turn('server', '* 9 EXISTS\r\na0 OK [READ-WRITE] open\r\n'),
];

function unitsOf(from: Side, octets: string): Unit[] {
  return annotateTurns('imap', [...OPEN, turn(from, octets)]).slice(4);
}

const leaves = (units: readonly Unit[]) => units.flatMap(({ spans }) => spans.flatMap(leavesOf));

/** True when something says that the octets are not as they should be. */
function isNoticed(units: readonly Unit[]): boolean {
  const notes = units.flatMap((unit) => unit.notes);
  return (
    notes.some(({ kind }) => kind === 'cause' || kind === 'leniency') ||
    leaves(units).some(
      (leaf) => leaf.class === 'unknown' || leaf.class === 'generic' || /\.(bad|malformed)/.test(leaf.id),
    )
  );
}

/** Responses that are data, whose grammar says what each parenthesis and quotation mark is for. */
const DATA = /^\* (\d+ FETCH|LIST|LSUB|STATUS|FLAGS|NAMESPACE|ESEARCH|METADATA|QUOTA|THREAD|LANGUAGE) /;
const COMMAND = /^[\w.]+ [A-Za-z]+ /;

/** Well-formed lines of the RFCs' examples without a literal. */
const lines = [
  ...new Set(EXAMPLES.filter(({ protocol }) => protocol === 'imap').flatMap((each) => each.lines)),
]
  .map((line) => ({
    from: line.startsWith('C') ? ('client' as const) : ('server' as const),
    line: line.slice(3),
  }))
  .filter(({ from, line }) => (from === 'server' ? DATA : COMMAND).test(line) && !/\{\d+\+?\}$/.test(line))
  .filter(({ from, line }) => !isNoticed(unitsOf(from, `${line}\r\n`)));

/** Where a parenthesis or a quotation mark stands that is not part of a text. */
function marksOf(line: string): number[] {
  const marks: number[] = [];
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    if (quoted && line[at] === '\\') at++;
    else if (line[at] === '"') {
      quoted = !quoted;
      marks.push(at);
    } else if (!quoted && /[()]/.test(line[at]!)) marks.push(at);
  }
  return marks;
}

describe('a parenthesis or a quotation mark too many or too few is noticed', () => {
  const mutants = lines.flatMap(({ from, line }) =>
    marksOf(line).flatMap((at) => [
      { from, mutant: line.slice(0, at) + line.slice(at + 1) },
      { from, mutant: line.slice(0, at) + line[at] + line.slice(at) },
    ]),
  );

  it('in each line of the RFCs’ examples', () => {
    const unnoticed = mutants.filter(({ from, mutant }) => !isNoticed(unitsOf(from, `${mutant}\r\n`)));
    expect(unnoticed.map(({ mutant }) => mutant)).toEqual([]);
    expect(mutants.length).toBeGreaterThan(4000);
  });
});

describe('a literal whose count is wrong', () => {
  const content = 'From: a@example.org\r\n\r\n';
  it.each([-22, -5, -2, -1, 1, 2, 5, 22])('by %i is noticed, and what follows is explained', (by) => {
    const response = `* 1 FETCH (BODY[HEADER] {${content.length + by}}\r\n${content} UID 7)\r\n`;
    const after = '* 5 EXISTS\r\n'.repeat(4);
    const units = unitsOf('server', response + after);
    expect(isNoticed(units)).toBe(true);
    expect(leaves(units).filter(({ id }) => id === 'imap.resp.EXISTS').length).toBeGreaterThanOrEqual(2);
  });
});

/** What is wrong, by what an explanation that took it for right would be called. */
const MALFORMED: Readonly<Record<Side, readonly (readonly [line: string, never: RegExp])[]>> = {
  server: [
    ['* 0 EXPUNGE', /EXPUNGE/],
    ['* 0 FETCH (FLAGS ())', /FETCH|FLAGS/],
    ['* -1 EXISTS', /EXISTS/],
    ['* 1.5 EXISTS', /EXISTS/],
    ['* 99999999999999999999 EXISTS', /EXISTS/],
    ['* 1 EXIST', /EXISTS/],
    ['** 1 EXISTS', /EXISTS/],
    ['*1 EXISTS', /EXISTS/],
    ['* OK [UNSEEN 0] x', /UNSEEN/],
    ['* OK [UIDNEXT 0] x', /UIDNEXT/],
    ['* OK [UIDVALIDITY 0] x', /UIDVALIDITY/],
    ['* OK [UIDVALIDITY abc] x', /UIDVALIDITY/],
    ['* OK [UIDVALIDITY 4294967296] x', /UIDVALIDITY/],
    ['* OK [COPYUID 1 2:4 5] x', /COPYUID/],
    ['* OK [APPENDUID 1 0] x', /APPENDUID/],
    ['* OK [MAILBOXID abc] x', /MAILBOXID/],
    ['* OK [PERMANENTFLAGS \\Seen] x', /PERMANENTFLAGS/],
    ['* OK [READ-ONLY x] x', /READ-ONLY/],
    ['* OK [UIDNEXT 4 done', /UIDNEXT/],
    ['* OK[UIDNEXT 4] x', /UIDNEXT|resp\.OK/],
    ['* OKAY done', /resp\.OK/],
    ['a1OK done', /resp\.OK/],
    ['+OK done', /resp\.(OK|continue)/],
    ['+go', /continue/],
    ['* SEARCH 0', /found/],
    ['* SEARCH a b', /found/],
    ['* SEARCH 1,2', /found/],
    ['* SORT x', /found/],
    ['* THREAD (a)', /threaded/],
    ['* THREAD 1 2', /threaded/],
    ['* VANISHED abc', /set\./],
    ['* VANISHED (EARLIER) 0', /set\./],
    ['* VANISHED (LATER) 4', /EARLIER/],
    ['* ESEARCH (TAG "a1") ALL 0', /set\./],
    ['* ESEARCH (TAG "a1") MIN x', /found/],
    ['* ESEARCH (TAG "a1") COUNT', /COUNT\.value/],
    ['* ESEARCH (TAG "a1") PARTIAL (5 1:2)', /window/],
    ['* ESEARCH (TAG "a1") ADDTO (1:2 3)', /position/],
    ['* 1 FETCH FLAGS (\\Seen)', /flag\.|data\.FLAGS/],
    ['* 1 FETCH (FLAGS \\Seen)', /flag\./],
    ['* 1 FETCH (FLAGS (\\))', /flag\./],
    ['* 1 FETCH (UID abc)', /UID\.value/],
    ['* 1 FETCH (UID 0)', /UID\.value/],
    ['* 1 FETCH (UID)', /UID\.value/],
    ['* 1 FETCH (RFC822.SIZE -1)', /SIZE\.value/],
    ['* 1 FETCH (RFC822.SIZE "12")', /SIZE\.value/],
    ['* 1 FETCH (MODSEQ 12)', /modseq/],
    ['* 1 FETCH (MODSEQ (a))', /modseq/],
    ['* 1 FETCH (INTERNALDATE "32-Jan-2002 10:00:00 +0000")', /dateTime/],
    ['* 1 FETCH (INTERNALDATE "17-Jul-1996")', /dateTime/],
    ['* 1 FETCH (ENVELOPE NIL)', /env\.date/],
    ['* 1 FETCH (ENVELOPE ("d" "s" NIL NIL NIL NIL NIL NIL NIL))', /message-id/],
    ['* 1 FETCH (ENVELOPE ("d" "s" NIL NIL NIL NIL NIL NIL NIL NIL "x"))', /env\.other/],
    ['* 1 FETCH (ENVELOPE ("d" "s" "f" NIL NIL NIL NIL NIL NIL NIL))', /env\.from/],
    ['* 1 FETCH (ENVELOPE ("d" "s" ((NIL NIL "a")) NIL NIL NIL NIL NIL NIL NIL))', /env\.host/],
    ['* 1 FETCH (ENVELOPE (d s NIL NIL NIL NIL NIL NIL NIL NIL))', /quoted/],
    ['* 1 FETCH (BODYSTRUCTURE "x")', /bs\./],
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" x 1))', /bs\.size/],
    ['* 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 3))', /bs\.lines/],
    ['* 1 FETCH (BODY[HEADERS] "x")', /section\.HEADER/],
    ['* 1 FETCH (BODY[0] "x")', /section\.part/],
    ['* 1 FETCH (BODY[HEADER "x")', /section\.close/],
    ['* 1 FETCH (BODY[]<a> "x")', /section\.origin/],
    ['* LIST (\\Noselect) foo', /delimiter/],
    ['* LIST "/" INBOX', /mattr/],
    ['* LIST () / INBOX', /delimiter/],
    ['* LIST () "//" INBOX', /delimiter/],
    ['* LIST () "/"', /mailbox/],
    ['* LIST () "/" "&AP-"', /mutf7/],
    ['* LIST () "/" "&&&"', /mutf7/],
    ['* STATUS INBOX (MESSAGES)', /MESSAGES\.value/],
    ['* STATUS INBOX (MESSAGES x)', /MESSAGES\.value/],
    ['* STATUS INBOX (3 MESSAGES)', /MESSAGES\.value/],
    ['* STATUS INBOX MESSAGES 3', /status\.MESSAGES/],
    ['* FLAGS \\Seen', /flag\./],
    ['* CAPABILITY', /capa\./],
    ['* CAPABILITY (IMAP4rev1)', /capa\.IMAP/],
    ['* ENABLED (CONDSTORE)', /capa\.COND/],
    ['* NAMESPACE NIL NIL', /namespace\.shared/],
    ['* NAMESPACE ("" "/") NIL NIL', /namespacePrefix/],
    ['* QUOTA "" (STORAGE 10)', /quota\.limit/],
    ['* QUOTA "" (STORAGE a b)', /quota\.(usage|limit)/],
    ['* ACL INBOX fred', /acl\.right/],
    ['* ID (name)', /id\.value/],
    ['* METADATA INBOX ("comment" "x")', /metadata\.entry/],
  ],
  client: [
    ['a1 FETCH 1', /fetch\./],
    ['a1 FETCH FLAGS 1', /set\.|fetch\./],
    ...['0', '1:', ':3', '1,,2', '1-3', '1:2:3', 'x', '4294967296', '1,', '*:*:*', '$1'].map(
      (set) => [`a1 FETCH ${set} FLAGS`, /set\./] as const,
    ),
    ['a1 FETCH 1 FLAG', /fetch\.FLAGS/],
    ['a1 FETCH 1 RFC822.HEADERS', /fetch\.RFC822/],
    ['a1 FETCH 1 BODY[HEADER.FIELDS FROM]', /section\.field$/],
    ['a1 FETCH 1 BODY[HEADER.FIELDS ()]', /section\.field$/],
    ['a1 FETCH 1 BODY[]<0>', /partial/],
    ['a1 FETCH 1 BODY[]<0.0>', /partial/],
    ['a1 FETCH 1 BODY[]<a.b>', /partial/],
    ['a1 STORE 1 FLAG (\\Seen)', /store\.|flag\./],
    ['a1 STORE 1 +FLAGS', /flag\./],
    ['a1 STORE 1 *FLAGS (\\Seen)', /store\./],
    ['a1 COPY INBOX 1', /set\.|mailbox/],
    ['a1 COPY 1', /mailbox/],
    ['a1 SEARCH', /search\./],
    ['a1 SEARCH SINCE 2002-11-26', /gram\.date/],
    ['a1 SEARCH FROM', /search\.text/],
    ['a1 SEARCH LARGER big', /search\.number/],
    ['a1 SEARCH OR SEEN', /search\.text/],
    ['a1 SEARCH NOT', /search\.text/],
    ['a1 SEARCH XYZZY', /search\./],
    ['a1 SEARCH UID 0', /set\./],
    ['a1 SEARCH HEADER Subject', /search\.text/],
    ['a1 SORT DATE UTF-8 ALL', /sort\./],
    ['a1 SORT () UTF-8 ALL', /sort\./],
    ['a1 SORT (REVERSE) UTF-8 ALL', /sort\.DATE/],
    ['a1 THREAD UTF-8 ALL', /sort\.[A-Z]/],
    ['a1 LIST', /pattern/],
    ['a1 LIST ""', /pattern/],
    ['a1 LIST (SUBSCRIBE) "" *', /listSelect|SUBSCRIBED/],
    ['a1 STATUS INBOX', /status\./],
    ['a1 STATUS INBOX MESSAGES', /status\./],
    ['a1 STATUS INBOX ()', /status\./],
    ['a1 STATUS INBOX (MESSAGE)', /status\.MESSAGES/],
    ['a1 SELECT', /mailbox/],
    ['a1 SELECT INBOX (CONDSTOR)', /CONDSTORE/],
    ['a1 RENAME a', /imap\.arg/],
    ['a1 APPEND INBOX', /arg\.message/],
    ['a1 APPEND INBOX "hello"', /gram\.dateTime/],
    ['a1 LOGIN nicolas', /password/],
    ['a1 AUTHENTICATE', /sasl\./],
    ['a1 ENABLE', /capa\./],
    ['a1 ID', /id\.field/],
    ['a1 ID ("name")', /id\.value/],
    ['a1 NOOP 1', /set\./],
    ['a1 UID', /cmd\.UID/],
    ['a1 UID NOOP', /cmd\.(UID|NOOP)/],
    ['a1 EXPUNGE 1', /set\./],
    ['a1 SETACL INBOX fred', /acl\.right/],
    ['a1 SETQUOTA "" (STORAGE)', /quota\.limit/],
    ['a1 GETMETADATA INBOX', /metadata\.entry/],
    ['a1 SETMETADATA INBOX (/private/comment)', /metadata\.value/],
    ['a1 COMPRESS GZIP', /DEFLATE/],
    ['a1 NOTIFY SET', /notify\.STATUS/],
    ['a1 NOTIFY SOON', /notify\./],
    ['a1 CANCELUPDATE', /updateTag/],
    ['(a1 NOOP', /gram\.tag/],
    ['a+1 NOOP', /gram\.tag/],
    ['* NOOP', /gram\.tag/],
    ['\\a1 NOOP', /gram\.tag/],
    ['"a1" NOOP', /gram\.tag/],
  ],
};

describe.each(['server', 'client'] as const)(
  'what is wrong is noticed, and not explained as right: the %s',
  (from) => {
    it.each(MALFORMED[from])('%s', (line, never) => {
      const units = unitsOf(from, `${line}\r\n`);
      expect(isNoticed(units)).toBe(true);
      const said = leaves(units).filter((leaf) => leaf.class === 'specific');
      expect(
        said.map(({ id }) => id).filter((id) => never.test(id.replace(/^imap\.(cmd|resp)\.FETCH$/, ''))),
      ).toEqual([]);
    });
  },
);

describe('a SASL response that spells a command is none', () => {
  it.each(['QUIT', 'DONE', 'NOOP', 'UVVJVA==', 'a1 LOGOUT', 'LOGOUT==', '* BYE'])('%s', (line) => {
    const turns = [turn('server', '* OK hi\r\n'), turn('client', 'a1 AUTHENTICATE LOGIN\r\n')];
    const response = [turn('server', '+ VXNlcm5hbWU6\r\n'), turn('client', `${line}\r\n`)];
    const unit = annotateTurns('imap', [...turns, ...response]).at(-1)!;
    expect(unit.from).toBe('client');
    expect(leaves([unit]).filter(({ id }) => /imap\.(cmd|gram\.tag|tag)/.test(id))).toEqual([]);
  });
});
