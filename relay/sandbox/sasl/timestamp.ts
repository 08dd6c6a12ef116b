import type { Surroundings } from '../engine.ts';
import { hex } from '../hex.ts';

/** A msg-id that is new each time: what APOP (RFC 1939 §7) and CRAM-MD5 (RFC 2195 §2) digest with the password. */
export function timestamp(server: { readonly domain: string; readonly surroundings: Surroundings }): string {
  const { surroundings, domain } = server;
  return `<${hex(surroundings.random(4))}.${surroundings.now()}@${domain}>`;
}
