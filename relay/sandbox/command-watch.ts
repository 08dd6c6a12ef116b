import { LF, latin1 } from '../wire/bytes.ts';
import type { Protocol } from '../wire/protocol.ts';

/** More of a line than a tag and a command's name take. */
const MAX_HEAD = 100;

/** Looks for the line of one command among the octets a client sends, however they are cut. */
export class CommandWatch {
  private readonly imap: boolean;
  private readonly name: string;
  /** The beginning of the line under way. */
  private head = '';

  /** `name` is upper case; `.` is the dot that ends a mail. */
  constructor(protocol: Protocol, name: string) {
    this.imap = protocol === 'imap';
    this.name = name;
  }

  /** Where in `bytes` the command's line begins, or goes on, and where it ends; undefined when it does not end here. */
  find(bytes: Uint8Array): { readonly start: number; readonly end: number } | undefined {
    for (let start = 0; start < bytes.length; ) {
      const lf = bytes.indexOf(LF, start);
      const end = lf < 0 ? bytes.length : lf + 1;
      this.head += latin1(bytes, start, Math.min(end, start + MAX_HEAD - this.head.length));
      if (lf < 0) return undefined;
      const words = this.head.trim().toUpperCase().split(' ');
      this.head = '';
      if (this.isIt(words)) return { start, end };
      start = end;
    }
    return undefined;
  }

  /** In IMAP a tag stands first, and UID may stand before the command. */
  private isIt(words: readonly string[]): boolean {
    if (this.name === '.') return words.length === 1 && words[0] === '.';
    if (!this.imap) return words[0] === this.name;
    return words[words[1] === 'UID' ? 2 : 1] === this.name;
  }
}
