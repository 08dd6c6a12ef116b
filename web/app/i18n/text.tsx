import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Format, formatOf } from '../../annotator/explanations/icu-text.ts';
import type { TextId } from './en.ts';

export type Language = 'fr' | 'en';
export type TextValues = Readonly<Record<string, string | number | Date>>;
/** A text of the page in the language in use, values filled in. */
export type Translate = (id: TextId, values?: TextValues) => string;

type Table = Readonly<Record<TextId, string>>;

const TABLES: Readonly<Record<Language, () => Promise<Table>>> = {
  en: async () => (await import('./en.ts')).en,
  fr: async () => (await import('./fr.ts')).fr,
};
const loaded = new Map<Language, Table>();
const KEPT = 'plusok.language';

/** Loads the words of a language. Those of the first must be there before the page is drawn. */
export async function loadWords(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await TABLES[language]());
}

/** Whether the page has a text of this name. */
export function isTextId(id: string): id is TextId {
  return [...loaded.values()].some((table) => Object.hasOwn(table, id));
}

function translator(language: Language): Translate {
  const table = loaded.get(language);
  if (!table) throw new Error(`the words of ${language} are not loaded`);
  const formats = new Map<TextId, Format>();
  return (id, values) => {
    let format = formats.get(id);
    if (!format) {
      format = formatOf(table[id], language);
      formats.set(id, format);
    }
    return format(values);
  };
}

interface Words {
  readonly language: Language;
  readonly t: Translate;
  readonly setLanguage: (language: Language) => void;
}

const WordsContext = createContext<Words | undefined>(undefined);

/** French when the browser speaks French, unless the person chose before. */
export function firstLanguage(): Language {
  try {
    const kept = localStorage.getItem(KEPT);
    if (kept === 'fr' || kept === 'en') return kept;
  } catch {
    // No storage: the browser's language decides each time.
  }
  return navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, set] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const words = useMemo<Words>(() => {
    const setLanguage = (next: Language) => {
      loadWords(next).then(
        () => set(next),
        () => {}, // the server is gone: the page stays as it is
      );
      try {
        localStorage.setItem(KEPT, next);
      } catch {
        // The choice lasts as long as the page.
      }
    };
    return { language, t: translator(language), setLanguage };
  }, [language]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

/** The language in use, its words, and how to change it. */
export function useText(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('useText outside of LanguageProvider');
  return words;
}
