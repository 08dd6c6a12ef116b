/** True when one letter typed wrong, left out, added or swapped with its neighbour turns one word into the other. */
export function isOneSlipAway(typed: string, known: string): boolean {
  if (typed.length < 3 || Math.abs(typed.length - known.length) > 1) return false;
  let i = 0;
  while (i < typed.length && typed[i] === known[i]) i++;
  const rest = (word: string, from: number): string => word.slice(from);
  if (typed.length > known.length) return rest(typed, i + 1) === rest(known, i);
  if (typed.length < known.length) return rest(typed, i) === rest(known, i + 1);
  if (rest(typed, i + 1) === rest(known, i + 1)) return true;
  return typed[i] === known[i + 1] && typed[i + 1] === known[i] && rest(typed, i + 2) === rest(known, i + 2);
}
