import { vocabulary } from './vocabulary.ts';

/** What FETCH may ask for (RFC 3501 §6.4.5). */
export const FETCH_ITEMS = vocabulary('imap.fetch', {
  ALL: '3501 §6.4.5; 9051 §6.4.5',
  FAST: '3501 §6.4.5; 9051 §6.4.5',
  FULL: '3501 §6.4.5; 9051 §6.4.5',
  BODY: '3501 §6.4.5; 9051 §6.4.5',
  'BODY[]': '3501 §6.4.5; 9051 §6.4.5',
  'BODY.PEEK': '3501 §6.4.5; 9051 §6.4.5',
  BODYSTRUCTURE: '3501 §6.4.5; 9051 §6.4.5',
  ENVELOPE: '3501 §6.4.5; 9051 §6.4.5',
  FLAGS: '3501 §6.4.5; 9051 §6.4.5',
  INTERNALDATE: '3501 §6.4.5; 9051 §6.4.5',
  'RFC822.SIZE': '3501 §6.4.5; 9051 §6.4.5',
  UID: '3501 §6.4.5; 9051 §6.4.5',
  BINARY: '3516 §4.2; 9051 §6.4.5',
  'BINARY.PEEK': '3516 §4.2; 9051 §6.4.5',
  'BINARY.SIZE': '3516 §4.2; 9051 §6.4.5',
  RFC822: '3501 §6.4.5',
  'RFC822.HEADER': '3501 §6.4.5',
  'RFC822.TEXT': '3501 §6.4.5',
  MODSEQ: '7162 §3.1.4.2',
  PREVIEW: '8970 §3.1',
  SAVEDATE: '8514 §4.2',
  EMAILID: '8474 §5.1',
  THREADID: '8474 §5.2',
  ANNOTATION: '5257 §4.3',
  BODYPARTSTRUCTURE: '5259 §8.2',
  'X-GM-MSGID': '',
  'X-GM-THRID': '',
  'X-GM-LABELS': '',
});

/** What a FETCH response tells (RFC 3501 §7.4.2). */
export const FETCH_DATA = vocabulary('imap.data', {
  BODY: '3501 §7.4.2; 9051 §7.5.2',
  'BODY[]': '3501 §7.4.2; 9051 §7.5.2',
  BODYSTRUCTURE: '3501 §7.4.2; 9051 §7.5.2',
  ENVELOPE: '3501 §7.4.2; 9051 §7.5.2',
  FLAGS: '3501 §7.4.2; 9051 §7.5.2',
  INTERNALDATE: '3501 §7.4.2; 9051 §7.5.2',
  'RFC822.SIZE': '3501 §7.4.2; 9051 §7.5.2',
  UID: '3501 §7.4.2; 9051 §7.5.2',
  BINARY: '3516 §4.3; 9051 §7.5.2',
  'BINARY.SIZE': '3516 §4.3; 9051 §7.5.2',
  RFC822: '3501 §7.4.2; 9051 §7.5.2',
  'RFC822.HEADER': '3501 §7.4.2; 9051 §7.5.2',
  'RFC822.TEXT': '3501 §7.4.2; 9051 §7.5.2',
  MODSEQ: '7162 §3.1.4.2',
  PREVIEW: '8970 §3.2',
  SAVEDATE: '8514 §4.2',
  EMAILID: '8474 §5.1',
  THREADID: '8474 §5.2',
  ANNOTATION: '5257 §4.4',
  BODYPARTSTRUCTURE: '5259 §8.2',
  'X-GM-MSGID': '',
  'X-GM-THRID': '',
  'X-GM-LABELS': '',
});

/** The words of a section: between the brackets of `BODY[1.HEADER]`. */
export const SECTIONS = vocabulary('imap.section', {
  HEADER: '3501 §6.4.5; 9051 §6.4.5.1',
  'HEADER.FIELDS': '3501 §6.4.5; 9051 §6.4.5.1',
  'HEADER.FIELDS.NOT': '3501 §6.4.5; 9051 §6.4.5.1',
  MIME: '3501 §6.4.5; 9051 §6.4.5.1',
  TEXT: '3501 §6.4.5; 9051 §6.4.5.1',
});
