import { concat, EMPTY } from '../../wire/bytes.ts';
import type { Content } from './content.ts';
import type { HeaderBlock } from './header-fields.ts';
import { type Part, partNumbered } from './part.ts';

/** What stands between the brackets of `BODY[…]` (RFC 3501 §6.4.5). */
export interface Section {
  /** `1.2` as [1, 2]; empty for the message itself. */
  readonly part: readonly number[];
  /** '' for the whole part. */
  readonly what: '' | 'HEADER' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT' | 'TEXT' | 'MIME';
  /** Of HEADER.FIELDS and its NOT: the names, upper case. */
  readonly fields: readonly string[];
}

/** The octets a section names, shared where they stand together, or undefined where the message has none such. */
export function sectionOctets(content: Content, { part, what, fields }: Section): Uint8Array | undefined {
  const { bytes } = content;
  if (part.length === 0 && what === '') return bytes;
  if (part.length === 0) return ofMessage(bytes, content.header, bytes.length, what, fields);
  const named = partNumbered(content.structure, part);
  if (!named) return undefined;
  if (what === '') return body(bytes, named);
  if (what === 'MIME') return octets(bytes, named.header);
  // HEADER and TEXT of a part are those of the message it holds.
  const { message } = named;
  return message && ofMessage(bytes, message.header, message.bodyEnd, what, fields);
}

function ofMessage(
  bytes: Uint8Array,
  header: HeaderBlock,
  end: number,
  what: Section['what'],
  fields: Section['fields'],
): Uint8Array {
  if (what === 'TEXT') return bytes.subarray(header.end, end);
  if (what === 'HEADER') return octets(bytes, header);
  return someFields(bytes, header, new Set(fields), what === 'HEADER.FIELDS');
}

const octets = (bytes: Uint8Array, { start, end }: HeaderBlock) => bytes.subarray(start, end);

export const body = (bytes: Uint8Array, { header, bodyEnd }: Part): Uint8Array =>
  bytes.subarray(header.end, bodyEnd);

/** The fields whose names are, or are not, among `names` (upper case), and the blank line that ends them. */
function someFields(
  bytes: Uint8Array,
  header: HeaderBlock,
  names: ReadonlySet<string>,
  among: boolean,
): Uint8Array {
  const kept = header.fields
    .filter(({ name }) => names.has(name.toUpperCase()) === among)
    .map(({ start, end }) => bytes.subarray(start, end));
  const blankLine = header.fields.at(-1)?.end ?? header.start;
  return concat([EMPTY, ...kept, bytes.subarray(blankLine, header.end)]);
}
