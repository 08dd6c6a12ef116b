import { describe, expect, it } from 'vitest';
import { asMessage, complaint, fromMessage } from '../../lessons/format/complaint.ts';
import { COMPLAINTS, say } from '../../lessons/format/complaints.ts';

const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('what may be wrong in a course', () => {
  it.each(Object.keys(COMPLAINTS.en) as (keyof typeof COMPLAINTS.en)[])(
    '%s is said in both languages, with the same values',
    (id) => {
      expect([...new Set(holes(COMPLAINTS.fr[id]))]).toEqual([...new Set(holes(COMPLAINTS.en[id]))]);
      expect(COMPLAINTS.fr[id]).not.toMatch(/ [;!?»]| :(?![\w:])|« |'/);
    },
  );

  it('fills in its values, once', () => {
    const twice = complaint('headingWithoutId', { words: '{id}' });
    expect(say(twice, 'en')).toBe('the heading "{id}" needs the id of its step: "## {id} {#id}"');
    expect(say(complaint('repeatsTooOften', { line: 'x', times: 300, most: 200 }), 'fr')).toBe(
      '«\u202fx\u202f» vaut 300 lignes\u202f; il en faut de 1 à 200',
    );
  });

  it('passes through a schema’s message, and leaves words of others as they are', () => {
    expect(fromMessage(asMessage('badPattern', { pattern: '[' }))).toEqual(
      complaint('badPattern', { pattern: '[' }),
    );
    expect(say(fromMessage('no fault is called "late"'), 'fr')).toBe('no fault is called "late"');
  });
});
