/** BDAT (RFC 3030 §2) announces octets, and whether they are the last; undefined when it does not. */
export function readChunkSize(args: string): { octets: number; last: boolean } | undefined {
  const [, digits, last] = /^(\d{1,12})( +LAST)?$/i.exec(args) ?? [];
  return digits === undefined ? undefined : { octets: Number(digits), last: last !== undefined };
}
