import { describe, expect, it } from 'vitest';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { Span } from '../../web/annotator/span.ts';
import { EXAMPLES, type Example } from './corpora/corpus.ts';
import { annotate, conversation, leavesOf, octetsOf, partitionProblems, turnsOf } from './support.ts';

const ELIDED = 'the RFC leaves the rest out, and writes dots';
const NO_STATUS = 'the RFC forgot the OK after the tag';
const NO_ORDER = 'SORT without the keys to sort by, which RFC 5256 §5 asks for';

const NO_UID = 'UID before ESEARCH, which §4 has without: it answers in UIDs anyway';

/** Lines of the examples that are not well formed, and why: in nothing else may an octet be unknown. */
const MALFORMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2177': { '* 4 FETCH (...)': ELIDED, '* 3 FETCH (...)': ELIDED },
  '3501': {
    '* 2 FETCH ....': ELIDED,
    '* 3 FETCH ....': ELIDED,
    '* 4 FETCH ....': ELIDED,
    '...very long command line...': 'what the RFC writes for a line that earns a BAD',
    '...empty line...': 'what the RFC writes for a line that earns a BAD',
    'A044 BLURDYBLOOP {102856}': 'meant as an unknown command: §7.5 shows that its literal is refused',
  },
  '4314': { 'a005 Listrights successful': NO_STATUS },
  '4469': {
    ' URL "/Drafts;UIDVALIDITY=385759045/;UID=20/;Section=2.MIME" URL "/Drafts;UIDVALIDITY=385759045/;UID=20/;Section=2" TEXT {44}':
      'the literal before has 721 octets as printed, but {738} announces more',
  },
  '5032': { 'a1 * SEARCH 4 8 15 16 23 42': 'a tag before the asterisk, and no tagged OK' },
  '5182': {
    '* 2 FETCH (UID 14 ...': ELIDED,
    '* 84 FETCH (UID 100 ...': ELIDED,
    '* 882 FETCH (UID 1115 ...': ELIDED,
  },
  '5267': {
    'B01 SORT RETURN (UPDATE) FLAGGED': NO_ORDER,
    'B02 UID SORT RETURN (UPDATE COUNT) UTF-8 KEYWORD $Junk': NO_ORDER,
    '* ESEARCH (TAG "A02") UID PARTIAL (23500:24000 ...)': ELIDED,
    '* ESEARCH (TAG "A03") UID PARTIAL (1:500 ...)': ELIDED,
  },
  '5464': {
    ')': 'the literal has 33 octets as announced; the RFC prints a line break after it',
    'a GETMETADATA "INBOX" /private/comment /shared/comment': 'two entries without the parentheses of §5',
  },
  '5465': { 'd STATUS completed': NO_STATUS },
  '7162': {
    '* VANISHED (EARLIER) 1:2,4:5,7:8,10:11,13:14,[...],29668:29669,29671:29996': ELIDED,
    '...': ELIDED,
  },
  '7377': {
    'tag1 UID ESEARCH FROM "frobozz" 1:100': NO_UID,
    'tag1 UID ESEARCH FROM "frobozz" 101:200': NO_UID,
  },
  '9394': {
    '* ESEARCH (TAG "A01") UID PARTIAL (-1:-100 ...)': ELIDED,
    '* ESEARCH (TAG "A02") UID PARTIAL (23500:24000 ...)': ELIDED,
    '* ESEARCH (TAG "A03") UID PARTIAL (1:500 ...)': ELIDED,
  },
};

/** RFCs of whose examples less is explained as itself, and why. */
const LESS_SPECIFIC = {
  '5032': 'of its two lines, one is malformed',
  '5161': 'the capability X-GOOD-IDEA, in each of four lists',
  '7377': 'two of its commands are malformed',
};

const NO_TEXT = 'the RFC wrote no text after the code or the status';
const TWO_BLANKS = 'the RFC printed two blanks';

