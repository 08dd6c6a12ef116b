import { HIERARCHY_DELIMITER } from '../store/model.ts';

/**
 * A LIST pattern as a test of mailbox names: `*` stands for anything, `%` for anything within one level
 * (RFC 3501 §6.3.8). A test takes time in proportion to the square of the name, whatever the pattern.
 */
export function patternTest(pattern: string): (name: string) => boolean {
  // INBOX is the one name without case (§5.1), alone or as the top of others.
  const cased = /^inbox(?=$|[/*%])/i.test(pattern) ? `INBOX${pattern.slice(5)}` : pattern;
  const compact = cased.replace(/[*%]{2,}/g, (run) => (run.includes('*') ? '*' : '%'));
  const literals = compact.replace(/[*%]/g, '').length;
  return (name) => literals <= name.length && matches(name, compact);
}

function matches(name: string, pattern: string): boolean {
  // reached[i]: the pattern so far can have used up the first i characters of the name.
  let reached = new Array<boolean>(name.length + 1).fill(false);
  reached[0] = true;
  for (const sign of pattern) {
    const next = new Array<boolean>(name.length + 1).fill(false);
    for (let i = 0; i <= name.length; i++) {
      if (sign === '*' || sign === '%') {
        const goesOn = i > 0 && next[i - 1]! && (sign === '*' || name[i - 1] !== HIERARCHY_DELIMITER);
        next[i] = reached[i]! || goesOn;
      } else
        next[i] = i >= sign.length && reached[i - sign.length]! && name.startsWith(sign, i - sign.length);
    }
    reached = next;
  }
  return reached[name.length]!;
}
