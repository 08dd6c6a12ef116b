import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSteps, merged } from '../../../web/lesson/progress.ts';
import { fromFile, fromFragment, MOST, toFile, toFragment } from '../../../web/lesson/progress-file.ts';

const progress = { 'pop3/apop': ['listen', 'digest'], 'imap/select': ['record'] };

describe('progress carried to another computer', () => {
  it('comes out of a file and of a link as it went in', () => {
    expect(fromFile(toFile(progress))).toEqual(progress);
    expect(fromFragment(toFragment(progress))).toEqual(progress);
    expect(toFragment(progress)).toMatch(/^#progress=[\w-]+$/);
  });

  it('is added to what is there, each step once', () => {
    const both = merged(progress, { 'pop3/apop': ['digest', 'enter'], 'smtp/ehlo': ['greet'] });
    expect(both).toEqual({
      'pop3/apop': ['listen', 'digest', 'enter'],
      'imap/select': ['record'],
      'smtp/ehlo': ['greet'],
    });
    expect(countSteps(both)).toBe(5);
  });

  it('is refused when it is something else', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      toFile(progress).slice(0, -4),
      '{"format":"plusok.progress"}',
    ]) {
      expect(fromFile(text), text).toBeUndefined();
    }
    const wrong = (passed: unknown) => JSON.stringify({ format: 'plusok.progress', version: 1, passed });
    expect(fromFile(wrong({ 'pop3/apop': 'listen' }))).toBeUndefined();
    expect(fromFile(wrong({ '<b>': ['x'] }))).toBeUndefined();
    expect(fromFile(wrong({ 'pop3/apop': Array(101).fill('x') }))).toBeUndefined();
    expect(fromFile(`${toFile(progress)}${' '.repeat(MOST)}`)).toBeUndefined();
  });

  it('a link cut short is spoilt, and one without progress is none', () => {
    expect(fromFragment('')).toBeUndefined();
    expect(fromFragment('#log=abc')).toBeUndefined();
    const whole = toFragment(progress);
    for (let length = '#progress='.length; length < whole.length; length++)
      expect(fromFragment(whole.slice(0, length))).toBe('spoilt');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fromFile(text);
        fromFragment(`#progress=${text}`);
      }),
    );
  });
});
