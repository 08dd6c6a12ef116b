import { vocabulary } from './vocabulary.ts';

/** Flags and registered keywords (RFC 3501 §2.3.2). */
export const FLAGS = vocabulary('imap.flag', {
  '\\Seen': '3501 §2.3.2; 9051 §2.3.2',
  '\\Answered': '3501 §2.3.2; 9051 §2.3.2',
  '\\Flagged': '3501 §2.3.2; 9051 §2.3.2',
  '\\Deleted': '3501 §2.3.2; 9051 §2.3.2',
  '\\Draft': '3501 §2.3.2; 9051 §2.3.2',
  '\\Recent': '3501 §2.3.2; 9051 §2.3.2',
  '\\*': '3501 §7.1; 9051 §7.1',
  $Forwarded: '5788 §3.4.1; 9051 §2.3.2',
  $MDNSent: '3503 §3; 9051 §2.3.2',
  $Junk: '9051 §2.3.2',
  $NotJunk: '9051 §2.3.2',
  $Phishing: '9051 §2.3.2',
  $Important: '8457 §2',
  $SubmitPending: '5550',
  $Submitted: '5550',
});

/** Attributes of a mailbox in LIST (RFC 3501 §7.2.2, RFC 6154). */
export const MAILBOX_ATTRIBUTES = vocabulary('imap.mattr', {
  '\\NonExistent': '5258 §3; 9051 §7.3.1',
  '\\Noinferiors': '3501 §7.2.2; 9051 §7.3.1',
  '\\Noselect': '3501 §7.2.2; 9051 §7.3.1',
  '\\HasChildren': '3348 §3; 9051 §7.3.1',
  '\\HasNoChildren': '3348 §3; 9051 §7.3.1',
  '\\Marked': '3501 §7.2.2; 9051 §7.3.1',
  '\\Unmarked': '3501 §7.2.2; 9051 §7.3.1',
  '\\Subscribed': '5258 §3.1; 9051 §7.3.1',
  '\\Remote': '5258 §3.1; 9051 §7.3.1',
  '\\All': '6154 §2; 9051 §7.3.1',
  '\\Archive': '6154 §2; 9051 §7.3.1',
  '\\Drafts': '6154 §2; 9051 §7.3.1',
  '\\Flagged': '6154 §2; 9051 §7.3.1',
  '\\Junk': '6154 §2; 9051 §7.3.1',
  '\\Sent': '6154 §2; 9051 §7.3.1',
  '\\Trash': '6154 §2; 9051 §7.3.1',
  '\\Important': '8457 §3',
  '\\Inbox': '',
});

/** Items of STATUS (RFC 3501 §6.3.10). */
export const STATUS_ITEMS = vocabulary('imap.status', {
  MESSAGES: '3501 §6.3.10; 9051 §6.3.11',
  UIDNEXT: '3501 §6.3.10; 9051 §6.3.11',
  UIDVALIDITY: '3501 §6.3.10; 9051 §6.3.11',
  UNSEEN: '3501 §6.3.10; 9051 §6.3.11',
  DELETED: '9208 §4.1.4; 9051 §6.3.11',
  SIZE: '8438 §3; 9051 §6.3.11',
  RECENT: '3501 §6.3.10',
  HIGHESTMODSEQ: '7162 §3.1.7',
  APPENDLIMIT: '7889 §3',
  MAILBOXID: '8474 §4.3',
  'DELETED-STORAGE': '9208 §4.1.4',
});

/** Rights of an access control list, a letter each (RFC 4314 §2.1). */
export const RIGHTS = vocabulary('imap.acl', {
  l: '4314 §2.1',
  r: '4314 §2.1',
  s: '4314 §2.1',
  w: '4314 §2.1',
  i: '4314 §2.1',
  p: '4314 §2.1',
  k: '4314 §2.1',
  x: '4314 §2.1',
  t: '4314 §2.1',
  e: '4314 §2.1',
  a: '4314 §2.1',
  c: '4314 §2.1.1',
  d: '4314 §2.1.1',
  n: '5257 §4.8',
});

/** Resources that a quota limits (RFC 9208 §5). */
export const QUOTA_RESOURCES = vocabulary('imap.quota', {
  STORAGE: '9208 §5.1',
  MESSAGE: '9208 §5.2',
  MAILBOX: '9208 §5.3',
  'ANNOTATION-STORAGE': '9208 §5.4',
});
