import { type AttributeRule, attributeParts } from './attributes.ts';
import type { Part } from './base64-parts.ts';

const rfc = '5802 §5.1';

/** RFC 5802 §5.1: the attributes of SCRAM messages. */
const CLIENT: Readonly<Record<string, AttributeRule>> = {
  a: { id: 'sasl.scram.a', rfc, shown: true },
  n: { id: 'sasl.scram.n', rfc, shown: true },
  m: { id: 'sasl.scram.m', rfc },
  r: { id: 'sasl.scram.r', rfc },
  c: { id: 'sasl.scram.c', rfc },
  p: { id: 'sasl.scram.p', rfc, secret: true },
};
const SERVER: Readonly<Record<string, AttributeRule>> = {
  r: { id: 'sasl.scram.serverNonce', rfc },
  m: { id: 'sasl.scram.m', rfc },
  s: { id: 'sasl.scram.s', rfc },
  i: { id: 'sasl.scram.i', rfc, shown: true },
  v: { id: 'sasl.scram.v', rfc, secret: true },
  e: { id: 'sasl.scram.e', rfc, shown: true },
};

/** RFC 5801 §4, 5802 §7: the header by which a client says whether it binds the exchange to the TLS channel. */
export function gs2Header(text: string): Part[] {
  const match = /^(n|y|p=[A-Za-z0-9.-]+),(?:a=([^,]*))?,/.exec(text);
  if (!match) return [];
  const [header, binding, authzid] = match;
  const flag: Part = {
    end: binding!.length + 1,
    id: `sasl.gs2.${binding![0]}`,
    detail: { rfc: '5802 §7', values: { binding: binding! } },
  };
  if (authzid === undefined) return [{ ...flag, end: header.length }];
  return [flag, { end: header.length, id: 'sasl.scram.a', detail: { rfc, values: { value: authzid } } }];
}

export function scramClient(text: string): Part[] {
  const header = gs2Header(text);
  return [...header, ...attributeParts(text, header.at(-1)?.end ?? 0, ',', CLIENT)];
}

export function scramServer(text: string): Part[] {
  return attributeParts(text, 0, ',', SERVER);
}
