import type { Surroundings } from '../engine.ts';
import type { Account } from '../store/model.ts';

/** What a mechanism needs of the server it signs people in to; `Sandbox` is one. */
export interface SaslServer {
  readonly domain: string;
  readonly surroundings: Surroundings;
  /** The account someone means who signs in under this name. */
  accountOf(login: string): Account | undefined;
}

/** One authentication under way (RFC 4422 §3): challenges and responses in octets, base64 already undone. */
export interface SaslExchange {
  /** The first step: with the client's initial response, or undefined when it sent none. */
  start(initial: Uint8Array | undefined): SaslStep;
  /** The client's answer to a challenge. */
  respond(response: Uint8Array): SaslStep;
}

export type SaslStep =
  | { readonly type: 'challenge'; readonly octets: Uint8Array }
  /** `user` is the account's name. */
  | { readonly type: 'success'; readonly user: string }
  | SaslFailure;

export interface SaslFailure {
  readonly type: 'failure';
  readonly reason: SaslRefusal;
}

export type SaslRefusal =
  /** The client sent `*`. */
  | 'cancelled'
  /** What came is no base64. */
  | 'not base64'
  /** It is base64, but not what the mechanism sends. */
  | 'malformed'
  /** The mechanism begins with the server's challenge, so there is nothing to say before it. */
  | 'initial response not allowed'
  /** Wrong name, password, digest or proof: which one is not told. */
  | 'wrong credentials'
  /** Asked to act as somebody else (RFC 4422 §2). */
  | 'not authorized'
  /** A line longer than any exchange needs. */
  | 'too long';

export const failure = (reason: SaslRefusal): SaslFailure => ({ type: 'failure', reason });

export const challenge = (octets: Uint8Array): SaslStep => ({ type: 'challenge', octets });

/** Signs `login` in when `proven` says that its password was shown. */
export function verdict(account: Account | undefined, proven: (account: Account) => boolean): SaslStep {
  return account && proven(account) ? { type: 'success', user: account.name } : failure('wrong credentials');
}

/** RFC 4422 §2: an empty authorization identity means one's own. */
export function actsAsItself(authorization: string, account: Account, server: SaslServer): boolean {
  return authorization === '' || server.accountOf(authorization)?.name === account.name;
}
