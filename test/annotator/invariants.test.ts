import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../relay/wire/bytes.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { loadExplainer } from '../../web/annotator/explanations/load.ts';
import type { Unit } from '../../web/annotator/span.ts';
import { DIALOGUES } from './dialogues.ts';
import {
  annotate,
  annotateTurns,
  conversation,
  partitionProblems,
  rechunk,
  type Turn,
  timeless,
  turn,
  turnsOf,
} from './support.ts';

const PROTOCOLS = ['imap', 'pop3', 'smtp'] as const satisfies readonly Protocol[];

/** Ids used by any unit: every one must have its sentence. */
function idsOf(units: readonly Unit[]): Set<string> {
  const ids = new Set<string>();
  const visit = (span: Unit['spans'][number]): void => {
    ids.add(span.id);
    span.parts?.forEach(visit);
  };
  for (const unit of units) {
    unit.spans.forEach(visit);
    for (const note of unit.notes) ids.add(note.id);
  }
  return ids;
}

describe.each(Object.entries(DIALOGUES))('%s', (_name, { protocol, text }) => {
  const turns = turnsOf(conversation(text));
  const whole = annotateTurns(protocol, turns);

  it('gives every octet to exactly one leaf', () => {
    expect(partitionProblems(whole, turns)).toEqual([]);
  });

  it('does not depend on chunks', () => {
    const expected = JSON.stringify(timeless(whole));
    for (const size of [1, 2, 3, 7]) {
      expect(
        JSON.stringify(
          timeless(
            annotateTurns(
              protocol,
              rechunk(turns, () => size),
            ),
          ),
        ),
      ).toBe(expected);
    }
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1 }), (sizes) => {
        let i = 0;
        const chunks = rechunk(turns, () => sizes[i++ % sizes.length]!);
        expect(JSON.stringify(timeless(annotateTurns(protocol, chunks)))).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('never changes what it has published', () => {
    const annotator = createAnnotator(protocol);
    const seen: { unit: Unit; published: string }[] = [];
    for (const each of rechunk(turns, () => 5)) {
      for (const unit of annotator.push({ kind: 'bytes', at: 0, ...each }))
        seen.push({ unit, published: JSON.stringify(unit) });
    }
    annotator.finish();
    expect(seen.filter(({ unit, published }) => JSON.stringify(unit) !== published)).toEqual([]);
    expect(seen.map(({ unit }) => unit.index)).toEqual(seen.map((_, i) => i));
  });

  it('has a sentence in both languages for all that it says', async () => {
    for (const language of ['en', 'fr'] as const) {
      const explainer = await loadExplainer(protocol, language);
      expect([...idsOf(whole)].filter((id) => !explainer.has(id))).toEqual([]);
    }
  });

  it('survives mutation, and still gives every octet to one leaf', async () => {
    const explainer = await loadExplainer(protocol, 'en');
    const edit = fc.record({
      turn: fc.nat(),
      at: fc.nat(),
      octet: fc.nat({ max: 255 }),
      kind: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const mutated = edits.reduce(mutate, turns);
        const units = annotateTurns(protocol, mutated);
        expect(partitionProblems(units, mutated)).toEqual([]);
        expect([...idsOf(units)].filter((id) => !explainer.has(id))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

type Edit = { turn: number; at: number; octet: number; kind: number };

/** One octet replaced, added or removed, or one turn left out. */
function mutate(turns: readonly Turn[], edit: Edit): Turn[] {
  const which = edit.turn % turns.length;
  return turns.flatMap((each, i) => {
    if (i !== which) return [each];
    if (edit.kind === 3) return turns.length > 1 ? [] : [each];
    const at = edit.at % each.bytes.length;
    const octets = [...each.bytes];
    octets.splice(at, edit.kind === 1 ? 0 : 1, ...(edit.kind === 2 ? [] : [edit.octet]));
    return [{ from: each.from, bytes: Uint8Array.from(octets) }];
  });
}

describe.each(PROTOCOLS)('%s', (protocol) => {
  it('survives random octets', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.string({ minLength: 1 }).map((text) => fromLatin1(`${text}\r\n`)),
    );
    const random = fc.array(
      fc.record({ from: fc.constantFrom('client' as const, 'server' as const), bytes }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(random, (turns) => {
        expect(partitionProblems(annotateTurns(protocol, turns), turns)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('does not depend on how a pipelined group and its replies interleave', () => {
    const pairs = GROUPS[protocol];
    const greeting = turn('server', GREETINGS[protocol]);
    const lockStep = [
      greeting,
      ...pairs.flatMap(([command, reply]) => [turn('client', command), turn('server', reply)]),
    ];
    const expected = JSON.stringify(timeless(annotateTurns(protocol, lockStep)));
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 200 }), (choices) => {
        expect(
          JSON.stringify(timeless(annotateTurns(protocol, [greeting, ...schedule(pairs, choices)]))),
        ).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps a bounded number of octets of a line without end', () => {
    const annotator = createAnnotator(protocol);
    const chunk = new Uint8Array(100_000).fill(65);
    let covered = 0;
    for (let i = 0; i < 40; i++) {
      for (const unit of annotator.push({ kind: 'bytes', at: i, from: 'server', bytes: chunk }))
        covered = unit.end;
      expect((i + 1) * chunk.length - covered).toBeLessThan(KEPT[protocol]);
    }
  });
});

type Pair = readonly [command: string, reply: string];
const POP3_GROUP: readonly Pair[] = [
  ['USER nicolas\r\n', '+OK\r\n'],
  ['PASS mot_passe\r\n', '+OK\r\n'],
  ['STAT\r\n', '+OK 2 320\r\n'],
  ['RETR 1\r\n', '+OK\r\nSubject: x\r\n\r\n+OK this is text\r\n..\r\n.\r\n'],
  ['DELE 1\r\n', '+OK\r\n'],
  ['QUIT\r\n', '+OK\r\n'],
];
const SMTP_GROUP: readonly Pair[] = [
  ['EHLO me.example.org\r\n', '250-mx.example.org\r\n250 PIPELINING\r\n'],
  ['MAIL FROM:<a@example.org>\r\n', '250 ok\r\n'],
  ['RCPT TO:<b@example.org>\r\n', '550 no\r\n'],
  ['RCPT TO:<c@example.org>\r\n', '250 ok\r\n'],
  ['DATA\r\n', '354 go\r\n'],
  ['QUIT\r\n..\r\n.\r\n', '250 ok\r\n'],
  ['QUIT\r\n', '221 bye\r\n'],
];

const IMAP_GROUP: readonly Pair[] = [
  ['a1 LOGIN nicolas mot_passe\r\n', 'a1 OK in\r\n'],
  ['a2 SELECT INBOX\r\n', '* 2 EXISTS\r\n* OK [UIDNEXT 4] next\r\na2 OK [READ-WRITE] open\r\n'],
  ['a3 FETCH 1 BODY[]\r\n', '* 1 FETCH (BODY[] {9}\r\na3 OK x\r\n FLAGS (\\Seen))\r\na3 OK done\r\n'],
  ['a4 APPEND INBOX {11+}\r\na5 LOGOUT\r\n\r\n', 'a4 OK done\r\n'],
  ['a5 STORE 1 +FLAGS (\\Deleted)\r\n', '* 1 FETCH (FLAGS (\\Deleted))\r\na5 OK done\r\n'],
  ['a6 EXPUNGE\r\n', '* 1 EXPUNGE\r\na6 OK done\r\n'],
  ['a7 LOGOUT\r\n', '* BYE\r\na7 OK bye\r\n'],
];
const GROUPS = { imap: IMAP_GROUP, pop3: POP3_GROUP, smtp: SMTP_GROUP };
const GREETINGS = { imap: '* OK ready\r\n', pop3: '+OK ready\r\n', smtp: '220 mx.example.org\r\n' };
/** Octets a line may have before it is given up: IMAP's hold whole lists of UIDs. */
const KEPT = { imap: 400_000, pop3: 20_000, smtp: 20_000 };

/** Any order in which no reply comes before its command is whole. */
function schedule(pairs: readonly Pair[], choices: readonly number[]): Turn[] {
  const client = pairs.map(([command]) => command).join('');
  const turns: Turn[] = [];
  let sent = 0;
  let answered = 0;
  let due = 0; // where the first unanswered command ends
  for (let i = 0; answered < pairs.length; i++) {
    const choice = choices[i % choices.length]!;
    const ends = due + pairs[answered]![0].length;
    if (choice < 4 && sent >= ends) {
      turns.push(turn('server', pairs[answered]![1]));
      answered++;
      due = ends;
    } else if (sent < client.length) {
      const end = Math.min(client.length, sent + 1 + choice * 3);
      turns.push(turn('client', client.slice(sent, end)));
      sent = end;
    } else if (choice >= 4) {
      turns.push(turn('server', pairs[answered]![1]));
      answered++;
      due = ends;
    }
  }
  return turns;
}

it('explains a log that was read as it was before', () => {
  const entries = conversation(DIALOGUES.D1.text);
  expect(annotate('smtp', entries)).toEqual(annotate('smtp', entries));
});
