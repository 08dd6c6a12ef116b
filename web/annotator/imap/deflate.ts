import { CR, LF } from '../../../relay/wire/bytes.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { ByteStream } from '../core/byte-stream.ts';
import type { Publisher } from '../core/publisher.ts';
import { SpanWriter } from '../core/span-writer.ts';

const BLOCK = 1024;
/** Octets that tell text from DEFLATE data: the shortest line, `DONE` with its break, has so many. */
const TELLING = 6;

/**
 * What follows an accepted COMPRESS (RFC 4978 §3). A log taken from the wire holds DEFLATE data, of which nothing can
 * be read; one that has undone it holds text. Each side is judged by its first octets.
 */
export class DeflateReader {
  private readonly publisher: Publisher;
  private begun = false;
  private readonly opaque: { client: boolean | undefined; server: boolean | undefined } = {
    client: undefined,
    server: undefined,
  };

  constructor(publisher: Publisher) {
    this.publisher = publisher;
  }

  /** True once the server has agreed to compress, whether the log has undone it or not. */
  get isOn(): boolean {
    return this.begun;
  }

  begin(): void {
    this.begun = true;
  }

  /** The log says that it holds the octets as they were before DEFLATE. */
  undone(): void {
    this.begun = true;
    this.opaque.client = false;
    this.opaque.server = false;
  }

  /** Publishes the next block of DEFLATE data; false until there is enough; undefined where text can be read. */
  read(from: Side, stream: ByteStream, state: string): boolean | undefined {
    if (!this.begun) return undefined;
    if (this.opaque[from] === undefined) {
      if (stream.length === 0 || (stream.length < TELLING && !stream.isEnded)) return false;
      this.opaque[from] = !looksLikeText(stream);
    }
    if (!this.opaque[from]) return undefined;
    const piece = stream.take(BLOCK);
    if (!piece) return false;
    const writer = new SpanWriter(piece.start);
    const values = { octets: piece.bytes.length };
    writer.leaf(piece.bytes.length, 'imap.deflated', { class: 'unknown', rfc: '4978 §3', values });
    this.publisher.publish({ from, piece, spans: writer.done(), before: state, after: state });
    return true;
  }
}

function looksLikeText(stream: ByteStream): boolean {
  for (let i = 0; i < Math.min(TELLING, stream.length); i++) {
    const octet = stream.peek(i)!;
    if ((octet < 32 || octet > 126) && octet !== CR && octet !== LF) return false;
  }
  return true;
}
