import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { core as enCore } from '../../web/annotator/explanations/en/core.ts';
import { imap as enImap } from '../../web/annotator/explanations/en/imap.ts';
import { message as enMessage } from '../../web/annotator/explanations/en/message.ts';
import { pop3 as enPop3 } from '../../web/annotator/explanations/en/pop3.ts';
import { sasl as enSasl } from '../../web/annotator/explanations/en/sasl.ts';
import { smtp as enSmtp } from '../../web/annotator/explanations/en/smtp.ts';
import type { Table } from '../../web/annotator/explanations/explainer.ts';
import { core as frCore } from '../../web/annotator/explanations/fr/core.ts';
import { imap as frImap } from '../../web/annotator/explanations/fr/imap.ts';
import { message as frMessage } from '../../web/annotator/explanations/fr/message.ts';
import { pop3 as frPop3 } from '../../web/annotator/explanations/fr/pop3.ts';
import { sasl as frSasl } from '../../web/annotator/explanations/fr/sasl.ts';
import { smtp as frSmtp } from '../../web/annotator/explanations/fr/smtp.ts';

const TABLES: readonly (readonly [string, Table, Table])[] = [
  ['core', enCore, frCore],
  ['message', enMessage, frMessage],
  ['sasl', enSasl, frSasl],
  ['imap', enImap, frImap],
  ['pop3', enPop3, frPop3],
  ['smtp', enSmtp, frSmtp],
];

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** ICU's element types that hold no placeholder: text, and the # of a plural. */
const LITERAL = 0;
const POUND = 7;

/** The placeholders of a message, those inside plural and select forms too. */
function placeholders(text: string, language: string): string[] {
  const names = new Set<string>();
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type === LITERAL || element.type === POUND) continue;
      names.add(String(element.value));
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value);
    }
  };
  visit(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe.each(TABLES)('explanations of %s', (_name, english, french) => {
  it('exist in both languages with the same values', () => {
    expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort());
    const different = Object.keys(english).filter(
      (id) => String(placeholders(english[id]!, 'en')) !== String(placeholders(french[id]!, 'fr')),
    );
    expect(different).toEqual([]);
  });

  it('are typeset as each language asks', () => {
    const straight = [...Object.entries(english), ...Object.entries(french)].filter(([, text]) =>
      text.includes("'"),
    );
    expect(straight).toEqual([]);
    const loose = Object.entries(french).filter(([, text]) => /[^\u202f]»|«[^\u202f]| [;:!?]/.test(text));
    expect(loose).toEqual([]);
  });

  it('are short', () => {
    const long = [...Object.entries(english), ...Object.entries(french)].filter(
      ([, text]) => text.length > 320,
    );
    expect(long).toEqual([]);
  });
});
