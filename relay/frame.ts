/** First octets: a final frame, of text or of octets. */
const [TEXT, BINARY] = [0x81, 0x82];
/** Lengths that announce a longer field for the length. */
const [IN_TWO_OCTETS, IN_EIGHT_OCTETS] = [126, 127];
/** Most octets of a head that is not masked. */
export const LONGEST_HEAD = 10;

/**
 * Writes the head of an unmasked message (RFC 6455 §5.2) before `at`, where its `length` octets begin; gives where the
 * head begins.
 */
export function writeHead(buffer: Buffer, at: number, length: number, first = BINARY): number {
  const size = length < IN_TWO_OCTETS ? 2 : length < 0x1_0000 ? 4 : LONGEST_HEAD;
  const start = at - size;
  buffer[start] = first;
  if (size === 2) buffer[start + 1] = length;
  else if (size === 4) {
    buffer[start + 1] = IN_TWO_OCTETS;
    buffer.writeUInt16BE(length, start + 2);
  } else {
    buffer[start + 1] = IN_EIGHT_OCTETS;
    buffer.writeUInt32BE(0, start + 2);
    buffer.writeUInt32BE(length, start + 6);
  }
  return start;
}

/** A whole text message. */
export function textMessage(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const buffer = Buffer.allocUnsafe(LONGEST_HEAD + length);
  buffer.write(text, LONGEST_HEAD);
  return buffer.subarray(writeHead(buffer, LONGEST_HEAD, length, TEXT));
}
