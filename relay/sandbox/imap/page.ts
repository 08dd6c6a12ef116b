import type { ArgumentReader } from '../../wire/imap/argument-reader.ts';

/** `PARTIAL 1:100`, or counted from the end, `-1:-100` (RFC 9394 §3.1). */
export interface Page {
  readonly from: number;
  readonly to: number;
  readonly fromEnd: boolean;
  /** As asked, to be echoed. */
  readonly text: string;
}

export function readPage(args: ArgumentReader): Page {
  const start = args.at;
  const fromEnd = args.skip('-');
  const a = args.nonZeroNumber('a position');
  args.expect(':');
  if (fromEnd) args.expect('-', '"-", since both ends count from the same side');
  const b = args.nonZeroNumber('a position');
  return { from: Math.min(a, b), to: Math.max(a, b), fromEnd, text: args.text.slice(start, args.at) };
}

/** That page of a list of results, in the list's own order. */
export function partialPage<T>(results: readonly T[], { from, to, fromEnd }: Page): T[] {
  if (!fromEnd) return results.slice(from - 1, to);
  return results.slice(Math.max(results.length - to, 0), Math.max(results.length - from + 1, 0));
}
