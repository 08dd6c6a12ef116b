import { LogError } from './log.ts';

/** A captured frame. */
export interface Packet {
  /** Milliseconds; only differences count. */
  readonly at: number;
  /** LINKTYPE_ number of tcpdump.org: how the frame begins. */
  readonly link: number;
  readonly bytes: Uint8Array;
}

/** Reads numbers of either byte order at a position. */
class Reader {
  private readonly view: DataView;
  little = true;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u32(at: number): number {
    return this.view.getUint32(at, this.little);
  }

  u16(at: number): number {
    return this.view.getUint16(at, this.little);
  }
}

const PCAP_MICRO = 0xa1b2c3d4;
const PCAP_NANO = 0xa1b23c4d;
const PCAPNG_SECTION = 0x0a0d0d0a;
const PCAPNG_ORDER = 0x1a2b3c4d;

export function looksLikeCapture(bytes: Uint8Array): boolean {
  if (bytes.length < 24) return false;
  const reader = new Reader(bytes);
  const little = reader.u32(0);
  reader.little = false;
  return [little, reader.u32(0)].some((magic) => [PCAP_MICRO, PCAP_NANO, PCAPNG_SECTION].includes(magic));
}

/** The frames of a pcap or pcapng file. A file cut short gives the frames that are whole. */
export function readPackets(bytes: Uint8Array): Packet[] {
  const reader = new Reader(bytes);
  return reader.u32(0) === PCAPNG_SECTION ? readPcapng(bytes, reader) : readPcap(bytes, reader);
}

/** The classic format: a header of 24 octets, then 16 octets before each frame. */
function readPcap(bytes: Uint8Array, reader: Reader): Packet[] {
  reader.little = [PCAP_MICRO, PCAP_NANO].includes(reader.u32(0));
  const perMillisecond = reader.u32(0) === PCAP_NANO ? 1e6 : 1e3;
  const link = reader.u32(20) & 0xffff;
  const packets: Packet[] = [];
  for (let at = 24; at + 16 <= bytes.length; ) {
    const length = reader.u32(at + 8);
    const end = at + 16 + length;
    if (end > bytes.length) break;
    const time = reader.u32(at) * 1000 + reader.u32(at + 4) / perMillisecond;
    packets.push({ at: time, link, bytes: bytes.subarray(at + 16, end) });
    at = end;
  }
  return packets;
}

interface Interface {
  readonly link: number;
  /** Units of the clock in a millisecond. */
  readonly perMillisecond: number;
}

/** What has been read of a pcapng file. */
interface Pcapng {
  readonly bytes: Uint8Array;
  readonly reader: Reader;
  readonly packets: Packet[];
  /** Described so far in the section. */
  interfaces: Interface[];
}

/** The block format: section header, interface descriptions, enhanced and simple packet blocks; others are skipped. */
function readPcapng(bytes: Uint8Array, reader: Reader): Packet[] {
  const file: Pcapng = { bytes, reader, packets: [], interfaces: [] };
  for (let at = 0; at + 12 <= bytes.length; ) {
    const type = reader.u32(at);
    if (type === PCAPNG_SECTION) {
      reader.little = true;
      reader.little = reader.u32(at + 8) === PCAPNG_ORDER;
      file.interfaces = [];
    }
    const length = reader.u32(at + 4);
    if (length < 12 || length % 4 !== 0)
      throw new LogError('the pcapng file is damaged: a block has no valid length', 'damaged');
    if (at + length > bytes.length) break;
    if (type === 1 && length >= 20) file.interfaces.push(readInterface(file, at, at + length));
    if (type === 6 && length >= 32) readEnhanced(file, at, at + length);
    if (type === 3 && length >= 16) readSimple(file, at, at + length);
    at += length;
  }
  return file.packets;
}

function readInterface({ bytes, reader }: Pcapng, at: number, end: number): Interface {
  let perMillisecond = 1e3;
  for (let option = at + 16; option + 4 <= end - 4; ) {
    const code = reader.u16(option);
    const length = reader.u16(option + 2);
    if (code === 0) break;
    // if_tsresol: a power of ten, or of two when its top bit is set.
    if (code === 9 && length === 1) {
      const resolution = bytes[option + 4]!;
      perMillisecond = (resolution & 128 ? 2 ** (resolution & 127) : 10 ** resolution) / 1000;
    }
    option += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { link: reader.u16(at + 8), perMillisecond };
}

function readEnhanced({ bytes, reader, packets, interfaces }: Pcapng, at: number, end: number): void {
  const source = interfaces[reader.u32(at + 8)];
  const length = reader.u32(at + 20);
  if (!source || at + 28 + length > end - 4) return;
  const time = (reader.u32(at + 12) * 2 ** 32 + reader.u32(at + 16)) / source.perMillisecond;
  packets.push({ at: time, link: source.link, bytes: bytes.subarray(at + 28, at + 28 + length) });
}

function readSimple({ bytes, reader, packets, interfaces }: Pcapng, at: number, end: number): void {
  const source = interfaces[0];
  const length = Math.min(reader.u32(at + 8), end - 4 - (at + 12));
  if (source)
    packets.push({ at: packets.length, link: source.link, bytes: bytes.subarray(at + 12, at + 12 + length) });
}
