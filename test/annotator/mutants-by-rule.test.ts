import { describe, expect, it } from 'vitest';
import { latin1 } from '../../relay/wire/bytes.ts';
import type { Side } from '../../relay/wire/protocol.ts';
import { COVERAGE_TABLES } from '../../web/annotator/coverage/tables.ts';
import type { Span, Unit } from '../../web/annotator/span.ts';
import { EXAMPLES, type Example } from './corpora/corpus.ts';
import { annotateTurns, conversation, leavesOf, octetsOf, type Turn, turnsOf } from './support.ts';

/** A leaf of an example, and where it stands. */
interface Place {
  readonly example: Example;
  readonly turns: readonly Turn[];
  readonly from: Side;
  readonly leaf: Span;
  readonly text: string;
}

/** The samples of the checklist are conversations too: each has a word of the protocol in its place. */
const SAMPLES: readonly Example[] = COVERAGE_TABLES.flatMap(({ protocol, rows }) =>
  rows.map(({ row, rfc, sample }) => ({ protocol, rfc: rfc ?? '', section: row, lines: sample })),
);

const places: readonly Place[] = [...EXAMPLES, ...SAMPLES].flatMap((example) => {
  const turns = turnsOf(conversation(example.lines.join('\n')));
  const streams = { client: octetsOf(turns, 'client'), server: octetsOf(turns, 'server') };
  return annotateTurns(example.protocol, turns).flatMap(({ from, spans }) =>
    spans
      .flatMap(leavesOf)
      .filter((leaf) => leaf.class === 'specific')
      .map((leaf) => ({ example, turns, from, leaf, text: latin1(streams[from], leaf.start, leaf.end) })),
  );
});

/** At most so many places for one explanation: more of the same prove nothing new. */
const MAX_PLACES = 4;

function sampled(all: readonly Place[]): Place[] {
  const met = new Map<string, number>();
  return all.filter(({ example, from, leaf }) => {
    const key = `${example.protocol} ${from} ${leaf.id}`;
    met.set(key, (met.get(key) ?? 0) + 1);
    return met.get(key)! <= MAX_PLACES;
  });
}

/** The conversation with other octets, as many, from `start` of one direction. */
function mutate({ turns, from }: Place, start: number, octets: string): Turn[] {
  let offset = 0;
  return turns.map((turn) => {
    if (turn.from !== from) return turn;
    const bytes = Uint8Array.from(turn.bytes);
    for (let i = 0; i < octets.length; i++) {
      const at = start + i - offset;
      if (at >= 0 && at < bytes.length) bytes[at] = octets.charCodeAt(i);
    }
    offset += bytes.length;
    return { from, bytes };
  });
}

/** Every span, parts and wholes, that has the octet. */
function spansAt(units: readonly Unit[], from: Side, at: number): Span[] {
  const visit = (span: Span): Span[] =>
    span.start <= at && at < span.end ? [span, ...(span.parts ?? []).flatMap(visit)] : [];
  return units.filter((unit) => unit.from === from).flatMap((unit) => unit.spans.flatMap(visit));
}

const tell = ({ example, text, leaf }: Place, now: readonly Span[]): string =>
  `RFC ${example.rfc} ${example.section}: ${text} was ${leaf.id}, its mutant is ${now.map(({ id, values }) => id + (values ? JSON.stringify(values) : '')).join(' > ')}`;

/** True where an explanation is named after the very word, as `imap.flag.Seen` after `\\Seen`. */
function isNamedAfter({ leaf, text }: Place): boolean {
  const word = text.replace(/^\\/, '');
  const name = leaf.id.slice(-word.length - 1);
  return word.length > 1 && /[A-Z]/.test(name) && name.toUpperCase() === `.${word.toUpperCase()}`;
}

const misspelt = (letter: string): string => (letter.toUpperCase() === 'Q' ? 'J' : 'Q');

const FEWEST = { imap: 2000, pop3: 200, smtp: 200 };

describe('a word with a letter changed is not explained as that word', () => {
  const words = sampled(places.filter(isNamedAfter));

  it.each(['imap', 'pop3', 'smtp'] as const)('%s', (protocol) => {
    const own = words.filter(({ example }) => example.protocol === protocol);
    const mutants = own.flatMap((place) =>
      [...place.text].flatMap((letter, i) => (/[A-Za-z]/.test(letter) ? [{ place, i }] : [])),
    );
    const wrong = mutants.flatMap(({ place, i }) => {
      const { leaf, text, from, example } = place;
      const at = leaf.start + i;
      const mutated = mutate(place, at, misspelt(text[i]!));
      const now = spansAt(annotateTurns(example.protocol, mutated), from, at);
      const stays = now.some(({ id, class: spanClass }) => id === leaf.id && spanClass === 'specific');
      return stays ? [tell(place, now)] : [];
    });
    expect(mutants.length).toBeGreaterThan(FEWEST[protocol]);
    expect(wrong).toEqual([]);
  });
});

describe('a number that was changed', () => {
  const numbers = sampled(
    places.filter(({ leaf, text }) => /^[1-9]\d*$/.test(text) && String(leaf.values?.n) === text),
  );
  /** Other digits, as many; the first is small, so that 32 bits still hold the number. */
  const changed = (digits: string): string =>
    (digits[0] === '1' ? '2' : '1') +
    digits.slice(1).replace(/\d/g, (digit) => String((Number(digit) % 9) + 1));

  it('is explained with its new value, and nowhere with the old one', () => {
    const wrong = numbers.flatMap((place) => {
      const { leaf, text, from, example } = place;
      const value = changed(text);
      const now = spansAt(
        annotateTurns(example.protocol, mutate(place, leaf.start, value)),
        from,
        leaf.start,
      );
      const old = now.some(({ values }) => Object.values(values ?? {}).some((each) => String(each) === text));
      const told = String(now.at(-1)?.values?.n) === value;
      return old || !told ? [tell(place, now)] : [];
    });
    expect(numbers.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('into letters is no longer that number', () => {
    const wrong = numbers.flatMap((place) => {
      const { leaf, text, from, example } = place;
      const letters = 'x'.repeat(text.length);
      const now = spansAt(
        annotateTurns(example.protocol, mutate(place, leaf.start, letters)),
        from,
        leaf.start,
      );
      const stays = now.some(
        ({ id, class: spanClass, values }) =>
          (id === leaf.id && spanClass === 'specific') || String(values?.n) === text,
      );
      return stays ? [tell(place, now)] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('a text that was changed', () => {
  const texts = sampled(
    places.filter(
      ({ leaf, text }) =>
        String(leaf.values?.value ?? '').length > 1 && text.includes(String(leaf.values?.value)),
    ),
  );

  it('is explained with its new octets', () => {
    const wrong = texts.flatMap((place) => {
      const { leaf, text, from, example } = place;
      const value = String(leaf.values!.value);
      const at = leaf.start + text.indexOf(value) + value.length - 1;
      const letter = misspelt(value.at(-1)!);
      const now = spansAt(annotateTurns(example.protocol, mutate(place, at, letter)), from, at);
      return now.some(({ values }) => String(values?.value) === value) ? [tell(place, now)] : [];
    });
    expect(texts.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });
});
