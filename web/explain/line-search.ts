import type { Side } from '../../relay/wire/protocol.ts';
import type { Unit } from '../annotator/span.ts';

const FIRST_CAPITAL = 65;
const LAST_CAPITAL = 90;
const SMALL = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet >= FIRST_CAPITAL && octet <= LAST_CAPITAL ? octet + 32 : octet,
);

/** The octets to look for. Capitals of ASCII count as small letters, as they do in commands. */
export const soughtOctets = (text: string): Uint8Array =>
  new TextEncoder().encode(text).map((octet) => SMALL[octet]!);

/** Where `sought` first stands in `octets` at or after `from`, or -1. */
export function findOctets(octets: Uint8Array, sought: Uint8Array, from = 0): number {
  const first = sought[0];
  const last = octets.length - sought.length;
  for (let at = from; at <= last; at++) {
    if (SMALL[octets[at]!] !== first) continue;
    let i = 1;
    while (i < sought.length && SMALL[octets[at + i]!] === sought[i]) i++;
    if (i === sought.length) return at;
  }
  return -1;
}

/** Where each unit of a direction ends, and its index among those of both. */
class Ends {
  private readonly ends: number[] = [];
  private readonly indices: number[] = [];

  add({ end, index }: Unit): void {
    this.ends.push(end);
    this.indices.push(index);
  }

  *holding(octets: Uint8Array, sought: Uint8Array): Generator<number> {
    let unit = 0;
    for (let at = findOctets(octets, sought); at >= 0; ) {
      while (unit < this.ends.length && this.ends[unit]! <= at) unit++;
      const end = this.ends[unit];
      if (end === undefined) return;
      const isWhole = at + sought.length <= end;
      if (isWhole) yield this.indices[unit]!;
      at = findOctets(octets, sought, isWhole ? end : at + 1);
    }
  }
}

/** Finds lines by their octets: a page that draws only the lines in sight cannot be searched by the browser. */
export class LineSearch {
  private readonly sides: Readonly<Record<Side, Ends>> = { client: new Ends(), server: new Ends() };

  add(unit: Unit): void {
    this.sides[unit.from].add(unit);
  }

  /** The indices of the units that hold `text`, in order. */
  find(text: string, streams: Readonly<Record<Side, Uint8Array>>): Uint32Array<ArrayBuffer> {
    const sought = soughtOctets(text);
    if (sought.length === 0) return new Uint32Array(0);
    const { client, server } = this.sides;
    const found = [...client.holding(streams.client, sought), ...server.holding(streams.server, sought)];
    return Uint32Array.from(found).sort();
  }
}
