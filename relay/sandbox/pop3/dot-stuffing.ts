import { CR, DOT, fromLatin1, LF } from '../../wire/bytes.ts';
import type { Content } from '../mime/content.ts';

const STUFFING = fromLatin1('.');
const TERMINATOR = fromLatin1('.\r\n');
const BREAK_AND_TERMINATOR = fromLatin1('\r\n.\r\n');

/** Where stuffing goes in each message, once found: messages are read more than once and shared by sandboxes. */
const positions = new WeakMap<Content, readonly number[]>();

/**
 * The first `end` octets of a message as a multi-line response carries them (RFC 1939 §3): a dot before each line that
 * begins with one, a line break at the end if it lacks one, and the terminator. The parts are views of the message.
 */
export function multiLine(content: Content, end = content.size): Uint8Array[] {
  const { bytes } = content;
  const parts: Uint8Array[] = [];
  let copied = 0;
  for (const at of leadingDots(content)) {
    if (at >= end) break;
    parts.push(bytes.subarray(copied, at), STUFFING);
    copied = at;
  }
  parts.push(bytes.subarray(copied, end), endsLine(bytes, end) ? TERMINATOR : BREAK_AND_TERMINATOR);
  return parts.filter((part) => part.length > 0);
}

function leadingDots(content: Content): readonly number[] {
  const known = positions.get(content);
  if (known) return known;
  const { bytes } = content;
  const found: number[] = [];
  for (let at = bytes.indexOf(DOT); at >= 0; at = bytes.indexOf(DOT, at + 1)) {
    if (at === 0 || bytes[at - 1] === LF) found.push(at);
  }
  positions.set(content, found);
  return found;
}

function endsLine(bytes: Uint8Array, end: number): boolean {
  return end === 0 || (bytes[end - 1] === LF && bytes[end - 2] === CR);
}

/** Where TOP's answer ends: the header, the blank line and `lines` lines of the body (RFC 1939 §7). */
export function endOfTop({ bytes }: Content, lines: number): number {
  let inBody = false;
  let left = lines;
  for (let start = 0; start < bytes.length; ) {
    if (inBody && left-- === 0) return start;
    const lf = bytes.indexOf(LF, start);
    const end = lf < 0 ? bytes.length : lf + 1;
    if (!inBody && isBlank(bytes, start, end)) inBody = true;
    start = end;
  }
  return bytes.length;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === LF || (end - start === 2 && bytes[start] === CR);
}
