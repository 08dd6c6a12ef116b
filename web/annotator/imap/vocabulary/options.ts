import { vocabulary } from './vocabulary.ts';

/** What STORE does to the flags (RFC 3501 §6.4.6). */
export const STORE_ITEMS = vocabulary('imap.store', {
  FLAGS: '3501 §6.4.6; 9051 §6.4.6',
  'FLAGS.SILENT': '3501 §6.4.6; 9051 §6.4.6',
  '+FLAGS': '3501 §6.4.6; 9051 §6.4.6',
  '+FLAGS.SILENT': '3501 §6.4.6; 9051 §6.4.6',
  '-FLAGS': '3501 §6.4.6; 9051 §6.4.6',
  '-FLAGS.SILENT': '3501 §6.4.6; 9051 §6.4.6',
});

/** Selection options of LIST (RFC 5258 §3). */
export const LIST_SELECTION = vocabulary('imap.listSelection', {
  SUBSCRIBED: '5258 §3.1; 9051 §6.3.9.1',
  REMOTE: '5258 §3.1; 9051 §6.3.9.1',
  RECURSIVEMATCH: '5258 §3.1; 9051 §6.3.9.1',
  'SPECIAL-USE': '6154 §5.2',
});

/** Return options of LIST (RFC 5258 §3). */
export const LIST_RETURN = vocabulary('imap.listReturn', {
  SUBSCRIBED: '5258 §3.2; 9051 §6.3.9.2',
  CHILDREN: '5258 §3.2; 9051 §6.3.9.2',
  STATUS: '5819 §2; 9051 §6.3.9.2',
  'SPECIAL-USE': '6154 §5.3',
  MYRIGHTS: '8440 §4',
  METADATA: '9590',
});

/** Return options of SEARCH (RFC 4731 §3.1). */
export const SEARCH_RETURN = vocabulary('imap.searchReturn', {
  MIN: '4731 §3.1; 9051 §6.4.4',
  MAX: '4731 §3.1; 9051 §6.4.4',
  ALL: '4731 §3.1; 9051 §6.4.4',
  COUNT: '4731 §3.1; 9051 §6.4.4',
  SAVE: '5182 §2.1; 9051 §6.4.4.1',
  PARTIAL: '9394 §3.1',
  UPDATE: '5267 §4.3',
  CONTEXT: '5267 §4.2',
  RELEVANCY: '6203 §4',
});
