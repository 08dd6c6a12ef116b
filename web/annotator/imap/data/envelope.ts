import { ENVELOPE_FIELDS } from '../../../../relay/wire/imap/envelope-fields.ts';
import type { Reader } from '../reader.ts';
import type { StringUse } from '../strings.ts';

/** The places of the first and the last field that hold addresses. */
const FROM = ENVELOPE_FIELDS.indexOf('from');
const BCC = ENVELOPE_FIELDS.indexOf('bcc');

/** Made once for each version: there is an envelope for every message of a listing. */
interface Uses {
  readonly rfc: string;
  readonly fields: readonly StringUse[];
  readonly name: StringUse;
  readonly adl: StringUse;
  readonly mailbox: StringUse;
  readonly host: StringUse;
}

function usesOf(rfc: string): Uses {
  const use = (name: string): StringUse => ({ id: `imap.env.${name}`, rfc });
  return {
    rfc,
    fields: ENVELOPE_FIELDS.map(use),
    name: use('name'),
    adl: use('adl'),
    mailbox: use('mailbox'),
    host: use('host'),
  };
}

const REV1 = usesOf('3501 §7.4.2');
const REV2 = usesOf('9051 §7.5.2');

/** The ten fields of an ENVELOPE, by their places (RFC 3501 §7.4.2). False when no list stands here. */
export function readEnvelope(r: Reader): boolean {
  const uses = r.rev2 ? REV2 : REV1;
  const address = () => readAddress(r, uses);
  const addresses = () => r.list(address);
  let place = 0;
  const isList = r.list(() => {
    const use = uses.fields[place];
    if (use === undefined) return;
    const isAddresses = place >= FROM && place <= BCC;
    place++;
    if (isAddresses && !r.atNil) r.group(use.id, use, addresses);
    else r.nstring(use);
  });
  if (isList && place < ENVELOPE_FIELDS.length) r.lacks();
  return isList;
}

/** `(name source-route mailbox host)`. A NIL host begins a group, and together with a NIL mailbox ends it. */
function readAddress(r: Reader, uses: Uses): void {
  const { rfc } = uses;
  let place = 0;
  let mailbox: string | undefined;
  const part = () => {
    switch (place++) {
      case 0:
        r.nstring(uses.name);
        return;
      case 1:
        r.nstring(uses.adl);
        return;
      case 2:
        if (r.atNil) r.nil(uses.mailbox);
        else mailbox = r.string(uses.mailbox);
        return;
      case 3:
        if (!r.atNil) r.nstring(uses.host);
        else if (mailbox === undefined) r.nil({ id: 'imap.env.groupEnd', rfc });
        else r.nil({ id: 'imap.env.groupStart', rfc, values: { group: mailbox } });
    }
  };
  r.group('imap.env.address', uses.name, () => {
    if (r.list(part) && place < 4) r.lacks();
  });
}
