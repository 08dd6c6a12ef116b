import { beforeAll, describe, expect, it } from 'vitest';
import type { Explainer } from '../../../web/annotator/explanations/explainer.ts';
import { loadExplainer } from '../../../web/annotator/explanations/load.ts';
import type { Span } from '../../../web/annotator/span.ts';
import { annotate, conversation } from '../support.ts';

let english: Explainer;
let french: Explainer;

beforeAll(async () => {
  english = await loadExplainer('imap', 'en');
  french = await loadExplainer('imap', 'fr');
});

const spansWithin = (span: Span): Span[] => [span, ...(span.parts ?? []).flatMap(spansWithin)];

/** Every sentence said of a line from the server, in the two languages. */
function said(line: string): { en: string[]; fr: string[] } {
  const units = annotate('imap', conversation(`S: * PREAUTH hi\nC: a1 SELECT x\nS: a1 OK open\n${line}`));
  const spans = units.slice(3).flatMap((unit) => unit.spans.flatMap(spansWithin));
  const by = (explainer: Explainer): string[] => spans.map(({ id, values }) => explainer.explain(id, values));
  return { en: by(english), fr: by(french) };
}

describe('the arguments of a response code', () => {
  it.each([
    [
      'S: * OK [METADATA LONGENTRIES 2199] x',
      'The longest value left out has 2,199 octets.',
      'La plus longue des valeurs omises a 2\u202f199 octets.',
    ],
    [
      'S: * NO [METADATA MAXSIZE 1] x',
      'A value may have at most 1 octet.',
      'Une valeur peut avoir au plus 1 octet.',
    ],
    [
      'S: * OK [INPROGRESS ("a6" 175 1000)] x',
      '175 items are processed so far.',
      '175 éléments sont traités jusqu’ici.',
    ],
    [
      'S: * OK [INPROGRESS ("a6" 175 NIL)] x',
      'How many items there are in all is not said.',
      'Le nombre total d’éléments n’est pas précisé.',
    ],
    [
      'S: * OK [INPROGRESS (NIL NIL NIL)] x',
      'Which command is running is not said.',
      'Le serveur ne dit pas quelle commande est en cours.',
    ],
    ['S: * NO [MESSAGELIMIT 1] x', 'At most 1 message in one command.', 'Au plus 1 message par commande.'],
    [
      'S: * OK [MESSAGELIMIT 1000 23007] x',
      'UID 23007: where the server stopped. The others need another command.',
      'UID 23007\u202f: là où le serveur s’est arrêté. Les autres demandent une autre commande.',
    ],
  ])('%s', (line, en, fr) => {
    expect(said(line).en).toContain(en);
    expect(said(line).fr).toContain(fr);
  });

  it('are not taken for what they are not', () => {
    expect(said('S: * OK [INPROGRESS (5 "x" y)] z').en).toContain('Belongs to INPROGRESS: x.');
    expect(said('S: * OK [METADATA LONGENTRIES NIL] z').en).not.toContain(expect.stringContaining('longest'));
  });
});

describe('NIL and an empty text', () => {
  it('leave no gap in a sentence', () => {
    const lines = [
      'S: * 1 FETCH (ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL NIL) PREVIEW NIL THREADID NIL SAVEDATE NIL)',
      'S: * 1 FETCH (ENVELOPE (NIL "" ((NIL NIL "" "")) NIL NIL NIL NIL NIL NIL NIL))',
      'S: * 1 FETCH (BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL "7BIT" 6 1 NIL NIL NIL NIL))',
      'S: * 1 FETCH (BODYSTRUCTURE ((NIL NIL NIL NIL NIL NIL 6) NIL NIL NIL NIL NIL))',
      'S: * QUOTAROOT INBOX ""',
      'S: * LIST (\\Noselect) "/" ""',
      'S: * NAMESPACE NIL NIL NIL',
      'S: * STATUS x (APPENDLIMIT NIL)',
    ];
    const gap = /[:\u202f] ?\.?$|\s\.$| {2}|\/ /;
    const { en, fr } = {
      en: lines.flatMap((line) => said(line).en),
      fr: lines.flatMap((line) => said(line).fr),
    };
    expect([...en, ...fr].filter((sentence) => gap.test(sentence))).toEqual([]);
    expect(en).toContain('Subject: none, or an empty one.');
    expect(fr).toContain('Sujet\u202f: aucun, ou un sujet vide.');
    expect(en).toContain('This mailbox has no limit of its own.');
  });
});

describe('numbers', () => {
  it('of 63 bits are told to the last digit', () => {
    expect(said('S: * STATUS x (SIZE 9223372036854775807)').en).toContain(
      '9,223,372,036,854,775,807 octets in all.',
    );
  });

  it('of messages have 32 bits, and begin at 1', () => {
    for (const line of ['0 EXPUNGE', '4294967296 EXISTS', '99999999999999999999 RECENT']) {
      const [n, name] = line.split(' ');
      expect(said(`S: * ${line}`).en).toContain(
        `${n} cannot stand before ${name}: a count or a message number has at most 32 bits, and no message is number 0.`,
      );
    }
    expect(said('S: * 4294967295 EXISTS').en).toContain(
      'The mailbox now holds 4,294,967,295 messages in all: not how many are new.',
    );
  });
});

describe('a value that cannot be its item’s', () => {
  it('does not spoil the next item', () => {
    const { en } = said('S: * 1 FETCH (UID 0 RFC822.SIZE "4" FLAGS NIL MODSEQ 5 UID 7)');
    for (const item of ['UID', 'RFC822.SIZE', 'FLAGS', 'MODSEQ']) {
      expect(en).toContain(`This cannot be the value of ${item}: it is not explained.`);
    }
    expect(en.some((sentence) => sentence.startsWith('UID 7: it will never'))).toBe(true);
    const counters = said('S: * STATUS x (SIZE (5) MESSAGES "4" UIDNEXT NIL RECENT 3)').en;
    expect(counters).toContain('This cannot be the value of UIDNEXT: it is not explained.');
    expect(counters.some((sentence) => sentence.includes('3 messages'))).toBe(true);
  });
});

describe('a server that hangs up at once', () => {
  it('does not welcome anybody', async () => {
    const units = annotate('imap', conversation('S: * BYE go away'));
    const ids = units.flatMap((unit) => unit.spans).map(({ id }) => id);
    expect(ids).toContain('imap.text.goodbye');
  });
});
