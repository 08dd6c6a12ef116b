import { HIERARCHY_DELIMITER } from '../store/model.ts';

/**
 * A LIST pattern as a test of mailbox names: `*` stands for anything, `%` for anything within one level
 * (RFC 3501 §6.3.8). A test takes time in proportion to the wildcards and to the length of the name.
 */
export function patternTest(pattern: string): (name: string) => boolean {
  // INBOX is the one name without case (§5.1), alone or as the top of others.
  const cased = /^inbox(?=$|[/*%])/i.test(pattern) ? `INBOX${pattern.slice(5)}` : pattern;
  const compact = cased.replace(/[*%]{2,}/g, (run) => (run.includes('*') ? '*' : '%'));
  const pieces = compact.split(/([*%])/).filter((piece) => piece !== '');
  const literals = compact.replace(/[*%]/g, '').length;
  return (name) => literals <= name.length && matches(name, pieces);
}

/** How many wildcards the patterns have, which is what testing them costs. */
export const wildcards = (patterns: readonly string[]): number =>
  patterns.join('').replace(/[^*%]/g, '').length;

/** Pieces are wildcards and what stands between them. */
function matches(name: string, pieces: readonly string[]): boolean {
  // reached[i]: the pieces so far can have used up the first i characters of the name.
  let reached = new Uint8Array(name.length + 1);
  reached[0] = 1;
  for (const piece of pieces) {
    reached =
      piece === '*' || piece === '%' ? after(piece, name, reached) : afterLiteral(piece, name, reached);
    if (!reached.includes(1)) return false;
  }
  return reached[name.length] === 1;
}

function after(wildcard: '*' | '%', name: string, reached: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(reached);
  for (let i = 1; i <= name.length; i++) {
    if (next[i - 1] === 1 && (wildcard === '*' || name[i - 1] !== HIERARCHY_DELIMITER)) next[i] = 1;
  }
  return next;
}

function afterLiteral(text: string, name: string, reached: Uint8Array): Uint8Array<ArrayBuffer> {
  const next = new Uint8Array(reached.length);
  for (let i = 0; i + text.length <= name.length; i++) {
    if (reached[i] === 1 && name.startsWith(text, i)) next[i + text.length] = 1;
  }
  return next;
}
