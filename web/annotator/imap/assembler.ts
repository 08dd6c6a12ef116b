import { concat, EMPTY } from '../../../relay/wire/bytes.ts';
import { type LiteralAnnounced, literalAtEnd } from '../../../relay/wire/imap/literal.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { ByteStream, Line, Piece } from '../core/byte-stream.ts';
import type { Literal } from './strings.ts';

/** A literal of at most so many octets is read together with its line; a larger one comes in pieces. */
const MAX_HELD = 4096;
/** A command or response with more octets than this, large literals left out, is not read as one. */
const MAX_UNIT = 256 * 1024;
/** One with more literals neither: each that is waited for has all before it read again. */
const MAX_LITERALS = 1000;
/** Octets of the longest announcement of a literal, its line break included. */
const MAX_ANNOUNCEMENT = 32;
/** Octets of one piece of a large literal. */
const MAX_PIECE = 8192;

/** A command or a response, or the part of it that has come before a literal. */
export interface Assembled {
  /** All that has come of it, large literals left out. */
  readonly bytes: Uint8Array;
  readonly literals: readonly Literal[];
  /** Octets of `bytes` that an earlier part has already shown. */
  readonly shown: number;
  /** The octets after `shown`, in the stream. */
  readonly piece: Omit<Piece, 'bytes'>;
  /** True when it goes on with a literal that is not in `bytes`. */
  readonly cut: boolean;
  /** False when it is too long to be read, or not the beginning of it. */
  readonly readable: boolean;
}

/**
 * Frames one direction (RFC 3501 §2.2, §4.3): lines, and the literals that lines announce, after which the line goes
 * on. What stands inside a literal is never taken for a line.
 */
export class Assembler {
  private readonly stream: ByteStream;
  private readonly side: Side;
  private parts: Uint8Array[] = [];
  private length = 0;
  private literals: Literal[] = [];
  private shown = 0;
  private start = 0; // in the stream, of the first octet not shown
  private due = 0; // octets of a literal that is to be held
  private tooLong = false;
  private tail: Uint8Array = EMPTY; // of the line, where more of it is to come
  private last: Piece | undefined; // that was appended
  /** Octets of a large literal still to come, to be taken by `nextPiece`. */
  left = 0;

  constructor(stream: ByteStream, side: Side) {
    this.stream = stream;
    this.side = side;
  }

  /** Octets of literals that the peer has announced and not yet sent. */
  get owed(): number {
    return this.left > 0 ? this.left : Math.max(0, this.due - this.stream.length);
  }

  /** True between the parts of one command or response. */
  get isOpen(): boolean {
    return this.length > 0;
  }

  /** The octets of the line to come, in a new stretch of the stream; undefined until there are enough. */
  next(): Assembled | undefined {
    if (this.length === this.shown) this.start = this.stream.offset;
    for (;;) {
      if (this.due > 0) {
        const piece = this.stream.take(this.due);
        if (!piece) return this.unfinished();
        this.append(piece.bytes);
        this.last = piece;
        this.due = 0;
      }
      const line = this.stream.nextLine();
      if (!line) return this.unfinished();
      this.last = line;
      this.append(line.bytes);
      const literal = this.announced(line);
      const endsUnit = line.endsLine && !literal;
      if (this.tooLong || this.length > MAX_UNIT || this.literals.length >= MAX_LITERALS) {
        this.tooLong = !endsUnit;
        if (literal) this.left = literal.count;
        return this.emit(line, false, false);
      }
      if (endsUnit) return this.emit(line, false);
      if (!literal) continue;
      const held = literal.count <= MAX_HELD && this.length + literal.count <= MAX_UNIT ? literal.count : 0;
      const waits = literal.synchronising && this.side === 'client';
      const { count, synchronising, binary } = literal;
      const content = this.length;
      this.literals.push({ start: literal.start, content, count, held, synchronising, binary });
      if (held === count) this.due = count;
      else this.left = count;
      if (waits || held !== count) return this.emitCut(line);
    }
  }

  /** The literal that the line announces, its place counted from the unit's first octet. */
  private announced(line: Line): LiteralAnnounced | undefined {
    // A long line comes in pieces, and the cut may go through the announcement.
    const end = line.startsLine || this.tail.length === 0 ? line.bytes : concat([this.tail, line.bytes]);
    this.tail = line.endsLine ? EMPTY : end.slice(-MAX_ANNOUNCEMENT);
    const literal = line.endsLine ? literalAtEnd(end) : undefined;
    return literal && { ...literal, start: this.length - end.length + literal.start };
  }

  /** What has come of a line that the log does not end; undefined while more may come. */
  private unfinished(): Assembled | undefined {
    const over = this.stream.isEnded && this.stream.length === 0 && this.length > this.shown;
    return over && this.last ? this.emit(this.last, false) : undefined;
  }

  /**
   * The literal announced last was refused: the command is over (RFC 3501 §7.5). Nothing changes when octets of it
   * have been sent all the same.
   */
  abandon(): void {
    if (this.length > this.shown) return;
    this.reset();
    this.due = 0;
    this.left = 0;
  }

  /** The next octets of a large literal; undefined until there are enough. */
  nextPiece(): Piece | undefined {
    const piece = this.stream.take(Math.min(this.left, MAX_PIECE));
    if (!piece) return undefined;
    this.left -= piece.bytes.length;
    if (this.stream.isEnded && this.stream.length === 0) this.left = 0;
    return piece;
  }

  private append(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  private emitCut(last: Piece): Assembled {
    const bytes = this.bytes();
    // What comes later is not part of these octets: the literal is shown as not held here.
    const literals = this.literals.map((literal) =>
      literal.content === this.length ? { ...literal, held: 0 } : literal,
    );
    const piece = { start: this.start, end: last.end, at: last.at };
    const assembled = { bytes, literals, shown: this.shown, piece, cut: true, readable: true };
    this.shown = this.length;
    return assembled;
  }

  private emit(last: Piece, cut: boolean, readable = true): Assembled {
    const piece = { start: this.start, end: last.end, at: last.at };
    const { literals, shown } = this;
    const assembled = { bytes: this.bytes(), literals, shown, piece, cut, readable };
    this.reset();
    return assembled;
  }

  private bytes(): Uint8Array {
    if (this.parts.length > 1) this.parts = [concat(this.parts)];
    return this.parts[0] ?? EMPTY;
  }

  private reset(): void {
    this.parts = [];
    this.length = 0;
    this.literals = [];
    this.shown = 0;
  }
}