/** Leniencies that explaining the examples takes, and why. */
const BENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2177': { 'imap.leniency.noText': NO_TEXT },
  '2342': { 'imap.leniency.spaces': TWO_BLANKS },
  '4314': { 'imap.leniency.unclosed': 'three FETCH responses lack their last parenthesis' },
  '4469': { 'imap.leniency.missingSpace': 'what follows a literal whose count is wrong' },
  '4978': {
    'imap.leniency.noText': NO_TEXT,
    'imap.leniency.unmatchedTag': 'the tag of COMPRESS is c, and the RFC answers it with d',
  },
  '5182': { 'imap.leniency.unclosed': ELIDED },
  '5255': { 'imap.leniency.missingSpace': 'one NAMESPACE response lacks the blank between two lists' },
  '5464': {
    'imap.leniency.optionsAfter': 'the examples do not keep to the grammar of §5',
    'imap.leniency.unclosed': 'the line break after the literal cuts the command',
  },
  '5465': {
    'imap.leniency.bareEvents': 'the example does not keep to the grammar of §8',
    'imap.leniency.noText': NO_TEXT,
  },
  '6851': { 'imap.leniency.noText': NO_TEXT },
  '7162': { 'imap.leniency.noText': NO_TEXT },
  '7889': { 'imap.leniency.spaces': TWO_BLANKS },
  '8508': {
    'imap.leniency.unmatchedTag': '{312} and {350} count the command’s own line break, so that it never ends',
  },
  '9051': { 'imap.leniency.spaces': TWO_BLANKS },
};

interface Explained {
  readonly leniencies: readonly string[];
  readonly leaves: readonly Span[];
  /** The lines with an octet that is not understood. */
  readonly unknown: readonly string[];
}

function explain({ protocol, lines }: Example): Explained {
  const entries = conversation(lines.join('\n'));
  const turns = turnsOf(entries);
  const units = annotate(protocol, entries);
  expect(partitionProblems(units, turns)).toEqual([]);
  const unknown = units.flatMap((unit) => {
    const stream = latin1(octetsOf(turns, unit.from));
    return unit.spans
      .flatMap(leavesOf)
      .filter((leaf) => leaf.class === 'unknown')
      .map((leaf) => lineAt(stream, leaf.start));
  });
  const notes = units.flatMap((unit) => unit.notes);
  const leniencies = notes.filter(({ kind }) => kind === 'leniency').map(({ id }) => id);
  return { leaves: units.flatMap((unit) => unit.spans.flatMap(leavesOf)), unknown, leniencies };
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\r\n', at - 1);
  return text.slice(start < 0 ? 0 : start + 2, text.indexOf('\r\n', at));
}

/** The part of the octets that are not content which is explained as itself. */
function specificShare(leaves: readonly Span[]): number {
  const octets = (all: readonly Span[]): number => all.reduce((sum, leaf) => sum + leaf.end - leaf.start, 0);
  const said = leaves.filter((leaf) => leaf.class !== 'body');
  return octets(said.filter((leaf) => leaf.class === 'specific')) / octets(said);
}

const byRfc = new Map<string, readonly Example[]>();
for (const example of EXAMPLES) byRfc.set(example.rfc, [...(byRfc.get(example.rfc) ?? []), example]);

describe('the examples of the RFCs', () => {
  it('are many', () => {
    expect(byRfc.size).toBeGreaterThanOrEqual(45);
    expect(EXAMPLES.reduce((sum, { lines }) => sum + lines.length, 0)).toBeGreaterThan(1900);
  });

  it.each([...byRfc.keys()])('RFC %s: nothing unknown but in what is malformed', (rfc) => {
    const unknown = new Set(byRfc.get(rfc)!.flatMap((example) => explain(example).unknown));
    expect([...unknown].sort()).toEqual(Object.keys(MALFORMED[rfc] ?? {}).sort());
  });

  it.each([...byRfc.keys()])('RFC %s: no rule bent but those listed', (rfc) => {
    const bent = new Set(byRfc.get(rfc)!.flatMap((example) => explain(example).leniencies));
    expect([...bent].sort()).toEqual(Object.keys(BENT[rfc] ?? {}).sort());
  });

  it('are explained as themselves: 95 % of what is not content, in each RFC and in all', () => {
    const shares = [...byRfc].map(([rfc, examples]) => {
      const leaves = examples.flatMap((example) => explain(example).leaves);
      return { rfc, share: specificShare(leaves), leaves };
    });
    expect(specificShare(shares.flatMap(({ leaves }) => leaves))).toBeGreaterThan(0.99);
    const low = shares.filter(({ share }) => share < 0.95).map(({ rfc }) => rfc);
    expect(low).toEqual(Object.keys(LESS_SPECIFIC));
  });
});
