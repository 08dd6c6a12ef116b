import type { SequenceSet } from '../../../wire/imap/sequence-set.ts';

/** A search key as a tree (RFC 3501 §6.4.4, RFC 9051 §6.4.4, and the extensions named at each). */
export type SearchKey =
  | { readonly type: 'all' }
  | { readonly type: 'recent' }
  /** Has the flag or keyword, or has it not. */
  | { readonly type: 'flag'; readonly flag: string; readonly set: boolean }
  /** Message numbers, `*` resolved, as they are when the search begins. */
  | { readonly type: 'numbers'; readonly set: SequenceSet }
  | { readonly type: 'uids'; readonly set: SequenceSet }
  | { readonly type: 'text'; readonly field: TextField; readonly text: string }
  | { readonly type: 'header'; readonly name: string; readonly text: string }
  /** `day` is midnight UTC; time and zone are disregarded. The SAVED ones are RFC 8514. */
  | { readonly type: 'date'; readonly key: DateKey; readonly day: number }
  | { readonly type: 'size'; readonly key: 'LARGER' | 'SMALLER'; readonly octets: number }
  /** RFC 5032. */
  | { readonly type: 'within'; readonly key: 'OLDER' | 'YOUNGER'; readonly seconds: number }
  /** RFC 7162 §3.1.5: this mod-sequence or a higher one. */
  | { readonly type: 'modseq'; readonly modseq: number }
  /** RFC 8474 §6. */
  | { readonly type: 'id'; readonly key: 'EMAILID' | 'THREADID'; readonly id: string }
  | { readonly type: 'not'; readonly key: SearchKey }
  | { readonly type: 'or'; readonly left: SearchKey; readonly right: SearchKey }
  | { readonly type: 'and'; readonly keys: readonly SearchKey[] };

export type TextField = 'BCC' | 'BODY' | 'CC' | 'FROM' | 'SUBJECT' | 'TEXT' | 'TO';

export type DateKey =
  | 'BEFORE'
  | 'ON'
  | 'SINCE'
  | 'SENTBEFORE'
  | 'SENTON'
  | 'SENTSINCE'
  | 'SAVEDBEFORE'
  | 'SAVEDON'
  | 'SAVEDSINCE';
