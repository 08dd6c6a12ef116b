import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternTest } from '../../../relay/sandbox/imap/list-pattern.ts';
import { converse } from './conversation.ts';
import { rev1, signedIn } from './openings.ts';

describe('LIST patterns (RFC 3501 §6.3.8)', () => {
  it.each([
    ['*', 'a/b', true],
    ['%', 'a/b', false],
    ['%/%', 'a/b', true],
    ['a%', 'a', true],
    ['*b', 'ab/ab', true],
    ['%b', 'ab/ab', false],
    ['inbox', 'INBOX', true],
    ['InBox/%', 'INBOX/a', true],
    ['inboxes', 'INBOXes', false],
    ['a', 'A', false],
  ])('%s and %s: %s', (pattern, name, matching) => {
    expect(patternTest(pattern)(name)).toBe(matching);
  });

  it('mean what the same regular expressions mean', () => {
    const signs = (list: string[]) => fc.array(fc.constantFrom(...list), { maxLength: 10 });
    fc.assert(
      fc.property(signs(['a', 'b', 'ab', '/', '*', '%']), signs(['a', 'b', '/']), (pattern, name) => {
        const meant = pattern.join('').replaceAll('*', '.*').replaceAll('%', '[^/]*');
        expect(patternTest(pattern.join(''))(name.join(''))).toBe(
          new RegExp(`^${meant}$`).test(name.join('')),
        );
      }),
      { numRuns: 5000 },
    );
  });

  it('have a hundred wildcards at most', () => {
    converse(
      rev1(['LIST-EXTENDED']),
      `${signedIn()}
      C: b LIST "" ${'*a'.repeat(101)}
      S: b BAD LIST: expected at most 100 of * and %, found …
      C: c LIST "%/" (${'*a '.repeat(51).trim()})
      S: c BAD LIST: expected at most 100 of * and %, found …
      C: d LIST "" ${'*a'.repeat(100)}
      S: d OK LIST completed`,
    );
  });
});
