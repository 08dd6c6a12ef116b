import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { type Format, formatOf } from '../../annotator/explanations/icu-text.ts';
import { en, type TextId } from './en.ts';
import { fr } from './fr.ts';

export type Language = 'fr' | 'en';
export type TextValues = Readonly<Record<string, string | number | Date>>;
/** A text of the page in the language in use, values filled in. */
export type Translate = (id: TextId, values?: TextValues) => string;

const TABLES: Readonly<Record<Language, Readonly<Record<TextId, string>>>> = { en, fr };
const KEPT = 'plusok.language';

function translator(language: Language): Translate {
  const formats = new Map<TextId, Format>();
  return (id, values) => {
    let format = formats.get(id);
    if (!format) {
      format = formatOf(TABLES[language][id], language);
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
      set(next);
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
