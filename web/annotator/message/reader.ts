import { LF, latin1, SP } from '../../../relay/wire/bytes.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { contentEnd } from '../core/words.ts';
import { newPart, noteField, type PartFacts } from './content-type.ts';
import { FIELDS } from './fields.ts';

const TAB = 9;
const COLON = 58;
const DASH = 45;
const MAX_DEPTH = 32; // multiparts within multiparts; deeper ones are read as text
const MAX_FIELD = 2048; // octets of an unfolded field kept to find its boundary

/**
 * Reads the lines of a message (RFC 5322) with its MIME structure (RFC 2045, 2046) and writes their spans, all of
 * class `body`. It holds no text beyond one header field. Lines of plain content that follow each other become one
 * span: call `flush` before writing anything between them, and before the unit ends.
 */
export class MessageReader {
  private place: 'header' | 'body';
  private part: PartFacts = newPart();
  private readonly boundaries: string[] = [];
  private field = ''; // name of the field being read, lower case
  private value = '';
  private run: string | undefined; // id of the content lines not yet written
  private runEnd = 0;
  private midLine = false;

  /** @param place where the first line stands: 'body' for what follows a header section already read */
  constructor(place: 'header' | 'body' = 'header') {
    this.place = place;
  }

  /** True while the lines belong to a header section. */
  get inHeader(): boolean {
    return this.place === 'header';
  }

  /**
   * Reads octets `from` to the end of `line`: a line with its break, or a piece of one.
   * `writer` stands at, or at the run before, octet `offset` of its unit, where `line[from]` is.
   */
  read(writer: SpanWriter, line: Uint8Array, from: number, offset: number): void {
    const startsLine = !this.midLine;
    this.midLine = line[line.length - 1] !== LF;
    if (!startsLine) this.content(writer, line, from, offset);
    else if (this.place === 'header') this.header(writer, line, from, offset);
    else this.body(writer, line, from, offset);
  }

  /** True while content lines wait to be written. */
  get holdsContent(): boolean {
    return this.run !== undefined;
  }

  /** Writes the content lines that wait. */
  flush(writer: SpanWriter): void {
    if (this.run) writer.leaf(this.runEnd, this.run, { class: 'body' });
    this.run = undefined;
  }

  private content(writer: SpanWriter, line: Uint8Array, from: number, offset: number): void {
    const id = this.place === 'header' ? 'message.folded' : CONTENT[this.part.encoding];
    if (this.run !== id) this.flush(writer);
    this.run = id;
    this.runEnd = offset + line.length - from;
  }

  private header(writer: SpanWriter, line: Uint8Array, from: number, offset: number): void {
    this.flush(writer);
    const end = contentEnd(line);
    const to = offset + line.length - from;
    if (from === end) {
      writer.leaf(to, 'message.headerEnd', { class: 'body', rfc: '5322 §2.1' });
      this.endHeader();
      return;
    }
    if (line[from] === SP || line[from] === TAB) {
      if (this.value.length < MAX_FIELD) this.value += latin1(line, from, Math.min(end, from + MAX_FIELD));
      const values = { name: this.field };
      writer.leaf(to, 'message.folded', { class: 'body', rfc: '5322 §2.2.3', values });
      return;
    }
    const colon = line.subarray(from, end).indexOf(COLON);
    if (colon <= 0 || !isFieldName(line, from, from + colon)) {
      // RFC 5322 §2.1 wants a blank line here; a message typed by hand often has none, nor any field.
      this.endHeader();
      this.body(writer, line, from, offset);
      return;
    }
    this.endField();
    this.writeField(writer, line, from, colon, offset);
  }

  private writeField(
    writer: SpanWriter,
    line: Uint8Array,
    from: number,
    colon: number,
    offset: number,
  ): void {
    const shown = latin1(line, from, from + colon).trimEnd();
    this.field = shown.toLowerCase();
    this.value = latin1(line, from + colon + 1, Math.min(contentEnd(line), from + colon + 1 + MAX_FIELD));
    const known = FIELDS.has(this.field);
    const rfc = known ? FIELDS.get(this.field)! : '5322 §3.6.8';
    const id = known ? `message.field.${this.field}` : otherField(this.field);
    const body = { class: 'body', rfc } as const;
    writer.group(id, { ...body, values: { name: shown } }, (parts) => {
      parts
        .leaf(offset + colon, 'message.fieldName', {
          class: 'body',
          rfc: '5322 §2.2',
          values: { name: shown },
        })
        .leaf(offset + colon + 1, 'message.colon', { class: 'body', rfc: '5322 §2.2' })
        .leaf(offset + contentEnd(line) - from, id, { ...body, values: { name: shown } })
        .leaf(offset + line.length - from, 'message.fieldEnd', { class: 'body', rfc: '5322 §2.2' });
    });
  }

  private endField(): void {
    if (this.field) noteField(this.part, this.field, this.value);
    this.field = '';
    this.value = '';
  }

  private endHeader(): void {
    this.endField();
    this.place = 'body';
    const { boundary, type } = this.part;
    if (boundary && this.boundaries.length < MAX_DEPTH) this.boundaries.push(boundary);
    // RFC 2046 §5.2.1: the body of message/rfc822 is a message, header section and all.
    if (type === 'message/rfc822' && this.part.encoding === 'none') this.startPart();
  }

  private startPart(): void {
    this.place = 'header';
    this.part = newPart();
  }

  private body(writer: SpanWriter, line: Uint8Array, from: number, offset: number): void {
    const depth = line[from] === DASH && line[from + 1] === DASH ? this.boundaryDepth(line, from) : -1;
    if (depth < 0) {
      this.content(writer, line, from, offset);
      return;
    }
    this.flush(writer);
    const boundary = this.boundaries[depth]!;
    const closes = line[from + 2 + boundary.length] === DASH;
    const id = closes ? 'message.lastBoundary' : 'message.boundary';
    const to = offset + line.length - from;
    writer.leaf(to, id, { class: 'body', rfc: '2046 §5.1.1', values: { boundary } });
    this.boundaries.length = closes ? depth : depth + 1;
    if (closes) this.part = newPart();
    else this.startPart();
  }

  /** Which of the open multiparts the delimiter line `--boundary` or `--boundary--` belongs to, innermost first; or -1. */
  private boundaryDepth(line: Uint8Array, from: number): number {
    const end = contentEnd(line);
    for (let depth = this.boundaries.length - 1; depth >= 0; depth--) {
      const delimiter = `--${this.boundaries[depth]!}`;
      if (end - from < delimiter.length || end - from > delimiter.length + 64) continue;
      const text = latin1(line, from, end).trimEnd();
      if (text === delimiter || text === `${delimiter}--`) return depth;
    }
    return -1;
  }
}

const CONTENT = {
  base64: 'message.base64',
  'quoted-printable': 'message.quotedPrintable',
  none: 'message.text',
} as const;

function otherField(name: string): string {
  return name.startsWith('x-') ? 'message.field.x' : 'message.field.other';
}

/** RFC 5322 §2.2: printable US-ASCII but the colon; blanks before the colon are obsolete yet met (§4.5). */
function isFieldName(line: Uint8Array, from: number, to: number): boolean {
  while (to > from && (line[to - 1] === SP || line[to - 1] === TAB)) to--;
  for (let i = from; i < to; i++) if (line[i]! < 33 || line[i]! > 126) return false;
  return to > from;
}
