/** What BDAT announces: octets, and whether they are the last; `malformed` when something else stands around them. */
export interface ChunkSize {
  readonly octets: number;
  readonly last: boolean;
  readonly malformed: boolean;
}

/** The arguments of BDAT (RFC 3030 §2), which tell how many octets follow even where the rest is wrong. */
export function readChunkSize(args: string): ChunkSize | undefined {
  const [, digits, last = ''] = /^ *(\d{1,12})(?: +(.*))?$/.exec(args) ?? [];
  if (digits === undefined) return undefined;
  const malformed = args.startsWith(' ') || !/^(LAST)?$/i.test(last);
  return { octets: Number(digits), last: last !== '', malformed };
}
