import { CR, DOT, LF } from '../../wire/bytes.ts';
import { TextBuilder } from './text-builder.ts';

const LONE_CR = Uint8Array.of(CR);

/** Where the reader stands between two octets. */
type Place = 'in line' | 'after CR' | 'line start' | 'after dot' | 'after dot CR';

/**
 * The text after DATA (RFC 5321 §4.1.1.4, §4.5.2), however it was cut: undoes dot-stuffing and finds the end. Only
 * CRLF . CRLF ends it; a dot between bare LFs is text, or a second mail could be smuggled behind the first.
 */
export class DataReader {
  /** The text so far, dots undone. */
  readonly text: TextBuilder;
  private place: Place = 'line start';

  /** `limit` octets of text are kept; the rest is counted and dropped. */
  constructor(limit: number) {
    this.text = new TextBuilder(limit);
  }

  /** Takes octets; how many of them belong to the text, or undefined when it has not ended. */
  read(bytes: Uint8Array): number | undefined {
    let from = 0; // start of a run of octets to keep
    let at = 0;
    while (at < bytes.length) {
      const octet = bytes[at]!;
      switch (this.place) {
        case 'line start':
          if (octet === DOT) {
            this.text.append(bytes.subarray(from, at));
            from = at + 1;
            this.place = 'after dot';
          } else this.place = octet === CR ? 'after CR' : 'in line';
          at++;
          break;
        case 'after dot':
          if (octet === CR) {
            from = at + 1;
            this.place = 'after dot CR';
          } else this.place = 'in line';
          at++;
          break;
        case 'after dot CR':
          if (octet === LF) return at + 1;
          this.text.append(LONE_CR);
          this.place = octet === CR ? 'after CR' : 'in line';
          at++;
          break;
        case 'after CR':
          this.place = octet === LF ? 'line start' : octet === CR ? 'after CR' : 'in line';
          at++;
          break;
        case 'in line': {
          const cr = bytes.indexOf(CR, at);
          at = cr < 0 ? bytes.length : cr + 1;
          if (cr >= 0) this.place = 'after CR';
        }
      }
    }
    this.text.append(bytes.subarray(from));
    return undefined;
  }
}
