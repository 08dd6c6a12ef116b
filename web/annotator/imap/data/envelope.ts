import type { Reader } from '../reader.ts';

const FIELDS = [
  'date',
  'subject',
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'bcc',
  'in-reply-to',
  'message-id',
] as const;
const IS_ADDRESSES = new Set<string>(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);

/** The ten fields of an ENVELOPE, by their places (RFC 3501 §7.4.2). False when no list stands here. */
export function readEnvelope(r: Reader): boolean {
  const rfc = r.rfc('3501 §7.4.2', '9051 §7.5.2');
  let place = 0;
  return r.list(() => {
    const field = FIELDS[place++];
    if (field === undefined) return;
    const use = { id: `imap.env.${field}`, rfc };
    if (r.atNil) r.nil(use);
    else if (IS_ADDRESSES.has(field)) r.group(use.id, { rfc }, () => r.list(() => readAddress(r, rfc)));
    else r.nstring(use);
  });
}

/** `(name source-route mailbox host)`. A NIL host begins a group, and together with a NIL mailbox ends it. */
function readAddress(r: Reader, rfc: string): void {
  let place = 0;
  let mailbox: string | undefined;
  r.group('imap.env.address', { rfc }, () =>
    r.list(() => {
      switch (place++) {
        case 0:
          r.nstring({ id: 'imap.env.name', rfc });
          return;
        case 1:
          r.nstring({ id: 'imap.env.adl', rfc });
          return;
        case 2:
          mailbox = r.atNil ? undefined : r.peekText();
          r.nstring({ id: 'imap.env.mailbox', rfc });
          return;
        case 3:
          if (!r.atNil) r.nstring({ id: 'imap.env.host', rfc });
          else if (mailbox === undefined) r.nil({ id: 'imap.env.groupEnd', rfc });
          else r.nil({ id: 'imap.env.groupStart', rfc, values: { group: mailbox } });
      }
    }),
  );
}
