/** The line being typed: text and cursor, in code points so that an accent or an emoji is one step. Immutable. */
export interface Line {
  readonly text: readonly string[];
  readonly cursor: number;
}

export const EMPTY_LINE: Line = { text: [], cursor: 0 };

export const lineOf = (text: string): Line => {
  const points = [...text];
  return { text: points, cursor: points.length };
};

export const textOf = (line: Line): string => line.text.join('');

export function insert(line: Line, text: string): Line {
  const points = [...text];
  return {
    text: [...line.text.slice(0, line.cursor), ...points, ...line.text.slice(line.cursor)],
    cursor: line.cursor + points.length,
  };
}

const cut = (line: Line, from: number, to: number): Line => ({
  text: [...line.text.slice(0, from), ...line.text.slice(to)],
  cursor: from,
});

const wordStart = ({ text, cursor }: Line): number => {
  let at = cursor;
  while (at > 0 && text[at - 1] === ' ') at--;
  while (at > 0 && text[at - 1] !== ' ') at--;
  return at;
};

const wordEnd = ({ text, cursor }: Line): number => {
  let at = cursor;
  while (at < text.length && text[at] === ' ') at++;
  while (at < text.length && text[at] !== ' ') at++;
  return at;
};

const at = (line: Line, cursor: number): Line => ({
  ...line,
  cursor: Math.max(0, Math.min(line.text.length, cursor)),
});

/** What each editing key does, as in any shell (readline's names). */
export const EDITING: Readonly<Record<string, (line: Line) => Line>> = {
  'backward-char': (line) => at(line, line.cursor - 1),
  'forward-char': (line) => at(line, line.cursor + 1),
  'beginning-of-line': (line) => at(line, 0),
  'end-of-line': (line) => at(line, line.text.length),
  'backward-word': (line) => at(line, wordStart(line)),
  'forward-word': (line) => at(line, wordEnd(line)),
  'backward-delete-char': (line) => (line.cursor > 0 ? cut(line, line.cursor - 1, line.cursor) : line),
  'delete-char': (line) => (line.cursor < line.text.length ? cut(line, line.cursor, line.cursor + 1) : line),
  'unix-word-rubout': (line) => cut(line, wordStart(line), line.cursor),
  'unix-line-discard': (line) => cut(line, 0, line.cursor),
  'kill-line': (line) => cut(line, line.cursor, line.text.length),
};

/** What a terminal sends for a key, and the editing function it means. */
export const KEYS: Readonly<Record<string, string>> = {
  '\x1b[D': 'backward-char',
  '\x02': 'backward-char',
  '\x1b[C': 'forward-char',
  '\x06': 'forward-char',
  '\x1b[H': 'beginning-of-line',
  '\x1bOH': 'beginning-of-line',
  '\x01': 'beginning-of-line',
  '\x1b[F': 'end-of-line',
  '\x1bOF': 'end-of-line',
  '\x05': 'end-of-line',
  '\x1b[1;5D': 'backward-word',
  '\x1bb': 'backward-word',
  '\x1b[1;5C': 'forward-word',
  '\x1bf': 'forward-word',
  '\x7f': 'backward-delete-char',
  '\x08': 'backward-delete-char',
  '\x1b[3~': 'delete-char',
  '\x17': 'unix-word-rubout',
  '\x15': 'unix-line-discard',
  '\x0b': 'kill-line',
};

/** What a key's sequence does to the line; undefined for any other text, also for the names that every object has. */
export function editOf(data: string): ((line: Line) => Line) | undefined {
  return Object.hasOwn(KEYS, data) ? EDITING[KEYS[data]!] : undefined;
}
