import { LF } from '../../../relay/wire/bytes.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { Piece } from '../core/byte-stream.ts';
import type { Publisher } from '../core/publisher.ts';
import { SpanWriter } from '../core/span-writer.ts';
import { MessageReader } from '../message/reader.ts';
import type { Unit } from '../span.ts';
import type { BodyWriter, StringUse } from './strings.ts';

/** Explains the octets of a literal that the unit holds: a message, a header section, text. */
export const writeBody: BodyWriter = (r, use, end) => {
  const message = new MessageReader(use.body === 'text' ? 'body' : 'header');
  writeLines(message, r.writer, r.bytes.subarray(0, end), r.pos);
  message.flush(r.writer);
  r.pos = end;
};

/** Hands the lines of `bytes` from `from` on to `message`. */
function writeLines(message: MessageReader, writer: SpanWriter, bytes: Uint8Array, from: number): void {
  for (let at = from; at < bytes.length; ) {
    const lf = bytes.indexOf(LF, at);
    const end = lf < 0 ? bytes.length : lf + 1;
    message.read(writer, bytes.subarray(at, end), 0, at);
    at = end;
  }
}

/** Publishes a large literal in pieces: a unit each, so that memory does not depend on its size. */
export class LiteralUnits {
  private readonly use: StringUse;
  private readonly publisher: Publisher;
  private readonly from: Side;
  private readonly of: Unit | undefined;
  private readonly message: MessageReader | undefined;

  /** @param of the command the literal belongs to, or answers */
  constructor(use: StringUse, publisher: Publisher, from: Side, of: Unit | undefined) {
    this.use = use;
    this.publisher = publisher;
    this.from = from;
    this.of = of;
    const { body } = use;
    if (body && body !== 'binary') this.message = new MessageReader(body === 'text' ? 'body' : 'header');
  }

  publish(piece: Piece, state: string): void {
    const writer = new SpanWriter(piece.start);
    const { id, rfc, secret } = this.use;
    if (this.message) {
      writeLines(this.message, writer, piece.bytes, 0);
      this.message.flush(writer);
    } else {
      writer.leaf(piece.bytes.length, id, {
        class: 'body',
        rfc,
        values: { value: '' },
        ...(secret ? { secret } : {}),
      });
    }
    this.publisher.publish({
      from: this.from,
      piece,
      spans: writer.done(),
      ...(this.from === 'server' ? { answers: this.of, outcome: 'data' } : {}),
      before: state,
      after: state,
    });
  }
}
