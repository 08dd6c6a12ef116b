import type { Values } from '../span.ts';
import { type Format, formatOf } from './icu-text.ts';

export type Language = 'fr' | 'en';

/** Explanation id → ICU MessageFormat text. */
export type Table = Readonly<Record<string, string>>;

/** Turns a span's or a note's id and values into a sentence, when it is shown and not before. */
export class Explainer {
  private readonly formats = new Map<string, Format>();
  readonly language: Language;
  private readonly texts: Table;

  constructor(language: Language, tables: readonly Table[]) {
    this.language = language;
    this.texts = Object.assign({}, ...tables) as Table;
  }

  has(id: string): boolean {
    return Object.hasOwn(this.texts, id);
  }

  /** The explanation in this language; the id itself when no table holds it. */
  explain(id: string, values: Values = {}): string {
    const format = this.formats.get(id) ?? this.compile(id);
    return format ? format(values) : id;
  }

  private compile(id: string): Format | undefined {
    if (!this.has(id)) return undefined;
    const format = formatOf(this.texts[id]!, this.language);
    this.formats.set(id, format);
    return format;
  }
}
