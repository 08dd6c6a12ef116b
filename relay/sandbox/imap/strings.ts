import { latin1 } from '../../wire/bytes.ts';
import { encodeMutf7 } from '../../wire/imap/mutf7.ts';
import { utf8 } from '../../wire/utf8.ts';

/** Strings as a server writes them (RFC 3501 §4.3, §9), one character per octet. */

/** An atom where it can be one, otherwise quoted, otherwise a literal. `octets` has one character per octet. */
export function astring(octets: string): string {
  // NIL as an atom would be read as "nothing" by a careless client.
  return /^[!#$&'+,\-./0-9:;<=>?@A-Z^_`a-z|}]+$/.test(octets) && octets.toUpperCase() !== 'NIL'
    ? octets
    : string(octets);
}

/** A quoted string, or a literal where it holds line breaks, or octets above 127 and `utf8Quoted` is not set. */
export function string(octets: string, utf8Quoted = false): string {
  const plain = utf8Quoted ? /^[^\r\n\x00]*$/ : /^[\x01-\x09\x0b\x0c\x0e-\x7f]*$/;
  if (octets.length > 1000 || !plain.test(octets)) return `{${octets.length}}\r\n${octets}`;
  return `"${octets.replace(/["\\]/g, '\\$&')}"`;
}

/** Unicode text as one character per UTF-8 octet. */
export function utf8Octets(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : latin1(utf8(text));
}

/** A mailbox name: modified UTF-7 for IMAP4rev1, UTF-8 once the client enabled it (RFC 6855 §3, RFC 9051 §5.1). */
export function mailboxSpelling(name: string, asUtf8: boolean): string {
  return asUtf8 && !/^[\x00-\x7f]*$/.test(name)
    ? string(utf8Octets(name), true)
    : astring(asUtf8 ? name : encodeMutf7(name));
}
