import { vocabulary } from './vocabulary.ts';

/** Events that NOTIFY reports (RFC 5465 §5). */
export const EVENTS = vocabulary('imap.event', {
  FlagChange: '5465 §5.1',
  AnnotationChange: '5465 §5.1',
  MessageNew: '5465 §5.2',
  MessageExpunge: '5465 §5.3',
  MailboxName: '5465 §5.4',
  SubscriptionChange: '5465 §5.5',
  MailboxMetadataChange: '5465 §5.6',
  ServerMetadataChange: '5465 §5.7',
});

/** Which mailboxes a NOTIFY group is about (RFC 5465 §6). */
export const FILTERS = vocabulary('imap.filter', {
  SELECTED: '5465 §6.1.1',
  'SELECTED-DELAYED': '5465 §6.1.2',
  PERSONAL: '5465 §6.2',
  INBOXES: '5465 §6.3',
  SUBSCRIBED: '5465 §6.4',
  SUBTREE: '5465 §6.5',
  MAILBOXES: '5465 §6.6',
});
