import { concat, fromLatin1 } from '../../relay/wire/bytes.ts';

const big16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const big32 = (n: number): number[] => [...big16(n >>> 16), ...big16(n)];
const little32 = (n: number): number[] => big32(n).reverse();

/** Octets that one side of a connection sends. */
export interface Segment {
  readonly fromClient: boolean;
  readonly sequence: number;
  readonly text: string;
  readonly syn?: boolean;
}

/** An Ethernet frame with an IPv4 packet with a TCP segment between ports 40000 and 110. */
export function frame({ fromClient, sequence, text, syn }: Segment): Uint8Array {
  const ports = fromClient ? [40000, 110] : [110, 40000];
  const tcp = [
    ...big16(ports[0]!),
    ...big16(ports[1]!),
    ...big32(sequence),
    ...big32(0),
    0x50,
    syn ? 2 : 16,
    ...big16(9),
    0,
    0,
    0,
    0,
  ];
  const hosts = fromClient ? [192, 0, 2, 1, 192, 0, 2, 2] : [192, 0, 2, 2, 192, 0, 2, 1];
  const ip = [0x45, 0, ...big16(40 + text.length), 0, 0, 0x40, 0, 64, 6, 0, 0, ...hosts];
  return concat([Uint8Array.from([...new Array<number>(12).fill(0), 8, 0, ...ip, ...tcp]), fromLatin1(text)]);
}

/** A capture of such frames, in the classic format. */
export function pcap(frames: readonly Uint8Array[]): Uint8Array {
  const header = [
    ...little32(0xa1b2c3d4),
    2,
    0,
    4,
    0,
    ...little32(0),
    ...little32(0),
    ...little32(65535),
    ...little32(1),
  ];
  const records = frames.map((each, i) =>
    concat([
      Uint8Array.from([
        ...little32(1000),
        ...little32(i * 1000),
        ...little32(each.length),
        ...little32(each.length),
      ]),
      each,
    ]),
  );
  return concat([Uint8Array.from(header), ...records]);
}

/** The same in blocks. */
export function pcapng(frames: readonly Uint8Array[]): Uint8Array {
  const block = (type: number, body: readonly number[]): number[] => {
    const padded = [...body, ...new Array<number>((4 - (body.length % 4)) % 4).fill(0)];
    const length = little32(padded.length + 12);
    return [...little32(type), ...length, ...padded, ...length];
  };
  const section = block(0x0a0d0d0a, [...little32(0x1a2b3c4d), 1, 0, 0, 0, ...new Array<number>(8).fill(255)]);
  const source = block(1, [1, 0, 0, 0, ...little32(0)]);
  const packets = frames.map((each, i) => {
    const lengths = [...little32(each.length), ...little32(each.length)];
    return block(6, [...little32(0), ...little32(0), ...little32(i * 1000), ...lengths, ...each]);
  });
  return Uint8Array.from([...section, ...source, ...packets.flat()]);
}
