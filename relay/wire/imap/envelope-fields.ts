/** The header fields that ENVELOPE shows, in its order (RFC 3501 §7.4.2, RFC 9051 §7.5.2). */
export const ENVELOPE_FIELDS = [
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
