import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { REASON_CODES } from '../../relay/wire/control.ts';
import { TLS_TROUBLES } from '../../relay/wire/log.ts';
import { en } from '../../web/app/i18n/en.ts';
import { fr } from '../../web/app/i18n/fr.ts';

const placeholders = (text: string, language: string) => {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node !== 'object' || node === null) return;
    const { type, value } = node as { type?: number; value?: unknown };
    if (type !== undefined && type >= 1 && type <= 6 && typeof value === 'string') names.add(value);
    for (const [key, each] of Object.entries(node)) if (key !== 'location') walk(each);
  };
  walk(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
};

describe('the words of the page', () => {
  it('take the same values in both languages', () => {
    for (const [id, text] of Object.entries(en)) {
      expect(placeholders(fr[id as keyof typeof en], 'fr'), id).toEqual(placeholders(text, 'en'));
    }
  });

  it('has a sentence for every reason of the relay', () => {
    for (const code of REASON_CODES) expect(en, code).toHaveProperty([`why.${code}`]);
    for (const trouble of TLS_TROUBLES) expect(en, trouble).toHaveProperty([`trouble.${trouble}`]);
  });

  it('uses typographic apostrophes and spaces in French', () => {
    for (const [id, text] of Object.entries(fr)) {
      expect(text, id).not.toMatch(/\p{L}'\p{L}/u);
      expect(text, id).not.toMatch(/[^\u202f\s(\d][;!?»]|«[^\u202f]| [;!?»]/u);
    }
  });
});
