import type { LogEntry } from '../../../relay/wire/log.ts';
import { PROTOCOLS, type Protocol, type Side, WELL_KNOWN_PORTS } from '../../../relay/wire/protocol.ts';
import { LogError, type ReadLog } from './log.ts';
import { type Packet, readPackets } from './packets.ts';

/** A TCP segment found in a frame. */
interface Segment {
  readonly at: number;
  /** "address:port", of who sent it and who got it. */
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  readonly syn: boolean;
  readonly ack: boolean;
  readonly data: Uint8Array;
}

const MORE_PORTS: ReadonlyMap<number, Protocol> = new Map([
  [587, 'smtp'],
  [2525, 'smtp'],
  [24, 'smtp'],
]);

function protocolOf(port: number): Protocol | undefined {
  const known = PROTOCOLS.find(
    (each) => WELL_KNOWN_PORTS[each].clear === port || WELL_KNOWN_PORTS[each].tls === port,
  );
  return known ?? MORE_PORTS.get(port);
}

/** The conversation in a packet capture: the first on a mail port, else the first TCP connection with data. */
export function readCapture(bytes: Uint8Array): ReadLog {
  const connections = new Map<string, Segment[]>();
  for (const packet of readPackets(bytes)) {
    const segment = tcpSegment(packet);
    if (!segment) continue;
    const key = [segment.from, segment.to].sort().join(' ');
    const segments = connections.get(key);
    if (segments) segments.push(segment);
    else connections.set(key, [segment]);
  }
  const speaking = [...connections.values()].filter((segments) =>
    segments.some((each) => each.data.length > 0),
  );
  const chosen = speaking.find((segments) => portProtocol(segments[0]!)) ?? speaking[0];
  if (!chosen) throw new LogError('the capture holds no TCP connection with data', 'silent');
  const others = speaking.filter((segments) => segments !== chosen && portProtocol(segments[0]!)).length;
  return { entries: reassemble(chosen), protocol: portProtocol(chosen[0]!), timed: true, others };
}

function portProtocol(segment: Segment): Protocol | undefined {
  return protocolOf(segment.toPort) ?? protocolOf(segment.fromPort);
}

/** Who opened the connection: the SYN says it, else the mail port, else the higher port number. */
function clientOf(segments: readonly Segment[]): string {
  const syn = segments.find((each) => each.syn);
  if (syn) return syn.ack ? syn.to : syn.from;
  const first = segments[0]!;
  if (protocolOf(first.toPort)) return first.from;
  if (protocolOf(first.fromPort)) return first.to;
  return first.fromPort > first.toPort ? first.from : first.to;
}

/** Puts each direction's octets in the order of their sequence numbers (RFC 9293 §3.4), repetitions left out. */
function reassemble(segments: readonly Segment[]): LogEntry[] {
  const client = clientOf(segments);
  const begin = segments[0]!.at;
  const entries: LogEntry[] = [];
  const streams = { client: new Direction(), server: new Direction() };
  for (const segment of segments) {
    const from: Side = segment.from === client ? 'client' : 'server';
    const at = Math.max(entries.at(-1)?.at ?? 0, segment.at - begin);
    for (const bytes of streams[from].accept(segment)) entries.push({ kind: 'bytes', at, from, bytes });
  }
  for (const from of ['client', 'server'] as const) {
    for (const bytes of streams[from].rest()) {
      entries.push({ kind: 'bytes', at: entries.at(-1)?.at ?? 0, from, bytes });
    }
  }
  return entries;
}

/** So many segments behind a gap mean that the capture missed what fills it. */
const MAX_EARLY = 256;

/** One direction's octets in order; segments that came early wait. */
class Direction {
  private next: number | undefined;
  private early: { sequence: number; data: Uint8Array }[] = [];

  accept(segment: Segment): Uint8Array[] {
    if (segment.syn) this.next = (segment.sequence + 1) >>> 0;
    if (segment.data.length === 0) return [];
    this.next ??= segment.sequence;
    this.early.push({ sequence: segment.sequence, data: segment.data });
    return this.early.length > MAX_EARLY ? this.rest() : this.takeReady();
  }

