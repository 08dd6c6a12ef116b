import type { Texts } from './texts.ts';

export const ENGLISH: Texts = {
  tag: 'en',
  language: 'English',
  nameAccepted: 'User name accepted, password please',
  mailboxOpen: (count) => `Mailbox open, ${count} ${count === 1 ? 'message' : 'messages'}`,
  scanListing: 'Mailbox scan listing follows',
  uniqueIds: 'Unique-id listing follows',
  octets: (count) => `${count} octets`,
  top: 'Top of message follows',
  deleted: 'Message deleted',
  reset: 'Reset state',
  nothingDone: 'Nothing done',
  capabilities: 'Capability list follows',
  mechanisms: 'SASL mechanisms follow',
  languages: 'Language listing follows',
  languageSet: 'Texts are now in English',
  utf8: 'UTF-8 enabled',
  beginTls: 'Begin TLS negotiation',
  goodbye: 'Sayonara',

  emptyLine: 'That line is empty: type a command, e.g. STAT or QUIT',
  lineTooLong: 'That line is too long: a command has at most 255 octets',
  unknownCommand: (word) => `There is no command "${word}"`,
  wrongState: (command, signedIn) =>
    signedIn
      ? `${command} comes before signing in, and you have signed in already`
      : `${command} needs a signed-in user: type USER and PASS first`,
  noArgument: (command) => `${command} stands alone, without an argument`,
  needsNumber: (command) => `${command} needs a message number, e.g. ${command} 1`,
  notANumber: (command, word) => `"${word}" is no message number; write e.g. ${command} 1`,
  noSuchMessage: (number, count) =>
    count === 0
      ? `There is no message ${number}: the maildrop is empty`
      : `There is no message ${number}: the numbers go from 1 to ${count}`,
  alreadyMarked: (number) => `Message ${number} is marked as deleted; RSET restores it`,
  topUsage: 'TOP needs a message number and a number of body lines, e.g. TOP 1 0',
  userUsage: 'USER needs a name, e.g. USER nicolas',
  passUsage: 'PASS needs a password behind one space',
  userFirst: 'Say who you are first: USER and a name, then PASS',
  apopUsage: 'APOP needs a name and 32 hexadecimal digits: the MD5 of the timestamp followed by the password',
  wrongPassword: 'The user name or the password is wrong',
  wrongDigest:
    'The user name or the digest is wrong: MD5 the timestamp, angle brackets included, followed by the password, without a line break',
  inUse: 'Another session has this maildrop open; it is free when that one ends',
  failsNow: 'The maildrop cannot be read just now; your password is right, try again later',
  failsForGood: 'The maildrop is damaged; your password is right, but somebody must mend it first',
  noTls: 'There is no TLS on this server',
  alreadyTls: 'TLS is active already',
  tlsAfterUtf8: 'STLS comes before UTF8 (RFC 6856)',
  authUsage: 'AUTH takes the name of a mechanism and one initial response at most',
  unknownMechanism: (word) => `There is no mechanism "${word}"; AUTH alone lists those there are`,
  cancelled: 'Authentication cancelled',
  notBase64: 'That is not base64: "printf %s text | base64" writes it',
  malformed: 'The response does not have the form this mechanism asks for',
  noInitialResponse: 'This mechanism begins with a challenge: give its name alone',
  notAuthorized: 'Nobody may act as another user here',
  unknownLanguage: (word) => `There are no texts in "${word}"; LANG alone lists the languages`,
};
