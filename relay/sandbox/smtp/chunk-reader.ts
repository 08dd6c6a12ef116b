import { concat, EMPTY } from '../../wire/bytes.ts';

/** The chunks of BDAT (RFC 3030 §2), gathered until the last. Octets past the limit are counted and dropped. */
export class ChunkReader {
  private readonly limit: number;
  private parts: Uint8Array[] = [];
  private size = 0;
  private owed = 0;
  isLast = false;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isTooBig(): boolean {
    return this.size > this.limit;
  }

  get text(): Uint8Array {
    return this.isTooBig ? EMPTY : concat([EMPTY, ...this.parts]);
  }

  /** A chunk of so many octets begins. */
  begin(octets: number, last: boolean): void {
    this.owed = octets;
    this.isLast = last;
  }

  /** Octets of the chunk still to come. */
  get missing(): number {
    return this.owed;
  }

  read(octets: Uint8Array): void {
    this.owed -= octets.length;
    this.size += octets.length;
    if (this.isTooBig) this.parts = [];
    else this.parts.push(octets);
  }
}