  /** What waits behind octets that the capture missed: the gap is skipped. */
  rest(): Uint8Array[] {
    const parts: Uint8Array[] = [];
    while (this.early.length > 0) {
      const first = this.early.reduce((a, b) => (this.ahead(b.sequence) < this.ahead(a.sequence) ? b : a));
      this.next = first.sequence;
      parts.push(...this.takeReady());
    }
    return parts;
  }

  private takeReady(): Uint8Array[] {
    const parts: Uint8Array[] = [];
    for (;;) {
      const at = this.early.findIndex(({ sequence }) => this.ahead(sequence) <= 0);
      if (at < 0) return parts;
      const { sequence, data } = this.early.splice(at, 1)[0]!;
      const fresh = data.subarray(Math.min(data.length, -this.ahead(sequence)));
      if (fresh.length > 0) parts.push(fresh);
      this.next = (this.next! + fresh.length) >>> 0;
    }
  }

  /** How far `sequence` lies ahead of the next octet, in arithmetic modulo 2^32. */
  private ahead(sequence: number): number {
    return (sequence - this.next!) | 0;
  }
}

function tcpSegment(packet: Packet): Segment | undefined {
  const ip = ipPacket(packet);
  if (!ip || ip.length < 20) return undefined;
  const version = ip[0]! >> 4;
  return version === 4 ? fromIpv4(packet.at, ip) : version === 6 ? fromIpv6(packet.at, ip) : undefined;
}

/** LINKTYPE_ numbers, and how many octets stand before the IP packet. */
const HEADERS: ReadonlyMap<number, number> = new Map([
  [0, 4], // BSD loopback
  [12, 0], // raw IP, as some systems number it
  [14, 0],
  [101, 0], // raw IP
  [108, 4], // OpenBSD loopback
  [113, 16], // Linux cooked
  [228, 0], // IPv4
  [229, 0], // IPv6
  [276, 20], // Linux cooked, version 2
]);

function ipPacket({ link, bytes }: Packet): Uint8Array | undefined {
  if (link !== 1) {
    const header = HEADERS.get(link);
    return header === undefined ? undefined : bytes.subarray(header);
  }
  let at = 12;
  // IEEE 802.1Q tags stand before the type.
  while (at + 4 <= bytes.length && u16(bytes, at) === 0x8100) at += 4;
  const type = at + 2 <= bytes.length ? u16(bytes, at) : 0;
  return type === 0x0800 || type === 0x86dd ? bytes.subarray(at + 2) : undefined;
}

function fromIpv4(at: number, ip: Uint8Array): Segment | undefined {
  const header = (ip[0]! & 15) * 4;
  // TCP, and not a later fragment of one.
  if (ip[9] !== 6 || (u16(ip, 6) & 0x1fff) !== 0) return undefined;
  const total = u16(ip, 2) || ip.length; // 0 when the network card cut the segment itself
  return fromTcp(
    at,
    ip.subarray(header, Math.min(total, ip.length)),
    ip.subarray(12, 16).join('.'),
    ip.subarray(16, 20).join('.'),
  );
}

function fromIpv6(at: number, ip: Uint8Array): Segment | undefined {
  if (ip.length < 40 || ip[6] !== 6) return undefined;
  const end = Math.min(40 + (u16(ip, 4) || ip.length), ip.length);
  return fromTcp(at, ip.subarray(40, end), ip.subarray(8, 24).join('.'), ip.subarray(24, 40).join('.'));
}

function fromTcp(at: number, tcp: Uint8Array, source: string, destination: string): Segment | undefined {
  if (tcp.length < 20) return undefined;
  const fromPort = u16(tcp, 0);
  const toPort = u16(tcp, 2);
  const flags = tcp[13]!;
  return {
    at,
    from: `${source}:${fromPort}`,
    to: `${destination}:${toPort}`,
    fromPort,
    toPort,
    sequence: ((u16(tcp, 4) << 16) | u16(tcp, 6)) >>> 0,
    syn: (flags & 2) !== 0,
    ack: (flags & 16) !== 0,
    data: tcp.subarray((tcp[12]! >> 4) * 4),
  };
}

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at]! << 8) | bytes[at + 1]!;
