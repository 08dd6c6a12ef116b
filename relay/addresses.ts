import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Lookup = (host: string) => Promise<readonly string[]>;

const lookupAll: Lookup = async (host) =>
  (await systemLookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address);

/** The name resolves to an address the relay must not dial. */
export class ForbiddenAddress extends Error {
  override readonly name = 'ForbiddenAddress';
}

/** What IANA gives out of IPv6 (RFC 4291 §2.4); outside are, among others, the old `::127.0.0.1` and all to come. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True for an address that is not an ordinary one of the internet: loopback, private, link-local, multicast, and the
 * forms of IPv6 that carry an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo).
 */
export function isSpecial(address: string): boolean {
  if (isIP(address) === 0) return true;
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return true;
  return parsed.range() !== 'unicast';
}

/** True for an address of this machine alone, also where a dual-stack socket shows it mapped into IPv6. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.process(address).range() === 'loopback';
}

/**
 * The addresses to dial for `host`: resolved once, checked, and then dialled as they are, so that a second answer of
 * the name server cannot send us elsewhere. One special address among the answers refuses them all, unless whoever
 * started the relay named the host (`trusted`). Throws ForbiddenAddress, or the resolver's error.
 */
export async function resolveOnce(
  host: string,
  trusted: boolean,
  lookup: Lookup = lookupAll,
): Promise<readonly string[]> {
  const addresses = isIP(host) ? [host] : await lookup(host);
  const special = trusted ? undefined : addresses.find(isSpecial);
  if (special !== undefined) {
    throw new ForbiddenAddress(`${host} is at ${special}, which is not an address of the internet.`);
  }
  return addresses;
}
