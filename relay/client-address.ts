import type { IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';

/**
 * The address limits are counted by. `X-Forwarded-For` is believed only as far as proxies that whoever started the
 * relay named wrote it: read from its end, the first address that is none of theirs is the client's.
 */
export function clientAddress(request: IncomingMessage, proxies: ReadonlySet<string>): string {
  let address = peerAddress(request.socket);
  const forwarded = (request.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',');
  while (proxies.has(address)) {
    const before = plain(forwarded.pop()?.trim() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

/** Whose TCP connection it is: the client's, or that of the proxy before it. */
export function peerAddress(socket: Socket): string {
  return plain(socket.remoteAddress ?? 'unknown');
}

/** An IPv4 address as such, where a dual-stack socket shows it mapped into IPv6. */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && isIP(address.slice(7)) === 4
    ? address.slice(7)
    : address;
}
