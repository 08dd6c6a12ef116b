import { IntlMessageFormat } from 'intl-messageformat';

// The languages of the page are known to every browser; to ask whether they are loads the data of all the others.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(String(locales));

type Values = Readonly<Record<string, string | number | Date>>;

/** Turns values into the sentence that a text becomes with them. */
export type Format = (values?: Values) => string;

/**
 * The format of an ICU MessageFormat text. Most texts have nothing to fill in, and building a format costs the page
 * time that people notice: these stand for themselves.
 */
export function formatOf(text: string, language: string): Format {
  if (!/\{|''/.test(text)) return () => text;
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  return (values) => String(format.format(values));
}
