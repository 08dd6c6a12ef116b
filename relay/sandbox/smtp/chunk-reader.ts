import { TextBuilder } from './text-builder.ts';

/** The chunks of BDAT (RFC 3030 §2), gathered until the last. */
export class ChunkReader {
  readonly text: TextBuilder;
  /** Octets of the present chunk still to come. */
  missing = 0;
  isLast = false;

  /** `limit` octets of text are kept; the rest is counted and dropped. */
  constructor(limit: number) {
    this.text = new TextBuilder(limit);
  }

  /** A chunk of so many octets begins. */
  begin(octets: number, last: boolean): void {
    this.missing = octets;
    this.isLast = last;
  }

  /** Takes octets of the chunk, at most as many as are missing. */
  read(octets: Uint8Array): void {
    this.missing -= octets.length;
    this.text.append(octets);
  }
}
