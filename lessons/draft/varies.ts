/** Patterns of what differs between two takes of the same session, for `varies` of `lesson.yaml`. */
export function variesBetween(
  first: readonly (readonly string[])[],
  second: readonly (readonly string[])[],
  year: number,
): string[] {
  const patterns = new Set<string>();
  const other = second.flat();
  for (const [i, line] of first.flat().entries()) {
    for (const { shape, pattern } of CLOCKS) {
      if (shape.exec(line)?.[1] === String(year)) patterns.add(pattern);
    }
    if (!same(line, other[i] ?? '', patterns)) patterns.add(patternOf(line, other[i] ?? ''));
  }
  return [...patterns];
}

/** Two takes made within a second show the same time: this year's dates vary even so (RFC 5322 §3.3, RFC 3501 §9). */
const CLOCKS = [
  {
    shape: /\d{1,2} [A-Z][a-z]{2} (\d{4}) \d\d:\d\d/,
    pattern: '\\w{3}, +\\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}',
  },
  {
    shape: /\d{1,2}-[A-Z][a-z]{2}-(\d{4}) \d\d:\d\d/,
    pattern: '[ \\d]?\\d-\\w{3}-\\d{4} \\d\\d:\\d\\d:\\d\\d [+-]\\d{4}',
  },
] as const;

function same(line: string, other: string, patterns: Iterable<string>): boolean {
  const steady = (text: string) =>
    [...patterns].reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'g'), '…'), text);
  return steady(line) === steady(other);
}

/** What a token may be made of: numbers, words, base64, an id with dots. */
const TOKEN = /([\w+/=.-]+)/;

/** The line with a class of characters in place of each token that differs. */
function patternOf(line: string, other: string): string {
  const [a, b] = [line.split(TOKEN), other.split(TOKEN)];
  const alike = a.length === b.length && a.every((part, i) => i % 2 === 1 || part === b[i]);
  if (!alike) return `^${escaped(commonPrefix(line, other))}.*$`;
  return `^${a.map((part, i) => (part === b[i] ? escaped(part) : classOf(part + b[i]))).join('')}$`;
}

function classOf(characters: string): string {
  if (/^\d+$/.test(characters)) return '\\d+';
  return /^[0-9a-f]+$/i.test(characters) ? '[0-9A-Fa-f]+' : '[\\w+/=.-]+';
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
