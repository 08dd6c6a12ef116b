import { describe, expect, it } from 'vitest';
import type { Protocol } from '../../relay/wire/protocol.ts';
import type { Explainer, Language } from '../../web/annotator/explanations/explainer.ts';
import { loadExplainer } from '../../web/annotator/explanations/load.ts';
import type { Span } from '../../web/annotator/span.ts';
import { EXAMPLES } from './corpora/corpus.ts';
import { DIALOGUES } from './dialogues.ts';
import { annotate, conversation } from './support.ts';

const LANGUAGES: readonly Language[] = ['en', 'fr'];

const conversations: readonly (readonly [Protocol, string])[] = [
  ...EXAMPLES.map(({ protocol, lines }) => [protocol, lines.join('\n')] as const),
  ...Object.values(DIALOGUES).map(({ protocol, text }) => [protocol, text] as const),
];

/** The same with each quoted string sent as a literal: RFC 3501 §4.3 lets either stand for the other. */
function withLiterals(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const side = line.slice(0, 3);
      const sign = side === 'C: ' ? '+' : '';
      return line.replace(
        /"([^"\\]*)"/g,
        (_, quoted: string) => `{${quoted.length}${sign}}\n${side}${quoted}`,
      );
    })
    .join('\n');
}

const all = (span: Span): Span[] => [span, ...(span.parts ?? []).flatMap(all)];

/** What is said of every span and in every note, in a language. */
function said(explainer: Explainer, protocol: Protocol, text: string): string[] {
  return annotate(protocol, conversation(text)).flatMap(({ spans, notes }) =>
    [...spans.flatMap(all), ...notes].map(({ id, values }) => explainer.explain(id, values)),
  );
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(['imap', 'pop3', 'smtp'] as const)('everything in a conversation of %s can be said', async (of) => {
    const explainer = await loadExplainer(of, language);
    const sentences = conversations.flatMap(([protocol, text]) =>
      protocol === of ? said(explainer, protocol, text) : [],
    );
    expect(sentences.length).toBeGreaterThan(500);
    expect(
      sentences.filter((sentence) => /NaN|undefined|^(imap|pop3|smtp|core|sasl)\./.test(sentence)),
    ).toEqual([]);
  });

  it('a literal is said as the quoted string would be', async () => {
    const explainer = await loadExplainer('imap', language);
    const sentences = conversations.flatMap(([protocol, text]) =>
      protocol === 'imap' ? said(explainer, protocol, withLiterals(text)) : [],
    );
    expect(sentences.length).toBeGreaterThan(5000);
    const login = said(
      explainer,
      'imap',
      'S: * OK hi\nC: a1 LOGIN {7}\nS: + go\nC: nicolas {1}\nS: + go\nC: x',
    );
    const user = explainer.explain('imap.arg.user', { value: 'nicolas' });
    expect(login.filter((sentence) => sentence === user).length).toBe(2);
  });
});
