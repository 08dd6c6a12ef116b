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
  const plain = part.subtype === 'html' ? withoutTags(text) : text;
  return [...plain.replace(/\s+/g, ' ').trim()].slice(0, LENGTH).join('');
}

/**
 * The text between the tags, without that of style and script, which nobody reads. Goes forward only, never back as a
 * regular expression would from each `<` that no `>` follows.
 */
function withoutTags(html: string): string {
  const end = html.lastIndexOf('>');
  let text = '';
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0 && open < end; open = html.indexOf('<', at)) {
    text += `${html.slice(at, open)} `;
    const hidden = /^(?:style|script)\b/i.exec(html.slice(open + 1, open + 8))?.[0];
    const last = hidden === undefined ? open : closingTag(html, hidden, open);
    if (last < 0 || last > end) return text;
    at = html.indexOf('>', last) + 1;
  }
  return text + html.slice(at);
}

function closingTag(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(html)?.index ?? -1;
}
