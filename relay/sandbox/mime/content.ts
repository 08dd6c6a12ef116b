import { bodyStructureText } from './bodystructure.ts';
import { type EnvelopeFields, envelopeFields, envelopeText } from './envelope.ts';
import { type HeaderBlock, headerBlock } from './header-fields.ts';
import { LineIndex } from './line-index.ts';
import { type Part, parsePart } from './part.ts';
import { previewText } from './preview.ts';

/**
 * The octets of a message and what was read from them. Parsed once, when first asked, and shared by every copy,
 * snapshot and sandbox that holds the message.
 */
export class Content {
  /** The message as stored: CRLF line ends, no dot-stuffing. Never modified. */
  readonly bytes: Uint8Array;
  private block: HeaderBlock | undefined;
  private parsed: Part | undefined;
  private fields: EnvelopeFields | undefined;
  private texts: { envelope?: string; body?: string; bodyStructure?: string; preview?: string } = {};

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** RFC822.SIZE and the POP3 octet count. */
  get size(): number {
    return this.bytes.length;
  }

  /** The message's own header: all that a list of messages needs, without a look at the body. */
  get header(): HeaderBlock {
    this.block ??= headerBlock(this.bytes, 0, this.bytes.length);
    return this.block;
  }

  get structure(): Part {
    this.parsed ??= parsePart(this.bytes, this.header);
    return this.parsed;
  }

  /** The fields of ENVELOPE, unfolded and otherwise raw. */
  get envelopeFields(): EnvelopeFields {
    this.fields ??= envelopeFields(this.bytes, this.header);
    return this.fields;
  }

  /** ENVELOPE as FETCH writes it, one character per octet. */
  get envelope(): string {
    this.texts.envelope ??= envelopeText(this.envelopeFields);
    return this.texts.envelope;
  }

  /** BODY as FETCH writes it. */
  get body(): string {
    this.texts.body ??= this.structureText(false);
    return this.texts.body;
  }

  /** BODYSTRUCTURE as FETCH writes it. */
  get bodyStructure(): string {
    this.texts.bodyStructure ??= this.structureText(true);
    return this.texts.bodyStructure;
  }

  /** The first words of its text (RFC 8970). */
  get preview(): string {
    this.texts.preview ??= previewText(this.bytes, this.structure);
    return this.texts.preview;
  }

  private structureText(extended: boolean): string {
    return bodyStructureText(this.bytes, this.structure, new LineIndex(this.bytes), extended);
  }
}
