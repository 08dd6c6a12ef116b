import { envelopeFields, envelopeText } from './envelope.ts';
import { firstValue } from './header-fields.ts';
import type { LineIndex } from './line-index.ts';
import { nstring, stringOf } from './nstring.ts';
import { joined } from './parameter.ts';
import type { Part } from './part.ts';
import { type StructuredValue, structuredValue, wordsOf } from './structured-field.ts';

/** BODYSTRUCTURE, or BODY when not `extended`, as it stands in a reply (RFC 3501 §7.4.2). */
export function bodyStructureText(
  bytes: Uint8Array,
  part: Part,
  lines: LineIndex,
  extended: boolean,
): string {
  return part.parts.length > 0
    ? multipart(bytes, part, lines, extended)
    : single(bytes, part, lines, extended);
}

const upper = (text: string) => stringOf(text.toUpperCase());

function multipart(bytes: Uint8Array, part: Part, lines: LineIndex, extended: boolean): string {
  const parts = part.parts.map((each) => bodyStructureText(bytes, each, lines, extended)).join('');
  const more = extended ? ` ${params(part.params)} ${disposition(bytes, part)}` : '';
  return `(${parts} ${upper(part.subtype)}${more})`;
}

function single(bytes: Uint8Array, part: Part, lines: LineIndex, extended: boolean): string {
  const { header, bodyEnd, type, subtype, message } = part;
  const fields = [
    upper(type),
    upper(subtype),
    params(part.params),
    nstring(firstValue(bytes, header, 'Content-ID')),
    nstring(firstValue(bytes, header, 'Content-Description')),
    upper(part.encoding),
    String(bodyEnd - header.end),
  ];
  if (message) {
    fields.push(
      envelopeText(envelopeFields(bytes, message.header)),
      bodyStructureText(bytes, message, lines, extended),
    );
  }
  // Counted by their ends (RFC 3501 §7.4.2).
  if (message || type === 'text') fields.push(String(lines.between(header.end, bodyEnd)));
  if (extended) fields.push(nstring(firstValue(bytes, header, 'Content-MD5')), disposition(bytes, part));
  return `(${fields.join(' ')})`;
}

/** Disposition, language and location: the extension data both kinds of part share. */
function disposition(bytes: Uint8Array, { header }: Part): string {
  const field = firstValue(bytes, header, 'Content-Disposition');
  const value = field === undefined ? undefined : structuredValue(field);
  const shown = value && value.value !== '' ? `(${stringOf(value.value)} ${params(value.params)})` : 'NIL';
  const languages = wordsOf(firstValue(bytes, header, 'Content-Language') ?? '');
  const language =
    languages.length === 0
      ? 'NIL'
      : languages.length === 1
        ? stringOf(languages[0]!)
        : `(${languages.map(stringOf).join(' ')})`;
  return `${shown} ${language} ${nstring(firstValue(bytes, header, 'Content-Location'))}`;
}

function params(list: StructuredValue['params']): string {
  if (list.length === 0) return 'NIL';
  return `(${joined(list)
    .map(([name, value]) => `${upper(name)} ${stringOf(value)}`)
    .join(' ')})`;
}
