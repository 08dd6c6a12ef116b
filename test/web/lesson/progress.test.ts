import { describe, expect, it } from 'vitest';
import { apopDigest } from '../../../web/lesson/digest-bench.tsx';
import { readProgress, withPassed, writeProgress } from '../../../web/lesson/progress.ts';

function storageOf(text: string | null) {
  let kept = text;
  return {
    getItem: () => kept,
    setItem: (_: string, value: string) => {
      kept = value;
    },
  };
}

describe('progress', () => {
  it('is found again as it was left', () => {
    const storage = storageOf(null);
    const passed = withPassed(withPassed({}, 'pop3/top', 'header'), 'pop3/top', 'sort');
    writeProgress(storage, passed);
    expect(readProgress(storage)).toEqual({ 'pop3/top': ['header', 'sort'] });
  });

  it('does not change when a step is passed again', () => {
    const before = withPassed({}, 'pop3/top', 'header');
    expect(withPassed(before, 'pop3/top', 'header')).toBe(before);
  });

  it.each(['', 'null', '[1]', '{"pop3/top":3}', '{broken'])('begins anew when %j was kept', (text) => {
    expect(readProgress(storageOf(text))).toEqual({});
  });

  it('does without storage', () => {
    const closed = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('denied');
      },
    };
    expect(readProgress(closed)).toEqual({});
    expect(() => writeProgress(closed, {})).not.toThrow();
  });
});

describe('the APOP bench', () => {
  const stamp = '<2ea91e.1037815512000@mel-pop6.wanadoo.fr>';

  it('gives the digest of the article, and that of the classic mistake', () => {
    expect(apopDigest(stamp, 'mot_passe', false)).toBe('e7a0a8acb857d0b1e99c4a9974c00d0d');
    expect(apopDigest(stamp, 'mot_passe', true)).toBe('209dd8c04b87125c9e5d18acff17875f');
  });
});
