import type { Protocol } from '../../../relay/wire/protocol.ts';
import { Explainer, type Language, type Table } from './explainer.ts';

type Load<Loaded> = Readonly<Record<Language, () => Promise<Loaded>>>;

/** The tables of each language, split so that a page loads only those of the protocol it shows. */
const SHARED: Load<readonly Table[]> = {
  en: async () => (await import('./en/shared.ts')).shared,
  fr: async () => (await import('./fr/shared.ts')).shared,
};
const OWN: Readonly<Record<Protocol, Load<Table>>> = {
  imap: {
    en: async () => (await import('./en/imap.ts')).imap,
    fr: async () => (await import('./fr/imap.ts')).imap,
  },
  pop3: {
    en: async () => (await import('./en/pop3.ts')).pop3,
    fr: async () => (await import('./fr/pop3.ts')).pop3,
  },
  smtp: {
    en: async () => (await import('./en/smtp.ts')).smtp,
    fr: async () => (await import('./fr/smtp.ts')).smtp,
  },
};

/** The explainer of one protocol in one language. */
export async function loadExplainer(protocol: Protocol, language: Language): Promise<Explainer> {
  const [shared, own] = await Promise.all([SHARED[language](), OWN[protocol][language]()]);
  return new Explainer(language, [...shared, own]);
}
