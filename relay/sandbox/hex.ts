/** Octets in lower-case hexadecimal, as APOP, CRAM-MD5 and identifiers write them. */
export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
