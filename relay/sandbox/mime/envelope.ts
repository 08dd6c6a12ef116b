import { ENVELOPE_FIELDS } from '../../wire/imap/envelope-fields.ts';
import { type Address, addressList } from './address.ts';
import { fieldValue, type HeaderBlock } from './header-fields.ts';
import { nstring } from './nstring.ts';

export type EnvelopeField = (typeof ENVELOPE_FIELDS)[number];

export type EnvelopeFields = Partial<Record<EnvelopeField, string>>;

/** The values, unfolded and otherwise raw; of a field that comes twice the first. */
export function envelopeFields(bytes: Uint8Array, header: HeaderBlock): EnvelopeFields {
  const values: EnvelopeFields = {};
  for (const field of header.fields) {
    const name = field.name.toLowerCase();
    const known = ENVELOPE_FIELDS.find((each) => each === name);
    if (known && values[known] === undefined) values[known] = fieldValue(bytes, field);
  }
  return values;
}

/** The ENVELOPE as it stands in a reply. An empty or missing Sender or Reply-To is From's (§7.4.2). */
export function envelopeText(fields: EnvelopeFields): string {
  const from = addresses(fields.from);
  const or = (value: string | undefined) => {
    const list = addresses(value);
    return list === 'NIL' ? from : list;
  };
  return `(${[
    nstring(fields.date),
    nstring(fields.subject),
    from,
    or(fields.sender),
    or(fields['reply-to']),
    addresses(fields.to),
    addresses(fields.cc),
    addresses(fields.bcc),
    nstring(fields['in-reply-to']),
    nstring(fields['message-id']),
  ].join(' ')})`;
}

function addresses(value: string | undefined): string {
  const list = value === undefined ? [] : addressList(value);
  return list.length === 0 ? 'NIL' : `(${list.map(address).join('')})`;
}

/** `(name adl mailbox host)`; the bounds of a group have NIL for the host. */
function address(each: Address): string {
  if (each.type === 'group start') return `(NIL NIL ${nstring(each.name)} NIL)`;
  if (each.type === 'group end') return '(NIL NIL NIL NIL)';
  return `(${nstring(each.name)} ${nstring(each.route)} ${nstring(each.local)} ${nstring(each.host)})`;
}
