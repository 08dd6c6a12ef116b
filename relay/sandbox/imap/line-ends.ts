import { CR, LF } from '../../wire/bytes.ts';

/** The octets with every bare LF as CRLF: a stored message has network line ends (RFC 5322 §2.3). Shared when it has. */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  let bare = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) if (bytes[at - 1] !== CR) bare++;
  if (bare === 0) return bytes;
  const fixed = new Uint8Array(bytes.length + bare);
  let n = 0;
  bytes.forEach((octet, i) => {
    if (octet === LF && bytes[i - 1] !== CR) fixed[n++] = CR;
    fixed[n++] = octet;
  });
  return fixed;
}
