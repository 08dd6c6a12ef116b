/** Bounds on what a client may make this server hold. Beyond them a refusal says so. */

/** Octets of a literal where it stands for a name, a password or a search text. */
export const MAX_TEXT = 64 * 1024;
/** Largest message taken (RFC 7889), whatever room the sandbox has. */
export const APPEND_LIMIT = 50 * 1024 * 1024;
/** Of a LITERAL- server, the largest literal that may come unasked (RFC 7888 §5). */
export const MAX_UNASKED = 4096;
/** Mailboxes and subscriptions cost memory whether used or not. */
export const MAX_MAILBOXES = 1000;
export const MAX_SUBSCRIPTIONS = 1000;
/** Keywords of one mailbox; each message may carry them all. */
export const MAX_KEYWORDS = 64;
