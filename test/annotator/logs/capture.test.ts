import { describe, expect, it } from 'vitest';
import { concat, fromLatin1, latin1 } from '../../../relay/wire/bytes.ts';
import { LogError, type ReadLog } from '../../../web/annotator/logs/log.ts';
import { readLog } from '../../../web/annotator/logs/read-log.ts';

const big16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const big32 = (n: number): number[] => [...big16(n >>> 16), ...big16(n)];
const little32 = (n: number): number[] => big32(n).reverse();

interface Segment {
  readonly fromClient: boolean;
  readonly sequence: number;
  readonly text: string;
  readonly syn?: boolean;
}

/** An Ethernet frame with an IPv4 packet with a TCP segment between ports 40000 and 110. */
function frame({ fromClient, sequence, text, syn }: Segment): Uint8Array {
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

function pcap(frames: readonly Uint8Array[]): Uint8Array {
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

function pcapng(frames: readonly Uint8Array[]): Uint8Array {
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

const SYN = { fromClient: true, sequence: 99, text: '', syn: true };
const GREETING = { fromClient: false, sequence: 500, text: '+OK ready\r\n' };
const USER = { fromClient: true, sequence: 100, text: 'USER a\r\n' };
const OK = { fromClient: false, sequence: 511, text: '+OK\r\n' };
const QUIT = { fromClient: true, sequence: 108, text: 'QUIT\r\n' };

function said(log: ReadLog): string {
  return log.entries
    .map((entry) => (entry.kind === 'bytes' ? `${entry.from[0]}:${latin1(entry.bytes).trim()}` : ''))
    .join(' ');
}

describe.each([
  ['pcap', pcap],
  ['pcapng', pcapng],
] as const)('%s', (_name, file) => {
  const read = (...segments: Segment[]): ReadLog => readLog(file(segments.map(frame)));

  it('gives both directions in order, and the protocol by the port', () => {
    const log = read(SYN, GREETING, USER, OK, QUIT);
    expect(said(log)).toBe('s:+OK ready c:USER a s:+OK c:QUIT');
    expect(log).toMatchObject({ protocol: 'pop3', timed: true, others: 0 });
  });

  it('leaves repetitions out and puts early segments in their place', () => {
    expect(said(read(SYN, GREETING, QUIT, GREETING, USER, OK))).toBe('s:+OK ready c:USER a c:QUIT s:+OK');
  });

  it('skips what the capture missed', () => {
    expect(said(read(SYN, GREETING, QUIT))).toBe('s:+OK ready c:QUIT');
  });

  it('survives being cut anywhere', () => {
    const whole = file([SYN, GREETING, USER, OK].map(frame));
    for (let end = 0; end < whole.length; end++) {
      try {
        readLog(whole.subarray(0, end));
      } catch (error) {
        expect(error).toBeInstanceOf(LogError);
      }
    }
  });
});

it('a capture without TCP data says so', () => {
  expect(() => readLog(pcap([frame(SYN)]))).toThrow('the capture holds no TCP connection with data');
});
