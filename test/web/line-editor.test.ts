import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EDITING,
  EMPTY_LINE,
  editOf,
  insert,
  KEYS,
  type Line,
  lineOf,
  textOf,
} from '../../web/console/line-editor.ts';

/** The line with its cursor drawn as `|`. */
const drawn = ({ text, cursor }: Line) => [...text.slice(0, cursor), '|', ...text.slice(cursor)].join('');
const at = (picture: string): Line => {
  const [before = '', after = ''] = picture.split('|');
  return { text: [...before, ...after], cursor: [...before].length };
};
const edit = (picture: string, what: string) => drawn(EDITING[what]!(at(picture)));

describe('the line editor', () => {
  it('edits as a shell does', () => {
    expect(drawn(insert(at('RE|R 1'), 'T'))).toBe('RET|R 1');
    expect(edit('RETR 1|', 'backward-char')).toBe('RETR |1');
    expect(edit('|RETR', 'backward-char')).toBe('|RETR');
    expect(edit('a1 FETCH 1 FLAGS|', 'unix-word-rubout')).toBe('a1 FETCH 1 |');
    expect(edit('a1 FETCH 1 | FLAGS', 'backward-word')).toBe('a1 FETCH |1  FLAGS');
    expect(edit('USER |nicolas', 'kill-line')).toBe('USER |');
    expect(edit('USER |nicolas', 'unix-line-discard')).toBe('|nicolas');
    expect(edit('US|ER', 'delete-char')).toBe('US|R');
  });

  it('takes an accent or an emoji as one step', () => {
    expect(edit('é😀|', 'backward-delete-char')).toBe('é|');
  });

  it('never leaves the cursor outside the line', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...Object.keys(KEYS), 'toString', '__proto__'), fc.string())),
        (steps) => {
          let line = EMPTY_LINE;
          for (const step of steps) line = editOf(step)?.(line) ?? insert(line, step);
          expect(line.cursor).toBeGreaterThanOrEqual(0);
          expect(line.cursor).toBeLessThanOrEqual(line.text.length);
          expect(textOf(lineOf(textOf(line)))).toBe(textOf(line));
        },
      ),
    );
  });

  it('gives every key a function that exists', () => {
    for (const name of Object.values(KEYS)) expect(EDITING[name], name).toBeDefined();
  });
});
