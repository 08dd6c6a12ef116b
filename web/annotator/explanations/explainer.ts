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
    const said = values.value === '' ? this.ofNothing(id) : id;
    const format = this.formats.get(said) ?? this.compile(said);
    return format ? format(values) : id;
  }

  /** What is said where NIL or an empty text stands: a sentence with a gap in it would puzzle. */
  private ofNothing(id: string): string {
    const none = `${id}.none`;
    return this.has(none) ? none : id;
  }

  private compile(id: string): Format | undefined {
    if (!this.has(id)) return undefined;
    const format = formatOf(this.texts[id]!, this.language);
    this.formats.set(id, format);
    return format;
  }
}
