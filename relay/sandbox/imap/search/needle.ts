import { fromLatin1 } from '../../../wire/bytes.ts';

/** A text to look for without regard to case (RFC 3501 §6.4.4), made ready once for many messages. */
export interface Needle {
  readonly folded: string;
  /** The octets in lower case where all are ASCII: then raw text can be searched without decoding it. */
  readonly ascii: Uint8Array | undefined;
}

/** Case folded as far as one character for one goes (i;unicode-casemap, RFC 5051). */
export const fold = (text: string): string => text.toLowerCase();

export function needleOf(text: string): Needle {
  const folded = fold(text);
  return { folded, ascii: /^[\x00-\x7f]*$/.test(folded) ? fromLatin1(folded) : undefined };
}

/** Whether `needle`, in lower case, stands between `from` and `to`, in any case. */
export function standsIn(bytes: Uint8Array, from: number, to: number, needle: Uint8Array): boolean {
  if (needle.length === 0) return true;
  const first = needle[0]!;
  const last = to - needle.length;
  for (let at = from; at <= last; at++) {
    if (lower(bytes[at]!) !== first) continue;
    let i = 1;
    while (i < needle.length && lower(bytes[at + i]!) === needle[i]) i++;
    if (i === needle.length) return true;
  }
  return false;
}

const lower = (octet: number) => (octet >= 65 && octet <= 90 ? octet + 32 : octet);
