import { fromBase64, toBase64 } from '../base64.ts';

/** Modified UTF-7, the spelling of mailbox names in IMAP4rev1 (RFC 3501 §5.1.3): `&` starts base64 of UTF-16. */

export function encodeMutf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${toModifiedBase64(run)}-`));
}

/** The name in Unicode, or undefined where the text is not modified UTF-7. */
export function decodeMutf7(text: string): string | undefined {
  if (!/^[\x20-\x7e]*$/.test(text)) return undefined;
  let name = '';
  for (let at = 0; at < text.length; ) {
    const shift = text.indexOf('&', at);
    if (shift < 0) return name + text.slice(at);
    const end = text.indexOf('-', shift);
    if (end < 0) return undefined;
    const run = end === shift + 1 ? '&' : fromModifiedBase64(text.slice(shift + 1, end));
    if (run === undefined) return undefined;
    name += text.slice(at, shift) + run;
    at = end + 1;
  }
  return name;
}

function toModifiedBase64(run: string): string {
  const octets = new Uint8Array(run.length * 2);
  for (let i = 0; i < run.length; i++) {
    octets[2 * i] = run.charCodeAt(i) >> 8;
    octets[2 * i + 1] = run.charCodeAt(i) & 255;
  }
  return toBase64(octets).replace(/=+$/, '').replaceAll('/', ',');
}

function fromModifiedBase64(text: string): string | undefined {
  if (text.includes('/')) return undefined;
  const padding = '='.repeat((4 - (text.length % 4)) % 4);
  const octets = fromBase64(text.replaceAll(',', '/') + padding);
  if (!octets || octets.length % 2 !== 0 || octets.length > 2000) return undefined;
  const units: number[] = [];
  for (let i = 0; i < octets.length; i += 2) units.push((octets[i]! << 8) | octets[i + 1]!);
  const run = String.fromCharCode.apply(null, units);
  // Printable ASCII must not be hidden in base64: one name has one spelling. Lone surrogates are no characters.
  return /[\x20-\x7e]/.test(run) || /\p{Surrogate}/u.test(run) ? undefined : run;
}
