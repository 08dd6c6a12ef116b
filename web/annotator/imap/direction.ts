import type { Side } from '../../../relay/wire/protocol.ts';
import type { ByteStream } from '../core/byte-stream.ts';
import type { Publisher } from '../core/publisher.ts';
import { SpanWriter } from '../core/span-writer.ts';
import type { Note, Unit } from '../span.ts';
import { type Assembled, Assembler } from './assembler.ts';
import { LiteralUnits } from './bodies.ts';
import type { StringUse } from './strings.ts';

const TOO_LONG: readonly Note[] = [{ kind: 'leniency', id: 'core.leniency.longLine' }];

/** What a client sends, or a server: its commands or responses one by one, and its large literals piece by piece. */
export class Direction {
  private readonly side: Side;
  private readonly assembler: Assembler;
  private readonly publisher: Publisher;
  private literal: LiteralUnits | undefined;

  constructor(stream: ByteStream, side: Side, publisher: Publisher) {
    this.side = side;
    this.assembler = new Assembler(stream, side);
    this.publisher = publisher;
  }

  /** Octets of literals that have been announced and not yet sent. */
  get owed(): number {
    return this.assembler.owed;
  }

  /** True from the announcement of a literal to the end of its command or response. */
  get isWithin(): boolean {
    return this.assembler.isOpen || this.assembler.left > 0;
  }

  /** True while a large literal comes. */
  get isInLiteral(): boolean {
    return this.literal !== undefined;
  }

  /** The next command or response, or the part of it before a literal; undefined until there is enough. */
  next(): Assembled | undefined {
    return this.assembler.next();
  }

  /** The literal announced last was refused. */
  abandon(): void {
    this.literal = undefined;
    this.assembler.abandon();
  }

  /**
   * The literal announced last is read as `use` says where it comes in pieces, or as one that nothing explains.
   * @param of the command it belongs to, or answers
   */
  openLiteral(use: StringUse | undefined, of: Unit | undefined): void {
    if (this.assembler.left === 0) return;
    const known = use ?? { id: 'imap.strayLiteral', secret: this.side === 'client' };
    this.literal = new LiteralUnits(known, this.publisher, this.side, of);
  }

  /** Publishes the next octets of the large literal; false until there are enough. */
  readLiteral(state: string): boolean {
    const piece = this.assembler.nextPiece();
    if (!piece) return false;
    this.literal!.publish(piece, state);
    if (this.assembler.left === 0) this.literal = undefined;
    return true;
  }

  /** Publishes what no grammar reads, since it is too long. */
  publishTooLong(assembled: Assembled, state: string): Unit {
    const { side, publisher } = this;
    const writer = writerOf(assembled);
    writer.leaf(assembled.bytes.length, 'core.longLine', { class: 'unknown', secret: side === 'client' });
    const { piece } = assembled;
    const spans = writer.done();
    return publisher.publish({ from: side, piece, spans, notes: TOO_LONG, before: state, after: state });
  }
}

/** Writes the spans of what an earlier part has not shown. */
export function writerOf({ piece, shown }: Assembled): SpanWriter {
  const writer = new SpanWriter(piece.start - shown);
  writer.at = shown;
  return writer;
}
