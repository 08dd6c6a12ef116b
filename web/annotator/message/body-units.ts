import { DOT } from '../../../relay/wire/bytes.ts';
import type { Side } from '../../../relay/wire/protocol.ts';
import type { Line } from '../core/byte-stream.ts';
import { bareLfNote } from '../core/line-break.ts';
import type { Publisher } from '../core/publisher.ts';
import { SpanWriter } from '../core/span-writer.ts';
import { contentEnd } from '../core/words.ts';
import type { Note, Unit } from '../span.ts';
import { MessageReader } from './reader.ts';

const MAX_LINES = 64;
const MAX_OCTETS = 8192;

/** Where a dot-stuffed message travels: POP3's RETR and TOP (RFC 1939 §3), SMTP's DATA (RFC 5321 §4.5.2). */
export interface BodyKind {
  readonly from: Side;
  /** The explanation of the dot that doubling put there, of one that should have been doubled, and their RFC section. */
  readonly stuffed: string;
  readonly unstuffed: string;
  readonly rfc: string;
  /** The note for a line that looks like the end but for its line break. */
  readonly falseEnd?: Note;
  /** Octets a text line may have, CRLF included, and the note for a longer one. */
  readonly limit?: { readonly octets: number; readonly note: Note };
}

/**
 * Publishes a dot-stuffed message in units of bounded size: the header section, then groups of body lines. Where a
 * unit ends depends on the octets alone.
 */
export class BodyUnits {
  private readonly reader = new MessageReader();
  private readonly kind: BodyKind;
  private readonly publisher: Publisher;
  private readonly answers: Unit | undefined;
  private readonly state: string;
  private writer: SpanWriter | undefined;
  private start = 0;
  private end = 0;
  private at = 0;
  private lines = 0;
  private notes: Note[] = [];
  private dots = 0;

  constructor(kind: BodyKind, publisher: Publisher, state: string, answers?: Unit) {
    this.kind = kind;
    this.publisher = publisher;
    this.state = state;
    this.answers = answers;
  }

  /** How many doubled dots have been undone. */
  get stuffedLines(): number {
    return this.dots;
  }

  add(line: Line): void {
    const writer = this.writer ?? this.open(line);
    const offset = line.start - this.start;
    const wasHeader = this.reader.inHeader;
    const stuffed = line.startsLine && line.bytes[0] === DOT;
    if (stuffed) {
      this.reader.flush(writer);
      const doubled = line.bytes[1] === DOT;
      if (doubled) this.dots++;
      writer.leaf(offset + 1, doubled ? this.kind.stuffed : this.kind.unstuffed, { rfc: this.kind.rfc });
    }
    const from = stuffed ? 1 : 0;
    if (line.bytes.length > from) this.reader.read(writer, line.bytes, from, offset + from);
    if (this.notes.length < 3) this.note(line);
    this.end = line.end;
    this.at = line.at;
    this.lines++;
    const full = this.lines >= MAX_LINES || this.end - this.start >= MAX_OCTETS;
    const headerEnded = wasHeader && !this.reader.inHeader && !this.reader.holdsContent;
    if (full || headerEnded) this.flush();
  }

  /** Publishes the lines that wait. */
  flush(): void {
    const { writer } = this;
    if (!writer) return;
    this.reader.flush(writer);
    this.publisher.publish({
      from: this.kind.from,
      piece: { start: this.start, end: this.end, at: this.at },
      spans: writer.done(),
      notes: this.notes,
      answers: this.answers,
      outcome: 'data',
      before: this.state,
      after: this.state,
    });
    this.writer = undefined;
  }

  private open(line: Line): SpanWriter {
    this.start = line.start;
    this.lines = 0;
    this.notes = [];
    this.writer = new SpanWriter(line.start);
    return this.writer;
  }

  private note(line: Line): void {
    const { limit, falseEnd } = this.kind;
    const looksLikeEnd =
      line.bytes[0] === DOT && contentEnd(line.bytes) === 1 && line.startsLine && line.endsLine;
    const long = limit && line.bytes.length > limit.octets ? limit.note : undefined;
    for (const note of [bareLfNote(line.bytes), long, looksLikeEnd ? falseEnd : undefined]) {
      if (note && !this.notes.some((said) => said.id === note.id)) this.notes.push(note);
    }
  }
}
