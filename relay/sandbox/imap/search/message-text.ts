import { addressList } from '../../mime/address.ts';
import type { Content } from '../../mime/content.ts';
import { type MailDate, parseMailDate } from '../../mime/date.ts';
import { decodeWords } from '../../mime/encoded-words.ts';
import { fieldValue, type HeaderBlock, type HeaderField } from '../../mime/header-fields.ts';
import type { Part } from '../../mime/part.ts';
import { isText, partText } from '../../mime/text-parts.ts';
import { fold, includes, type Needle, standsIn } from './needle.ts';

/** What searches and sorts read of a message, decoded; header values are kept, since they are asked for again. */
const KEPT = new WeakMap<Content, Map<string, string>>();
const DATES = new WeakMap<Content, MailDate | 'none'>();

/** All fields of that name (lower case), decoded and case-folded, a line each; undefined where there is none. */
export function headerText(content: Content, name: string): string | undefined {
  let kept = KEPT.get(content);
  if (!kept) {
    kept = new Map();
    KEPT.set(content, kept);
  }
  let text = kept.get(name);
  if (text === undefined) {
    const fields = content.header.fields.filter((field) => field.name.toLowerCase() === name);
    text = fields.length === 0 ? MISSING : fields.map((field) => decoded(content, field)).join('\n');
    // Any name can be asked for: only the usual ones are worth the memory.
    if (USUAL.has(name)) kept.set(name, text);
  }
  return text === MISSING ? undefined : text;
}

const MISSING = '\0';
const USUAL = new Set(['bcc', 'cc', 'from', 'subject', 'to']);

const decoded = (content: Content, field: HeaderField) => fold(decodeWords(fieldValue(content.bytes, field)));

/** What may hide in a field how its addresses read in ENVELOPE: a comment, a quoted pair, spaces around a sign. */
const DISGUISED = /[(\\]|\s[@.>]|[@.<]\s/;

/** Whether an address field holds it, as written or as ENVELOPE has it (RFC 3501 §6.4.4 speaks of that). */
export function addressHas(content: Content, name: string, needle: Needle): boolean {
  const text = headerText(content, name);
  if (text === undefined) return false;
  return includes(text, needle) || (DISGUISED.test(text) && includes(plainAddresses(content, name), needle));
}

/** The addresses of all fields of that name, one a line, decoded and case-folded. */
function plainAddresses(content: Content, name: string): string {
  const fields = content.header.fields.filter((field) => field.name.toLowerCase() === name);
  const addresses = fields.flatMap((field) => addressList(fieldValue(content.bytes, field)));
  const plain = addresses.map((address) => {
    if (address.type === 'group end') return '';
    const phrase = decodeWords(address.name ?? '');
    return address.type === 'mailbox' ? `${phrase} <${address.local}@${address.host}>` : phrase;
  });
  return fold(plain.join('\n'));
}

function anyFieldHas(content: Content, needle: Needle, header: HeaderBlock): boolean {
  const { start, end, fields } = header;
  if (needle.ascii && standsIn(content.bytes, start, end, needle.ascii)) return true;
  return fields.some((field) => includes(`${fold(field.name)}: ${decoded(content, field)}`, needle));
}

/** Whether a header, those of the parts included, or a text part holds it (RFC 9051 §6.4.4 TEXT). */
export function textHas(content: Content, needle: Needle): boolean {
  return (
    anyFieldHas(content, needle, content.header) ||
    anyPartFieldHas(content, needle, content.structure) ||
    bodyHas(content, needle)
  );
}

function anyPartFieldHas(content: Content, needle: Needle, part: Part): boolean {
  if (part.message) return anyPartFieldHas(content, needle, part.message);
  return part.parts.some(
    (each) => anyFieldHas(content, needle, each.header) || anyPartFieldHas(content, needle, each),
  );
}

/** Whether a text part holds it, transfer encoding and charset undone, or the header of an enclosed message. */
export function bodyHas(content: Content, needle: Needle, part = content.structure): boolean {
  const { message } = part;
  if (message) return anyFieldHas(content, needle, message.header) || bodyHas(content, needle, message);
  if (part.parts.length > 0) return part.parts.some((each) => bodyHas(content, needle, each));
  return isText(part) && partHas(content.bytes, part, needle);
}

function partHas(bytes: Uint8Array, part: Part, needle: Needle): boolean {
  if (needle.ascii && /^(?:7bit|8bit|binary)$/i.test(part.encoding)) {
    if (standsIn(bytes, part.header.end, part.bodyEnd, needle.ascii)) return true;
    // In 7bit there is nothing that another spelling could hide.
    if (/^7bit$/i.test(part.encoding)) return false;
  }
  return includes(fold(partText(bytes, part)), needle);
}

/** When the message says it was written; undefined when it does not, or not so that it can be read. */
export function sentDate(content: Content): MailDate | undefined {
  let date = DATES.get(content);
  if (!date) {
    date = parseMailDate(content.envelopeFields.date ?? '') ?? 'none';
    DATES.set(content, date);
  }
  return date === 'none' ? undefined : date;
}
