import type { Account } from '../store/model.ts';

/**
 * A name or password as it is compared and digested, so that é is é however a keyboard composed it: the mapping and
 * normalisation of SASLprep (RFC 4013 §2.1, §2.2). ASCII stays as it is.
 */
export function prepared(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.replace(OTHER_SPACES, ' ').replace(MAPPED_TO_NOTHING, '').normalize('NFKC');
}

const OTHER_SPACES = /\p{Zs}/gu;
const MAPPED_TO_NOTHING = /\p{Default_Ignorable_Code_Point}/gu;

/** Whether `password` is the account's. */
export function hasPassword(account: Account, password: string): boolean {
  return prepared(account.password) === prepared(password);
}
