import type { Content } from './content.ts';
import { firstValue } from './header-fields.ts';

/** Ids of one References field looked at; the last ones are the nearest. */
const MAX_REFERENCES = 200;

/** The ids in angle brackets that a field holds (RFC 5322 §3.6.4), without their brackets. */
export function messageIds(text: string): string[] {
  return [...text.slice(0, 64 * 1024).matchAll(/<([^<>\s]{1,500})>/g)].map((match) => match[1]!);
}

/** The message's own id, if it has one. */
export function ownId(content: Content): string | undefined {
  return messageIds(content.envelopeFields['message-id'] ?? '')[0];
}

/** What a message answers, the oldest first: References, or else the first id of In-Reply-To (RFC 5256 §3). */
export function referencesOf(content: Content): string[] {
  const field = firstValue(content.bytes, content.header, 'References');
  const ids = field === undefined ? [] : messageIds(field).slice(-MAX_REFERENCES);
  return ids.length > 0 ? ids : messageIds(content.envelopeFields['in-reply-to'] ?? '').slice(0, 1);
}
