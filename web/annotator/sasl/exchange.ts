import { latin1 } from '../../../relay/wire/bytes.ts';
import type { SpanWriter } from '../core/span-writer.ts';
import { decode, type Part, writeBase64 } from './base64-parts.ts';
import { digestClient, digestServer } from './digest-md5.ts';
import { oauthClient, oauthServer } from './oauth.ts';
import { scramClient, scramServer } from './scram.ts';
import { cramResponse, plain, whole } from './simple.ts';

const STAR = 42;
const EQUALS = 61;

/**
 * One SASL exchange (RFC 4422), whatever protocol carries it: POP3 after `+ `, IMAP after `+ `, SMTP after `334 `.
 * It reads the base64 octets only; the protocol writes what stands around them. All that answers a challenge is
 * taken for a secret unless it is known to be none.
 */
export class SaslExchange {
  readonly mechanism: string;
  /** The identity the client signs in as, once it has said so. */
  user: string | undefined;
  private responses = 0; // messages of the client so far
  private prompt = ''; // of the LOGIN mechanism: what the server asked for last

  constructor(mechanism: string) {
    this.mechanism = mechanism.toUpperCase();
  }

  /** The client's base64 from `writer.at` to `end`: a response, or the initial response of the command itself. */
  client(writer: SpanWriter, line: Uint8Array, end: number): void {
    const start = writer.at;
    if (end - start === 1 && line[start] === STAR) {
      writer.leaf(end, 'sasl.cancel', { rfc: '4422 §3.5' });
      return;
    }
    if (end - start === 1 && line[start] === EQUALS) {
      this.responses++;
      writer.leaf(end, 'sasl.emptyResponse', { rfc: '4959 §3' });
      return;
    }
    const decoded = decode(line, start, end);
    if (!decoded) {
      writer.leaf(end, 'sasl.notBase64', { class: 'unknown', secret: true, rfc: '4648 §4' });
      return;
    }
    const parts = this.clientParts(latin1(decoded));
    this.user ??= userIn(parts);
    this.responses++;
    writeBase64(writer, line, end, parts);
  }

  /** The server's base64 from `writer.at` to `end`: a challenge. */
  server(writer: SpanWriter, line: Uint8Array, end: number): void {
    const decoded = decode(line, writer.at, end);
    if (!decoded) {
      writer.leaf(end, 'sasl.challengeNotBase64', { class: 'unknown', rfc: '4648 §4' });
      return;
    }
    writeBase64(writer, line, end, this.serverParts(latin1(decoded)));
  }

  private clientParts(text: string): Part[] {
    const { mechanism } = this;
    if (mechanism.startsWith('SCRAM-')) return scramClient(text);
    if (mechanism.startsWith('GS2-') || mechanism === 'GSSAPI') {
      return whole(text, 'sasl.gssapi.token', true, mechanism === 'GSSAPI' ? '4752 §3.1' : '5801 §3');
    }
    switch (mechanism) {
      case 'PLAIN':
        return plain(text);
      case 'LOGIN':
        return this.loginAnswer(text);
      case 'CRAM-MD5':
        return cramResponse(text);
      case 'DIGEST-MD5':
        return digestClient(text);
      case 'XOAUTH2':
      case 'OAUTHBEARER':
      case 'OAUTH10A':
        return oauthClient(text);
      case 'EXTERNAL':
        return whole(text, 'sasl.external.authzid', false, '4422 app. A', true);
      case 'ANONYMOUS':
        return whole(text, 'sasl.anonymous.trace', false, '4505 §2', true);
      case 'NTLM':
        return whole(text, `sasl.ntlm.${ntlmType(text)}`, true);
      case 'OTP':
        return whole(text, this.responses === 0 ? 'sasl.otp.identity' : 'sasl.otp.response', true, '2444');
      default:
        return generic(text, 'sasl.response', true);
    }
  }

  private serverParts(text: string): Part[] {
    const { mechanism } = this;
    if (mechanism.startsWith('SCRAM-')) return scramServer(text);
    if (mechanism.startsWith('GS2-') || mechanism === 'GSSAPI') {
      return whole(text, 'sasl.gssapi.serverToken', false, mechanism === 'GSSAPI' ? '4752 §3.2' : '5801 §3');
    }
    switch (mechanism) {
      case 'LOGIN':
        return this.loginPrompt(text);
      case 'CRAM-MD5':
        return whole(text, 'sasl.cram.challenge', false, '2195 §2', true);
      case 'DIGEST-MD5':
        return digestServer(text);
      case 'XOAUTH2':
      case 'OAUTHBEARER':
      case 'OAUTH10A':
        return oauthServer(text);
      case 'NTLM':
        return whole(text, `sasl.ntlm.${ntlmType(text)}`, false);
      case 'OTP':
        return whole(text, 'sasl.otp.challenge', false, '2444', true);
      default:
        return generic(text, 'sasl.challenge', false);
    }
  }

  private loginPrompt(text: string): Part[] {
    this.prompt = text.toLowerCase();
    const id = this.prompt.startsWith('pass') ? 'sasl.login.askPassword' : 'sasl.login.askUser';
    return this.prompt.startsWith('pass') || this.prompt.startsWith('user')
      ? whole(text, id, false, '', true)
      : generic(text, 'sasl.challenge', false);
  }

  /** LOGIN answers two prompts; servers word them as they like, so where the words are unknown the order decides. */
  private loginAnswer(text: string): Part[] {
    const password =
      this.prompt.startsWith('pass') || (!this.prompt.startsWith('user') && this.responses > 0);
    return password
      ? whole(text, 'sasl.login.password', true)
      : whole(text, 'sasl.login.user', false, '', true);
  }
}

function generic(text: string, id: string, secret: boolean): Part[] {
  return [{ end: text.length, id, detail: { class: 'generic', secret, rfc: '4422 §3.4' } }];
}

const USER_PARTS = new Set([
  'sasl.plain.authcid',
  'sasl.login.user',
  'sasl.cram.user',
  'sasl.scram.n',
  'sasl.digest.username',
  'sasl.oauth.user',
  'sasl.external.authzid',
]);

function userIn(parts: readonly Part[]): string | undefined {
  const value = parts.find((part) => USER_PARTS.has(part.id))?.detail?.values?.value;
  return typeof value === 'string' ? value : undefined;
}

const NTLM_MESSAGES = ['other', 'negotiate', 'challenge', 'authenticate'] as const;

/** [MS-NLMP] §2.2: the signature, then the number of the message among three. */
function ntlmType(text: string): (typeof NTLM_MESSAGES)[number] {
  return text.startsWith('NTLMSSP\0') ? (NTLM_MESSAGES[text.charCodeAt(8)] ?? 'other') : 'other';
}
