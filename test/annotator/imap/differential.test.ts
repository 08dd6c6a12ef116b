import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { EXAMPLES } from '../corpora/corpus.ts';
import { annotate, annotateTurns, conversation, octetsOf, turn, turnsOf } from '../support.ts';
import { type Fact, factsOf } from './facts.ts';
import { RESPONSES } from './generated.ts';
import { imapflowFacts } from './imapflow-facts.ts';

const REFUSED = 'imapflow refuses a response that lacks a parenthesis; we read what there is';
const ELIDED = 'the RFC writes dots for a set: unknown to us, an atom to imapflow';
const NO_STATUS = 'the RFC forgot the OK: unknown to us, a response of that name to imapflow';

/** Responses of the RFCs' examples that the two read differently, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {
  '* 1 FETCH (FLAGS (\\Draft \\Deleted)': REFUSED,
  '* 2 FETCH (FLAGS (\\Answered)': REFUSED,
  '* 3 FETCH (FLAGS ($Forwarded \\Seen)': REFUSED,
  '* 2 FETCH (UID 14 ...': REFUSED,
  '* 84 FETCH (UID 100 ...': REFUSED,
  '* 882 FETCH (UID 1115 ...': REFUSED,
  '* ESEARCH (TAG "A01") UID PARTIAL (-1:-100 ...)': ELIDED,
  '* ESEARCH (TAG "A02") UID PARTIAL (23500:24000 ...)': ELIDED,
  '* ESEARCH (TAG "A03") UID PARTIAL (1:500 ...)': ELIDED,
  '* VANISHED (EARLIER) 1:2,4:5,7:8,10:11,13:14,[...],29668:29669,29671:29996': ELIDED,
  '...': 'dots for the responses that the RFC leaves out',
  'a1 * SEARCH 4 8 15 16 23 42': 'a tag before the asterisk: unknown to us, a response to imapflow',
  'a005 Listrights successful': NO_STATUS,
  'd STATUS completed': NO_STATUS,
};

interface Response {
  readonly line: string;
  readonly ours: readonly Fact[];
}

/** Every response that the RFCs' examples show, with what the spans say of it. */
const responses: readonly Response[] = EXAMPLES.filter(({ protocol }) => protocol === 'imap').flatMap(
  ({ lines }) => {
    const entries = conversation(lines.join('\n'));
    const stream = octetsOf(turnsOf(entries), 'server');
    return annotate('imap', entries)
      .filter(({ from }) => from === 'server')
      .map(({ start, end, spans }) => ({
        line: latin1(stream, start, end - 2),
        ours: factsOf(spans, stream),
      }));
  },
);

/** What imapflow says of a response, or why it refuses it. */
const theirs = (line: string): Promise<readonly Fact[] | string> =>
  imapflowFacts(fromLatin1(line)).catch((error: Error) => error.message);

function ours(line: string): Fact[] {
  const turns = [turn('server', '* PREAUTH hi\r\n'), turn('server', `${line}\r\n`)];
  return factsOf(annotateTurns('imap', turns)[1]!.spans, octetsOf(turns, 'server'));
}

describe('imapflow’s parser reads the same values', () => {
  it('in every response of the RFCs’ examples', async () => {
    const different = new Set<string>();
    for (const { line, ours } of responses) {
      if (JSON.stringify(ours) !== JSON.stringify(await theirs(line))) different.add(line);
    }
    expect([...different].sort()).toEqual(Object.keys(DIFFERENT).sort());
    expect(responses.length).toBeGreaterThan(800);
    expect(responses.flatMap(({ ours }) => ours).length).toBeGreaterThan(1200);
  });

  it.each(Object.entries(RESPONSES))('in any %s', async (_name, response) => {
    await fc.assert(
      fc.asyncProperty(response, async (line) => {
        expect(ours(line)).toEqual(await theirs(line));
      }),
      { numRuns: 150 },
    );
  });
});
