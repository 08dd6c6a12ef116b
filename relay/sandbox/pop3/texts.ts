/** The texts of replies in one language (RFC 6856 §3). A refusal says what was wrong and what to type instead. */
export interface Texts {
  /** RFC 5646 tag, and the language's name in itself. */
  readonly tag: string;
  readonly language: string;
  readonly nameAccepted: string;
  mailboxOpen(count: number): string;
  readonly scanListing: string;
  readonly uniqueIds: string;
  octets(count: number): string;
  readonly top: string;
  readonly deleted: string;
  readonly reset: string;
  readonly nothingDone: string;
  readonly capabilities: string;
  readonly mechanisms: string;
  readonly languages: string;
  readonly languageSet: string;
  readonly utf8: string;
  readonly beginTls: string;
  readonly goodbye: string;

  readonly emptyLine: string;
  readonly lineTooLong: string;
  unknownCommand(word: string): string;
  wrongState(command: string, signedIn: boolean): string;
  noArgument(command: string): string;
  needsNumber(command: string): string;
  notANumber(command: string, word: string): string;
  noSuchMessage(number: number, count: number): string;
  alreadyMarked(number: number): string;
  readonly topUsage: string;
  readonly userUsage: string;
  readonly passUsage: string;
  readonly userFirst: string;
  readonly apopUsage: string;
  readonly wrongPassword: string;
  readonly wrongDigest: string;
  readonly inUse: string;
  readonly failsNow: string;
  readonly failsForGood: string;
  readonly noTls: string;
  readonly alreadyTls: string;
  readonly tlsAfterUtf8: string;
  unknownMechanism(word: string): string;
  readonly authUsage: string;
  readonly cancelled: string;
  readonly notBase64: string;
  readonly malformed: string;
  readonly noInitialResponse: string;
  readonly notAuthorized: string;
  unknownLanguage(word: string): string;
}
