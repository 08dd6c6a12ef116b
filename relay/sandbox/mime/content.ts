/**
 * The octets of a message and what was read from them. Parsed once and shared by every copy, snapshot and sandbox
 * that holds the message.
 */
export class Content {
  /** The message as stored: CRLF line ends, no dot-stuffing. Never modified. */
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** RFC822.SIZE and the POP3 octet count. */
  get size(): number {
    return this.bytes.length;
  }
}
