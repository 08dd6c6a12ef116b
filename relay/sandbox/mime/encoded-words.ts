import { fromBase64 } from '../../wire/base64.ts';
import { concat, fromLatin1 } from '../../wire/bytes.ts';
import { fromUtf8 } from '../../wire/utf8.ts';
import { decodeCharset } from './charset.ts';
import { decodeTransfer } from './transfer-encoding.ts';

// At most 75 characters a word says RFC 2047 §2; longer ones exist.
const WORD = /=\?([^?\s*]{1,40})(?:\*[^?\s]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;

/** A header value (one character per octet) as text: encoded words decoded, raw 8-bit read as UTF-8 (RFC 2047 §6.2). */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return raw(value);
  let text = '';
  let end = 0;
  let pending: { charset: string; octets: Uint8Array[] } | undefined;
  const flush = () => {
    if (pending) text += decodeCharset(concat(pending.octets), pending.charset);
    pending = undefined;
  };
  for (const match of value.matchAll(WORD)) {
    const [whole, charset = '', encoding = '', encoded = ''] = match;
    const octets = wordOctets(encoding, encoded);
    if (!octets) continue;
    const between = value.slice(end, match.index);
    // White space between two encoded words is not text; a character may be cut between them.
    const adjoining = pending !== undefined && /^\s*$/.test(between);
    if (!adjoining || pending?.charset !== charset) flush();
    if (!adjoining) text += raw(between);
    pending ??= { charset, octets: [] };
    pending.octets.push(octets);
    end = match.index + whole.length;
  }
  flush();
  return text + raw(value.slice(end));
}

const raw = (octets: string) => (/^[\x00-\x7f]*$/.test(octets) ? octets : fromUtf8(fromLatin1(octets)));

function wordOctets(encoding: string, encoded: string): Uint8Array | undefined {
  if (encoding.toUpperCase() === 'Q') {
    return decodeTransfer(fromLatin1(encoded.replaceAll('_', ' ')), 'quoted-printable');
  }
  const bare = encoded.replace(/=+$/, '');
  return (
    fromBase64(bare + '='.repeat((4 - (bare.length % 4)) % 4)) ?? decodeTransfer(fromLatin1(bare), 'base64')
  );
}
