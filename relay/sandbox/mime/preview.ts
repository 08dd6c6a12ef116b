import type { Part } from './part.ts';
import { partText, textParts } from './text-parts.ts';

/** Characters of a preview (RFC 8970 §3.2). */
const LENGTH = 200;
/** Octets looked at, enough for that many characters between the tags of an HTML message. */
const LOOK = 8 * 1024;

/** The first words of the message's text, in one line. */
export function previewText(bytes: Uint8Array, structure: Part): string {
  const parts = [...textParts(structure)];
  const part = parts.find(({ subtype }) => subtype === 'plain') ?? parts[0];
  if (!part) return '';
  const text = partText(bytes, part, LOOK);
  const plain =
    part.subtype === 'html' ? text.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/gi, ' ') : text;
  return [...plain.replace(/\s+/g, ' ').trim()].slice(0, LENGTH).join('');
}
