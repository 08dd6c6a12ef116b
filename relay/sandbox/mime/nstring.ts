/** Strings inside ENVELOPE and BODYSTRUCTURE, one character per octet (RFC 3501 §4.3). */

/** NIL, a quoted string, or a literal where there are octets a quoted string cannot hold. */
export function nstring(octets: string | undefined): string {
  return octets === undefined ? 'NIL' : stringOf(octets);
}

export function stringOf(octets: string): string {
  if (!/^[\x01-\x09\x0b\x0c\x0e-\x7f]*$/.test(octets)) return `{${octets.length}}\r\n${octets}`;
  return /["\\]/.test(octets) ? `"${octets.replace(/["\\]/g, '\\$&')}"` : `"${octets}"`;
}
