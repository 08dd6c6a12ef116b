import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../../relay/wire/bytes.ts';
import { ImapAnnotator } from '../../../web/annotator/imap/annotator.ts';
import {
  annotateTurns,
  conversation,
  leavesOf,
  partitionProblems,
  tokens,
  turn,
  turnsOf,
} from '../support.ts';

function leafIds(text: string): string[] {
  return annotateTurns('imap', turnsOf(conversation(`S: * PREAUTH hello\n${text}`)))
    .slice(1)
    .flatMap((unit) => unit.spans.flatMap(leavesOf))
    .map((leaf) => leaf.id);
}

/** Codes whose RFC asks for arguments of one form, and arguments that do not have it. */
const NUMBER_CODES = ['UIDNEXT', 'UIDVALIDITY', 'UNSEEN', 'HIGHESTMODSEQ'];
const NO_NUMBERS = ['abc', '-1', '1x', '', ' 1', '1 2', '(1)', '"1"', '1.5', '99999999999999999999'];
const SET_CODES = ['APPENDUID', 'COPYUID', 'MODIFIED'];
const NO_SETS = ['abc', '1 x', '0', '1:2:3 4 5', ',', '1 2 3 4', '', '1,'];
const BARE_CODES = ['READ-ONLY', 'TRYCREATE', 'CLOSED', 'NOMODSEQ', 'ALERT'];

describe('a code whose arguments are wrong is not explained as that code', () => {
  const mutants = [
    ...NUMBER_CODES.flatMap((code) => NO_NUMBERS.map((argument) => `${code} ${argument}`)),
    ...SET_CODES.flatMap((code) => NO_SETS.map((argument) => `${code} ${argument}`)),
    ...BARE_CODES.flatMap((code) => ['x', '1', '(a)'].map((argument) => `${code} ${argument}`)),
    'PERMANENTFLAGS \\Seen',
    'PERMANENTFLAGS (\\Seen',
  ];
  it.each(mutants)('[%s]', (code) => {
    const name = code.split(' ', 1)[0]!;
    const ids = leafIds(`S: * OK [${code}] text`);
    expect(ids).toContain('imap.code.malformed');
    expect(ids.filter((id) => id.startsWith(`imap.code.${name}`))).toEqual([]);
  });
});

describe('responses that are none', () => {
  it.each([
    '* x EXISTS',
    '* EXISTS',
    '* 1 SEARCH',
    '*1 EXISTS',
    '* -1 EXPUNGE',
    '* FETCH (FLAGS ())',
    '** OK',
  ])('%s', (line) => {
    const ids = leafIds(`S: ${line}`);
    expect(ids.filter((id) => /^imap\.(resp\.(EXISTS|SEARCH|EXPUNGE|FETCH|OK)|flag)/.test(id))).toEqual([]);
  });
});

describe('what stands inside a literal', () => {
  const bait = [
    'a1 LOGOUT',
    '* BYE',
    'DONE',
    'a9 OK',
    '+ go',
    '* 9 EXISTS',
    'x STARTTLS',
    '{3}',
    '* OK [UNSEEN 2]',
  ];
  it.each(bait)('%s is not a command or a response', (line) => {
    const count = line.length + 2;
    const client = leafIds(`C: a0 APPEND INBOX {${count}+}\nC: ${line}\nC: `);
    const server = leafIds(`S: * 1 FETCH (BODY[TEXT] {${count}}\nS: ${line}\nS: )`);
    for (const ids of [client, server]) {
      expect(
        ids.filter((id) => /LOGOUT|BYE|DONE|EXISTS|STARTTLS|continue|UNSEEN|imap\.resp\.OK/.test(id)),
      ).toEqual([]);
    }
  });
});

describe('a wrong count', () => {
  it('does not spoil what follows', () => {
    const text = 'S: * PREAUTH hi\nS: * 1 FETCH (BODY[TEXT] {3}\nS: hello\nS: )\nS: * 5 EXISTS';
    const turns = turnsOf(conversation(text));
    const units = annotateTurns('imap', turns);
    expect(units.flatMap((unit) => unit.notes.map((note) => note.id))).toContain('imap.cause.literalCount');
    expect(tokens(units, turns)).toContain('S EXISTS imap.resp.EXISTS');
  });
});

describe('hostile depth and sizes', () => {
  it.each([
    ['a search', 'client', `a1 SEARCH ${'('.repeat(10_000)}\r\n`],
    ['a body structure', 'server', `* 1 FETCH (BODYSTRUCTURE ${'('.repeat(10_000)}\r\n`],
    ['a thread', 'server', `* THREAD ${'('.repeat(10_000)}1${')'.repeat(10_000)}\r\n`],
    ['negations', 'client', `a1 SEARCH ${'NOT '.repeat(10_000)}SEEN\r\n`],
    ['a long set', 'client', `a1 FETCH ${'1:2,'.repeat(20_000)}3 FLAGS\r\n`],
  ] as const)('%s', (_name, from, line) => {
    const turns = [turn('server', '* PREAUTH hi\r\n'), turn(from, line)];
    expect(partitionProblems(annotateTurns('imap', turns), turns)).toEqual([]);
  });

  it.each([16_380, 16_381, 16_382, 16_383, 16_384, 300_000])(
    'finds the literal at the end of a line of %i',
    (length) => {
      const start = '* 1 FETCH (X "';
      const line = `${start}${'x'.repeat(length - start.length)}" BODY[] {12}\r\n* 9 EXISTS\r\n)\r\n* 5 EXISTS\r\n`;
      const turns = [turn('server', '* PREAUTH hi\r\n'), turn('server', line)];
      const units = annotateTurns('imap', turns);
      expect(partitionProblems(units, turns)).toEqual([]);
      expect(tokens(units, turns).filter((token) => token.endsWith('imap.resp.EXISTS'))).toHaveLength(1);
    },
  );

  it('reads many literals in one response', () => {
    const line = `* 1 FETCH (${'X {0}\r\n '.repeat(20_000)})\r\n* 5 EXISTS\r\n`;
    const turns = [turn('server', '* PREAUTH hi\r\n'), turn('server', line)];
    expect(partitionProblems(annotateTurns('imap', turns), turns)).toEqual([]);
  });

  it('publishes a literal of any size in pieces', () => {
    const annotator = new ImapAnnotator();
    const push = (bytes: Uint8Array) => annotator.push({ kind: 'bytes', at: 0, from: 'server', bytes });
    push(fromLatin1('* PREAUTH hi\r\n* 1 FETCH (BODY[] {4294967295}\r\n'));
    const chunk = new Uint8Array(100_000).fill(65);
    let shown = 0;
    for (let i = 0; i < 20; i++) for (const unit of push(chunk)) shown = unit.end;
    expect(20 * chunk.length - shown).toBeLessThan(10_000);
  });
});
