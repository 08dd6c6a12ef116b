import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../../relay/wire/log.ts';
import { createAnnotator } from '../../web/annotator/create-annotator.ts';
import { loadExplainer } from '../../web/annotator/explanations/load.ts';
import type { Span, Unit } from '../../web/annotator/span.ts';
import { EXAMPLES, type Example } from './corpora/corpus.ts';
import { annotate, annotateTurns, conversation, rechunk, type Turn, timeless, turnsOf } from './support.ts';

const PROTOCOLS = ['imap', 'pop3', 'smtp'] as const;
const of = (protocol: (typeof PROTOCOLS)[number]): readonly Example[] =>
  EXAMPLES.filter((example) => example.protocol === protocol);
const entriesOf = ({ lines }: Example) => conversation(lines.join('\n'));
const name = ({ rfc, section }: Example): string => `RFC ${rfc} ${section}`;

/** Examples for which `fails` is true, by name. */
const failing = (examples: readonly Example[], fails: (example: Example) => boolean): string[] =>
  examples.filter(fails).map(name);

/** Each turn in chunks of the sizes, by turns; what happens in between stays where it is. */
function chunked(example: Example, sizes: readonly number[]): unknown[] {
  let i = 0;
  const entries = entriesOf(example).flatMap((entry): LogEntry[] => {
    if (entry.kind !== 'bytes') return [entry];
    const chunks = rechunk([entry], () => sizes[i++ % sizes.length]!);
    return chunks.map((chunk) => ({ ...chunk, kind: 'bytes', at: 0 }));
  });
  return timeless(annotate(example.protocol, entries));
}

/** The client as far ahead of the server as can be: what it says never comes later than it did. */
function clientAhead(turns: readonly Turn[]): Turn[] {
  const greeting = turns[0]?.from === 'server' ? turns.slice(0, 1) : [];
  const rest = turns.slice(greeting.length);
  const from = (side: Turn['from']): Turn[] => rest.filter((turn) => turn.from === side);
  return [...greeting, ...from('client'), ...from('server')];
}

/** What is said of each direction. Which command an unasked response came during is a matter of order. */
function bySide(units: readonly Unit[]): string[] {
  const said = timeless(units) as Unit[];
  const plain = said.map(({ index, answers, ...rest }) => rest);
  return (['client', 'server'] as const).map((side) =>
    JSON.stringify(plain.filter(({ from }) => from === side)),
  );
}

describe.each(PROTOCOLS)('the RFCs’ examples of %s', (protocol) => {
  const examples = of(protocol);

  it.each([1, 2, 3, 7])('are explained alike in chunks of %i', (size) => {
    const differs = (example: Example): boolean =>
      JSON.stringify(chunked(example, [size])) !==
      JSON.stringify(timeless(annotate(protocol, entriesOf(example))));
    expect(failing(examples, differs)).toEqual([]);
  });

  it('are explained alike in any chunks', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.constantFrom(...examples), sizes, (example, some) => {
        expect(chunked(example, some)).toEqual(timeless(annotate(protocol, entriesOf(example))));
      }),
      { numRuns: 100 },
    );
  });

  it('are explained alike when the client does not wait', () => {
    const withoutTls = examples.filter((example) => entriesOf(example).every(({ kind }) => kind === 'bytes'));
    const differs = (example: Example): boolean => {
      const turns = turnsOf(entriesOf(example));
      const ahead = bySide(annotateTurns(protocol, clientAhead(turns)));
      return String(ahead) !== String(bySide(annotateTurns(protocol, turns)));
    };
    expect(failing(withoutTls, differs)).toEqual([]);
  });

  it('are never changed once published', () => {
    const changes = (example: Example): boolean => {
      const annotator = createAnnotator(protocol);
      const published = entriesOf(example)
        .flatMap((entry) => [...annotator.push(entry)])
        .map((unit) => ({ unit, text: JSON.stringify(unit) }));
      annotator.finish();
      return published.some(({ unit, text }) => JSON.stringify(unit) !== text);
    };
    expect(failing(examples, changes)).toEqual([]);
  });

  it.each(['en', 'fr'] as const)('have a sentence for all that is said: %s', async (language) => {
    const explainer = await loadExplainer(protocol, language);
    const idsOf = (span: Span): string[] => [span.id, ...(span.parts ?? []).flatMap(idsOf)];
    const ids = examples.flatMap((example) =>
      annotate(protocol, entriesOf(example)).flatMap(({ spans, notes }) => [
        ...spans.flatMap(idsOf),
        ...notes.map(({ id }) => id),
      ]),
    );
    expect([...new Set(ids)].filter((id) => !explainer.has(id))).toEqual([]);
  });
});
