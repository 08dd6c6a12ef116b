import { CR, LF } from '../bytes.ts';

/** What `{n}`, `{n+}`, `{n-}` or `~{n}` at the end of a line announces (RFC 3501 §4.3, RFC 7888, RFC 3516 §4.4). */
export interface LiteralAnnounced {
  /** Octets that follow the line break. */
  readonly count: number;
  /** False for `{n+}` and `{n-}`: the octets follow without a continuation request. */
  readonly synchronising: boolean;
  /** True for `~{n}`: the octets may hold NUL. */
  readonly binary: boolean;
  /** Where the announcement starts in the line: at `{` or `~`. */
  readonly start: number;
}

const OPEN = 123;
const CLOSE = 125;
const PLUS = 43;
const MINUS = 45;
const TILDE = 126;

/** The literal announced by the last characters of a line (line break included or not), if there is one. */
export function literalAtEnd(line: Uint8Array): LiteralAnnounced | undefined {
  let end = line.length;
  if (end > 0 && line[end - 1] === LF) end--;
  if (end > 0 && line[end - 1] === CR) end--;
  if (line[end - 1] !== CLOSE) return undefined;
  let at = end - 2;
  const synchronising = line[at] !== PLUS && line[at] !== MINUS;
  if (!synchronising) at--;
  const lastDigit = at;
  while (at >= 0 && line[at]! >= 48 && line[at]! <= 57) at--;
  if (at === lastDigit || line[at] !== OPEN || lastDigit - at > 20) return undefined;
  let count = 0;
  for (let i = at + 1; i <= lastDigit; i++) count = count * 10 + line[i]! - 48;
  const binary = at > 0 && line[at - 1] === TILDE;
  return { count, synchronising, binary, start: binary ? at - 1 : at };
}
