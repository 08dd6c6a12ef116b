import { utf8 } from '../../wire/utf8.ts';

const BLOCK = 16 * 1024;
/** Octets from which an array is handed on as a part of its own instead of being copied. */
const SHARED = 4 * 1024;

/**
 * What one command answers, gathered into few parts that leave in one write. Short text is packed into blocks; long
 * octets (message bodies) are shared with the store, never copied.
 */
export class Reply {
  private parts: Uint8Array[] = [];
  private block = new Uint8Array(256);
  private filled = 0;
  /** Octets of it that are held for it alone, in whole blocks; what is made for it elsewhere is added by `literal`. */
  private made = 0;

  get isEmpty(): boolean {
    return this.filled === 0 && this.parts.length === 0;
  }

  /** Text of one character per octet. */
  text(text: string): void {
    const { length } = text;
    if (this.filled + length > this.block.length) this.grow(length);
    const { block } = this;
    let at = this.filled;
    for (let i = 0; i < length; i++) block[at++] = text.charCodeAt(i);
    this.filled = at;
  }

  /** A line; CRLF is added. Characters above U+007F leave as UTF-8. */
  line(line: string): void {
    if (/^[\x00-\x7f]*$/.test(line)) this.text(line);
    else this.octets(utf8(line));
    this.text('\r\n');
  }

  octets(octets: Uint8Array): void {
    if (octets.length >= SHARED) {
      this.close();
      this.parts.push(octets);
      return;
    }
    if (this.filled + octets.length > this.block.length) this.grow(octets.length);
    this.block.set(octets, this.filled);
    this.filled += octets.length;
  }

  /** A literal: its announcement and its octets. `binary` for literal8; `made` when the store has no such octets. */
  literal(octets: Uint8Array, { binary = false, made = false } = {}): void {
    this.text(`${binary ? '~' : ''}{${octets.length}}\r\n`);
    this.octets(octets);
    if (made) this.made += octets.length;
  }

  /** Whether so many octets more may be made for it, when `limit` are allowed in all. */
  hasRoomFor(octets: number, limit: number): boolean {
    return this.made + octets <= limit;
  }

  /** All gathered so far; the reply is empty again. */
  take(): Uint8Array[] {
    this.close();
    const { parts } = this;
    this.parts = [];
    this.made = 0;
    return parts;
  }

  private grow(more: number): void {
    const wanted = this.filled + more;
    if (wanted <= BLOCK) {
      const grown = new Uint8Array(Math.min(BLOCK, wanted * 2));
      grown.set(this.block.subarray(0, this.filled));
      this.block = grown;
      return;
    }
    this.close();
    this.block = new Uint8Array(Math.max(BLOCK, more));
  }

  private close(): void {
    if (this.filled > 0) this.parts.push(this.block.subarray(0, this.filled));
    this.made += this.filled;
    this.block = this.block.subarray(this.filled);
    this.filled = 0;
  }
}
