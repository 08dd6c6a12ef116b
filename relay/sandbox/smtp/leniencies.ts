/**
 * Where this server takes what RFC 5321 does not allow, because everyone does. Each has a name; `lenient: false` in a
 * sandbox's options turns all of them off.
 */
export interface Leniencies {
  /** `MAIL FROM: <a@b>`: a space after the colon, which §3.3 forbids. The article of 2002 types it. */
  readonly spaceAfterColon: boolean;
  /** `MAIL FROM:a@b`: a path without its angle brackets (§4.1.2). */
  readonly missingBrackets: boolean;
  /** `RCPT TO:<nicolas>`: a local part alone; §4.1.2 allows it for postmaster only. */
  readonly missingDomain: boolean;
  /** `EHLO my_pc`: a name that is no domain (§2.3.5). */
  readonly anyHelloName: boolean;
  /** A text line of more than 998 octets (§4.5.3.1.6), which §4.5.3.1 would rather see taken than refused. */
  readonly longTextLine: boolean;
}

export const LENIENT: Leniencies = {
  spaceAfterColon: true,
  missingBrackets: true,
  missingDomain: true,
  anyHelloName: true,
  longTextLine: true,
};

export const STRICT: Leniencies = {
  spaceAfterColon: false,
  missingBrackets: false,
  missingDomain: false,
  anyHelloName: false,
  longTextLine: false,
};
