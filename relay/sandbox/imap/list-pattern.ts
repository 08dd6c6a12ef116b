import { HIERARCHY_DELIMITER } from '../store/model.ts';

/**
 * Whether a mailbox name fits a LIST pattern: `*` stands for anything, `%` for anything within one level
 * (RFC 3501 §6.3.8). Takes time in proportion to name × pattern, whatever the pattern.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  // INBOX is the one name without case (§5.1), alone or as the top of others.
  const text = /^inbox(?=$|[/*%])/i.test(pattern) ? `INBOX${pattern.slice(5)}` : pattern;
  // reached[i]: the pattern so far can have used up the first i characters of the name.
  let reached = new Array<boolean>(name.length + 1).fill(false);
  reached[0] = true;
  for (const sign of text) {
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
