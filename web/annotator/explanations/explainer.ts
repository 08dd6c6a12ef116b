import { IntlMessageFormat } from 'intl-messageformat';
import type { Values } from '../span.ts';

export type Language = 'fr' | 'en';

/** Explanation id → ICU MessageFormat text. */
export type Table = Readonly<Record<string, string>>;

/** Turns a span's or a note's id and values into a sentence, when it is shown and not before. */
export class Explainer {
  private readonly formats = new Map<string, IntlMessageFormat>();
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
    if (!format) return id;
    return String(format.format(values));
  }

  private compile(id: string): IntlMessageFormat | undefined {
    if (!this.has(id)) return undefined;
    const format = new IntlMessageFormat(this.texts[id]!, this.language, undefined, { ignoreTag: true });
    this.formats.set(id, format);
    return format;
  }
}
