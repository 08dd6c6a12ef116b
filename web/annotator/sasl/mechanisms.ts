import type { Detail } from '../core/span-writer.ts';

/** SASL mechanisms with an explanation of their own, and the RFC section that defines each ('' where none does). */
const MECHANISMS: ReadonlyMap<string, string> = new Map([
  ['PLAIN', '4616 §2'],
  ['LOGIN', ''],
  ['CRAM-MD5', '2195 §2'],
  ['DIGEST-MD5', '2831 §1'],
  ['SCRAM-SHA-1', '5802 §5'],
  ['SCRAM-SHA-1-PLUS', '5802 §4'],
  ['SCRAM-SHA-256', '7677 §3'],
  ['SCRAM-SHA-256-PLUS', '7677 §3'],
  ['XOAUTH2', ''],
  ['OAUTHBEARER', '7628 §3'],
  ['OAUTH10A', '7628 §3'],
  ['GSSAPI', '4752 §3'],
  ['GS2-KRB5', '5801 §3'],
  ['EXTERNAL', '4422 app. A'],
  ['ANONYMOUS', '4505 §2'],
  ['NTLM', ''],
  ['KERBEROS_V4', '2222 §7.1'],
  ['SKEY', '2222 §7.3'],
  ['OTP', '2444'],
]);

/** The explanation of a mechanism's name wherever it stands: in a command, a capability, an EHLO keyword. */
export function mechanism(name: string): { readonly id: string; readonly detail: Detail } {
  const known = name.toUpperCase();
  const rfc = MECHANISMS.get(known);
  if (rfc !== undefined) return { id: `sasl.mech.${known}`, detail: { rfc, values: { name: known } } };
  if (known.startsWith('GS2-')) return { id: 'sasl.mech.GS2', detail: { rfc: '5801 §3', values: { name } } };
  return { id: 'sasl.mech.other', detail: { class: 'generic', rfc: '4422 §3.1', values: { name } } };
}
