import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4, type Socket } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How a proxy may write an address in `X-Forwarded-For`: with its port, and an IPv6 one in brackets then. */
const FORWARDED = /^(?:\[([^\]]*)\]|([0-9.]+))(?::\d+)?$/;

/**
 * Whom limits are counted by. `X-Forwarded-For` is believed only as far as proxies that whoever started the relay named
 * wrote it: read from its end, the first address that is none of theirs is the client's.
 */
export function clientAddress(request: IncomingMessage, proxies: ReadonlySet<string>): string {
  const peer = peerAddress(request.socket);
  return network(proxies.has(peer) ? forwardedFor(request, peer, proxies) : peer);
}

function forwardedFor(request: IncomingMessage, proxy: string, proxies: ReadonlySet<string>): string {
  const forwarded = (request.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',');
  let address = proxy;
  while (proxies.has(address)) {
    const before = forwardedAddress(forwarded.pop()?.trim() ?? '');
    if (before === undefined) break;
    address = before;
  }
  return address;
}

/** Whose TCP connection it is: the client's, or that of the proxy before it. */
export function peerAddress(socket: Socket): string {
  return oneSpelling(socket.remoteAddress ?? 'unknown');
}

/** Whoever has one address of an IPv6 network has all of its 2^64 (RFC 4291 §2.5.4): they count as one. */
export function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const { parts } = ipaddr.IPv6.parse(address);
  return `${parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}

/** The address as all its spellings are: RFC 5952, no zone, and an IPv4 one as such where it is mapped into IPv6. */
export function oneSpelling(address: string): string {
  if (isIPv4(address) || isIP(address) === 0) return address;
  return ipaddr.process(address.split('%', 1)[0]!).toString();
}

function forwardedAddress(text: string): string | undefined {
  const [, inBrackets, withPort] = FORWARDED.exec(text) ?? [];
  const address = inBrackets ?? withPort ?? text;
  return isIP(address) === 0 ? undefined : oneSpelling(address);
}
