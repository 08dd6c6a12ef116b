import { fromBase64 } from '../../../relay/wire/base64.ts';
import { latin1 } from '../../../relay/wire/bytes.ts';
import type { Detail, SpanWriter } from '../core/span-writer.ts';

/** Decoded octets up to `end` (exclusive) and what they mean. */
export interface Part {
  readonly end: number;
  readonly id: string;
  readonly detail?: Detail;
}

const EQUALS = 61;

/** The octets that base64 characters `start` to `end` of a line stand for; undefined when they are not base64. */
export function decode(line: Uint8Array, start: number, end: number): Uint8Array | undefined {
  return fromBase64(latin1(line, start, end));
}

/**
 * Writes base64 characters `writer.at` to `end` cut where the decoded parts meet. A character holds six bits, so one
 * may belong to two parts: it goes to the earlier, unless the later is secret and would show through.
 */
export function writeBase64(writer: SpanWriter, line: Uint8Array, end: number, parts: readonly Part[]): void {
  const start = writer.at;
  let padding = end;
  while (padding > start && line[padding - 1] === EQUALS) padding--;
  parts.forEach((part, i) => {
    const next = parts[i + 1];
    const bits = (part.end * 8) / 6;
    const characters = next?.detail?.secret && !part.detail?.secret ? Math.floor(bits) : Math.ceil(bits);
    writer.leaf(Math.min(padding, start + characters), part.id, part.detail);
  });
  writer.leaf(end, 'sasl.padding', { rfc: '4648 §4' });
}
