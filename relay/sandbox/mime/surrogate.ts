import { toBase64 } from '../../wire/base64.ts';
import { concat, fromLatin1 } from '../../wire/bytes.ts';
import { fromUtf8, isUtf8, utf8 } from '../../wire/utf8.ts';
import { type Address, addressList } from './address.ts';
import { Content } from './content.ts';
import { decodeWords } from './encoded-words.ts';
import { fieldValue, type HeaderField } from './header-fields.ts';
import { structuredValue } from './structured-field.ts';

/**
 * The message as a client may have it that has not said it understands UTF-8 in headers (RFC 6856 §2.1): itself, unless
 * its header has UTF-8 (RFC 6532). Then a surrogate stands for it, made after RFC 6858: texts become encoded words,
 * addresses that mail of old cannot reach become names. The body stays: it is 8bit at most. A header with other octets
 * than UTF-8 is nobody's standard, and is passed on as it came.
 */
export function withAsciiHeader(content: Content): Content {
  let surrogate = SURROGATES.get(content);
  if (surrogate === undefined) {
    surrogate = hasUtf8Header(content) ? made(content) : content;
    SURROGATES.set(content, surrogate);
  }
  return surrogate;
}

const SURROGATES = new WeakMap<Content, Content>();

/** The header with octets beyond ASCII in it, or undefined. Looks no further than the blank line. */
export function eightBitHeader(bytes: Uint8Array): Uint8Array | undefined {
  let beyondAscii = false;
  let end = 0;
  for (let lineStart = 0; end < bytes.length; end++) {
    const octet = bytes[end]!;
    if (octet > 0x7f) beyondAscii = true;
    else if (octet === 10) {
      if (end - lineStart <= 1) break;
      lineStart = end + 1;
    }
  }
  return beyondAscii ? bytes.subarray(0, end) : undefined;
}

function hasUtf8Header({ bytes }: Content): boolean {
  const header = eightBitHeader(bytes);
  return header !== undefined && isUtf8(header);
}

function made(content: Content): Content {
  const { bytes, header } = content;
  const parts = header.fields.map((field) => {
    const octets = bytes.subarray(field.start, field.end);
    return octets.some((octet) => octet > 0x7f) ? fromLatin1(asciiField(bytes, field)) : octets;
  });
  const rest = header.fields.at(-1)?.end ?? header.start;
  return new Content(concat([...parts, bytes.subarray(rest)]));
}

const ADDRESSES = /^(?:resent-)?(?:from|sender|reply-to|to|cc|bcc)$/;
const PARAMETERS = /^content-(?:type|disposition)$/;
/** Structured fields in which nothing can take the place of UTF-8: left out. */
const LEFT_OUT = /^(?:return-path|received|(?:resent-)?message-id|in-reply-to|references|(?:resent-)?date)$/;

function asciiField(bytes: Uint8Array, field: HeaderField): string {
  const name = field.name.toLowerCase();
  const value = fieldValue(bytes, field);
  if (field.name === '' || /[^\x21-\x7e]/.test(field.name) || LEFT_OUT.test(name)) return '';
  if (ADDRESSES.test(name)) return `${field.name}: ${addresses(addressList(value))}\r\n`;
  if (PARAMETERS.test(name)) return `${field.name}: ${parameters(value)}\r\n`;
  return `${field.name}: ${encoded(decodeWords(value))}\r\n`;
}

const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text);
const decoded = (octets: string) => fromUtf8(fromLatin1(octets));

function addresses(list: readonly Address[]): string {
  let text = '';
  let first = true;
  for (const each of list) {
    if (each.type === 'group end') text += ';';
    else text += `${first ? '' : ',\r\n '}${address(each)}`;
    first = each.type === 'group start';
  }
  return text;
}

/** An address beyond ASCII becomes the name of an empty group, which says what it was (RFC 6858 §2). */
function address(each: Exclude<Address, { readonly type: 'group end' }>): string {
  if (each.type === 'group start') return `${phrase(each.name)}:`;
  const { name, local, host } = each;
  const spec = `${local}@${host}`;
  if (isAscii(spec)) return name === undefined ? spec : `${phrase(name)} <${spec}>`;
  return `${encoded(`${name === undefined ? '' : `${decoded(name)} `}${decoded(spec)}`)}:;`;
}

function phrase(name: string): string {
  if (!isAscii(name)) return encoded(decodeWords(name));
  return /^[\w !#$%&'*+\-/=?^`{|}~]*$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
}

function parameters(text: string): string {
  const { value, params } = structuredValue(text);
  const written = params.map(([name, param]) => {
    if (isAscii(param)) return `; ${name}="${param.replace(/["\\]/g, '\\$&')}"`;
    return `;\r\n ${name}*=utf-8''${encodeURIComponent(decoded(param)).replace(/[!'()*]/g, percent)}`;
  });
  return value + written.join('');
}

const percent = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

/** Octets of text that one encoded word may hold: 75 characters less what surrounds them, in base64 (RFC 2047 §2). */
const MAX_OCTETS = 45;

function encoded(text: string): string {
  const words: Uint8Array[][] = [[]];
  let held = 0;
  for (const sign of text) {
    const octets = utf8(sign);
    if (held + octets.length > MAX_OCTETS) {
      words.push([]);
      held = 0;
    }
    words.at(-1)!.push(octets);
    held += octets.length;
  }
  return words.map((parts) => `=?utf-8?B?${toBase64(concat(parts))}?=`).join('\r\n ');
}
