import type { Side } from '../../../relay/wire/protocol.ts';
import type { ByteStream } from './byte-stream.ts';
import type { Publisher } from './publisher.ts';
import { SpanWriter } from './span-writer.ts';

/** RFC 8446 §5.1: content types of TLS records. */
const RECORDS: Readonly<Record<number, string>> = {
  20: 'core.tls.changeCipherSpec',
  21: 'core.tls.alert',
  22: 'core.tls.handshake',
  23: 'core.tls.data',
};
const HEADER = 5; // type, two octets of version, two of length
const UNKNOWN_BLOCK = 1024;
const MAX_RECORD = 16384 + 2048; // RFC 5246 §6.2.3, the larger of the two limits

/** True when the next octets begin a TLS handshake: a mail command never holds octet 22. */
export function beginsTls(stream: ByteStream): boolean {
  return stream.peek(0) === 22 && stream.peek(1) === 3;
}

/**
 * Reads TLS records from a log taken outside of the encryption (a packet capture). Nothing inside them can be read,
 * so each is one unit of one span. Octets that are no record stay unknown, and so does all that follows.
 */
export class TlsReader {
  private lost = false;

  /** Publishes the next record; false until all of it has come. */
  read(stream: ByteStream, from: Side, state: string, publisher: Publisher): boolean {
    const id = RECORDS[stream.peek(0) ?? -1];
    const octets = ((stream.peek(3) ?? 0) << 8) | (stream.peek(4) ?? 0);
    if (stream.length < HEADER) this.lost ||= stream.isEnded;
    else this.lost ||= !id || stream.peek(1) !== 3 || octets > MAX_RECORD;
    if (!this.lost && stream.length < HEADER) return false;
    const piece = stream.take(this.lost ? UNKNOWN_BLOCK : HEADER + octets);
    if (!piece) return false;
    const writer = new SpanWriter(piece.start);
    if (this.lost || !id) writer.leaf(piece.bytes.length, 'core.tls.unknown', { class: 'unknown' });
    else writer.leaf(piece.bytes.length, id, { values: { octets }, rfc: '8446 §5.1' });
    publisher.publish({ from, piece, spans: writer.done(), before: state, after: state });
    return true;
  }
}
