import type { Part } from './base64-parts.ts';

/** The mechanisms whose messages have no attributes. `text` is the decoded message, one character per octet. */

/** RFC 4616 §2: authorization identity NUL authentication identity NUL password. */
export function plain(text: string): Part[] {
  const first = text.indexOf('\0');
  const second = first < 0 ? -1 : text.indexOf('\0', first + 1);
  if (second < 0) return whole(text, 'sasl.plain.malformed', true, '4616 §2');
  const rfc = '4616 §2';
  const nul = (at: number): Part => ({ end: at + 1, id: 'sasl.plain.nul', detail: { rfc } });
  const part = (end: number, id: string, value: string): Part => ({
    end,
    id,
    detail: { rfc, values: { value } },
  });
  return [
    part(first, 'sasl.plain.authzid', text.slice(0, first)),
    nul(first),
    part(second, 'sasl.plain.authcid', text.slice(first + 1, second)),
    nul(second),
    { end: text.length, id: 'sasl.plain.password', detail: { rfc, secret: true } },
  ];
}

/** RFC 2195 §2: user name, space, 32 hexadecimal digits. */
export function cramResponse(text: string): Part[] {
  const space = text.lastIndexOf(' ');
  if (space < 0) return whole(text, 'sasl.cram.malformed', true, '2195 §2');
  const rfc = '2195 §2';
  return [
    { end: space, id: 'sasl.cram.user', detail: { rfc, values: { value: text.slice(0, space) } } },
    { end: space + 1, id: 'sasl.cram.space', detail: { rfc } },
    { end: text.length, id: 'sasl.cram.digest', detail: { rfc, secret: true } },
  ];
}

/** One span for the whole message. */
export function whole(text: string, id: string, secret: boolean, rfc = '', shown = false): Part[] {
  return [{ end: text.length, id, detail: { rfc, secret, values: shown ? { value: text } : undefined } }];
}
