import { type AttributeRule, attributeParts } from './attributes.ts';
import type { Part } from './base64-parts.ts';
import { gs2Header } from './scram.ts';

const rfc = '7628 §3.1';
const PAIRS: Readonly<Record<string, AttributeRule>> = {
  user: { id: 'sasl.oauth.user', rfc: '', shown: true },
  host: { id: 'sasl.oauth.host', rfc, shown: true },
  port: { id: 'sasl.oauth.port', rfc, shown: true },
  mthd: { id: 'sasl.oauth.mthd', rfc, shown: true },
  path: { id: 'sasl.oauth.path', rfc, shown: true },
  post: { id: 'sasl.oauth.post', rfc, secret: true },
  qs: { id: 'sasl.oauth.qs', rfc, secret: true },
  auth: { id: 'sasl.oauth.auth', rfc, secret: true },
};
const CTRL_A = '\x01';

/** RFC 7628 §3.1 (OAUTHBEARER, OAUTH10A) and Google's XOAUTH2, which has no header: pairs ended by octet 1. */
export function oauthClient(text: string): Part[] {
  // RFC 7628 §3.2.3: after an error the client answers with a lone octet 1, so that the server can say -ERR, NO, 5xx.
  if (text === CTRL_A) return [{ end: 1, id: 'sasl.oauth.acknowledge', detail: { rfc: '7628 §3.2.3' } }];
  const header = gs2Header(text);
  return [...header, ...attributeParts(text, header.at(-1)?.end ?? 0, CTRL_A, PAIRS)];
}

/** The server's only challenge is an error report in JSON. */
export function oauthServer(text: string): Part[] {
  const status = /"status"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? '–';
  return [{ end: text.length, id: 'sasl.oauth.error', detail: { rfc: '7628 §3.2.2', values: { status } } }];
}
