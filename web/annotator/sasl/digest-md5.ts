import { type AttributeRule, attributeParts } from './attributes.ts';
import type { Part } from './base64-parts.ts';

const challenge = '2831 §2.1.1';
const response = '2831 §2.1.2';

const SERVER: Readonly<Record<string, AttributeRule>> = {
  realm: { id: 'sasl.digest.realm', rfc: challenge, shown: true },
  nonce: { id: 'sasl.digest.nonce', rfc: challenge },
  qop: { id: 'sasl.digest.qop', rfc: challenge, shown: true },
  stale: { id: 'sasl.digest.stale', rfc: challenge },
  maxbuf: { id: 'sasl.digest.maxbuf', rfc: challenge, shown: true },
  charset: { id: 'sasl.digest.charset', rfc: challenge },
  algorithm: { id: 'sasl.digest.algorithm', rfc: challenge, shown: true },
  cipher: { id: 'sasl.digest.cipher', rfc: challenge, shown: true },
  rspauth: { id: 'sasl.digest.rspauth', rfc: '2831 §2.1.3', secret: true },
};
const CLIENT: Readonly<Record<string, AttributeRule>> = {
  username: { id: 'sasl.digest.username', rfc: response, shown: true },
  realm: { id: 'sasl.digest.realmChosen', rfc: response, shown: true },
  nonce: { id: 'sasl.digest.nonceEcho', rfc: response },
  cnonce: { id: 'sasl.digest.cnonce', rfc: response },
  nc: { id: 'sasl.digest.nc', rfc: response, shown: true },
  qop: { id: 'sasl.digest.qopChosen', rfc: response, shown: true },
  'digest-uri': { id: 'sasl.digest.uri', rfc: response, shown: true },
  response: { id: 'sasl.digest.response', rfc: response, secret: true },
  maxbuf: { id: 'sasl.digest.maxbuf', rfc: response, shown: true },
  charset: { id: 'sasl.digest.charset', rfc: response },
  cipher: { id: 'sasl.digest.cipher', rfc: response, shown: true },
  authzid: { id: 'sasl.digest.authzid', rfc: response, shown: true },
};

export const digestServer = (text: string): Part[] => attributeParts(text, 0, ',', SERVER);
export const digestClient = (text: string): Part[] => attributeParts(text, 0, ',', CLIENT);
