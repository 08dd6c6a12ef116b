import type { SaslRefusal } from './exchange.ts';

/** What to tell a person whose authentication failed. */
export const SASL_REFUSALS: Readonly<Record<SaslRefusal, string>> = {
  cancelled: 'Authentication cancelled',
  'not base64': 'That is not base64: "printf %s text | base64" writes it, without a line break inside',
  malformed: 'The response does not have the form this mechanism asks for',
  'initial response not allowed': 'This mechanism begins with a challenge: give its name alone',
  'wrong credentials': 'The user name or the password is wrong',
  'not authorized': 'Nobody may act as another user here',
  'too long': 'The line is too long',
};
