/** What makes this server look like one in particular: a seed's greeting and texts (RFC 3501 leaves them free). */
export interface ImapFace {
  /** After `* OK [CAPABILITY …]`. */
  readonly greeting: string;
  /** After `OK [CAPABILITY …]` to LOGIN and AUTHENTICATE; `%s` stands for the user. */
  readonly signedIn: string;
  /** After `* BYE`, on LOGOUT. */
  readonly bye: string;
  /** Where the mail lies, as `[UNSEEN n]` mentions it; `%s` stands for the mailbox. */
  readonly spool: string;
  /** Fixed lists of an old server, before and after signing in; undefined for all that this one can do. */
  readonly capabilities:
    | { readonly before: readonly string[]; readonly after: readonly string[] }
    | undefined;
  /** Echo `HEADER.FIELDS ("FROM")` instead of `(FROM)`: both are an astring. */
  readonly quotesFieldNames: boolean;
}

/** The face of a seed that has none of its own. */
export const plainFace = (domain: string): ImapFace => ({
  greeting: `${domain} PlusOK IMAP server ready`,
  signedIn: 'User %s authenticated',
  bye: `${domain} IMAP server terminating connection`,
  spool: '%s',
  capabilities: undefined,
  quotesFieldNames: false,
});
