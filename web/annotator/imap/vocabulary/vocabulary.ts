import type { Detail } from '../../core/span-writer.ts';

/** A word of the protocol: its explanation, and the RFC section for each version of IMAP. */
export interface Term {
  /** As the RFC spells it. */
  readonly name: string;
  readonly id: string;
  /** The explanation of the value that follows the word. */
  readonly value: string;
  readonly rev1: Detail;
  readonly rev2: Detail;
}

/** Words of one place in the grammar, by their upper-case form. */
export type Vocabulary = ReadonlyMap<string, Term>;

/**
 * Words whose explanations are `prefix.word`.
 * @param words word → RFC section; "3501 §7.1; 9051 §7.1" where IMAP4rev1 and IMAP4rev2 differ, '' where there is none
 */
export function vocabulary(prefix: string, words: Readonly<Record<string, string>>): Vocabulary {
  const terms = new Map<string, Term>();
  for (const [name, sections] of Object.entries(words)) {
    const [rev1 = '', rev2 = rev1] = sections.split('; ');
    const id = `${prefix}.${name.replaceAll(' ', '-').replaceAll('\\', '')}`;
    terms.set(name.toUpperCase(), { name, id, value: `${id}.value`, rev1: detail(rev1), rev2: detail(rev2) });
  }
  return terms;
}

const detail = (rfc: string): Detail => (rfc === '' ? {} : { rfc });
