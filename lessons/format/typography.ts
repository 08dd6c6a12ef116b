import type { Lang } from '../model.ts';

/** U+202F: what French sets before high punctuation, inside guillemets and between thousands. */
const NARROW = '\u202f';

/**
 * Sets plain typing as print does, so that authors need no special keyboard: curly apostrophes, an ellipsis of one
 * character, and in French the narrow no-break spaces. Never applied to code or commands.
 */
export function typeset(text: string, lang: Lang): string {
  const curly = text.replaceAll("'", '’').replaceAll('...', '…');
  if (lang === 'en') return curly;
  return curly
    .replace(/[ \u00a0](?=[;:!?»])/g, NARROW)
    .replace(/«[ \u00a0]/g, `«${NARROW}`)
    .replace(/(?<!\d)(\d{1,3}) (?=\d{3}(?!\d))/g, `$1${NARROW}`);
}
