import { CR, concat, EMPTY, LF, latin1 } from '../../../wire/bytes.ts';
import type { Content } from '../../mime/content.ts';
import type { Section } from './items.ts';

/** The octets that a section of BODY[…] names (RFC 3501 §6.4.5), or undefined where the message has none such. */
export function sectionOctets({ bytes }: Content, { part, what, fields }: Section): Uint8Array | undefined {
  if (part.length > 0) return undefined;
  if (what === '') return bytes;
  const end = headerEnd(bytes);
  if (what === 'TEXT') return bytes.subarray(end);
  const header = bytes.subarray(0, end);
  return what === 'HEADER' ? header : someFields(header, new Set(fields), what === 'HEADER.FIELDS');
}

/** Where the blank line that ends the header ends, or the end of the message. */
function headerEnd(bytes: Uint8Array): number {
  for (let start = 0; start < bytes.length; ) {
    const lf = bytes.indexOf(LF, start);
    if (lf < 0) return bytes.length;
    if (lf === start || (lf === start + 1 && bytes[start] === CR)) return lf + 1;
    start = lf + 1;
  }
  return bytes.length;
}

/** The fields whose names are, or are not, among `names` (upper case), and the blank line. */
function someFields(header: Uint8Array, names: ReadonlySet<string>, among: boolean): Uint8Array {
  const kept: Uint8Array[] = [EMPTY];
  let keep = false;
  for (let start = 0; start < header.length; ) {
    const lf = header.indexOf(LF, start);
    const end = lf < 0 ? header.length : lf + 1;
    const line = latin1(header, start, end);
    const blank = line === '\r\n' || line === '\n';
    // A line that begins with white space goes on with the field before it (RFC 5322 §2.2.3).
    if (blank) keep = true;
    else if (!/^[ \t]/.test(line)) keep = names.has(line.split(':', 1)[0]!.trimEnd().toUpperCase()) === among;
    if (keep) kept.push(header.subarray(start, end));
    start = end;
  }
  return concat(kept);
}
