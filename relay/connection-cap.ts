import type { Server, Socket } from 'node:net';
import { peerAddress } from './client-address.ts';

export interface ConnectionCap {
  /** Most TCP connections at once from one address. */
  readonly perAddress: number;
  /** Addresses that carry many people's connections; how many people, only requests tell. */
  readonly proxies: ReadonlySet<string>;
}

/**
 * Bounds how many connections one address holds open, whatever it asks for on them, or does not. Each over it is given
 * `answer`, if there is one, and closed. Tells whether a connection is one of these: what it asks for meanwhile must
 * have no effect.
 */
export function capConnections(
  server: Server,
  { perAddress, proxies }: ConnectionCap,
  answer = '',
): (socket: object) => boolean {
  const tooMany = new WeakSet<object>();
  const open = new Map<string, number>();
  const count = (address: string, by: number) => {
    const now = (open.get(address) ?? 0) + by;
    if (now > 0) open.set(address, now);
    else open.delete(address);
    return now;
  };
  server.on('connection', (socket: Socket) => {
    const address = peerAddress(socket);
    if (proxies.has(address)) return;
    const now = count(address, 1);
    socket.once('close', () => count(address, -1));
    if (now <= perAddress) return;
    tooMany.add(socket);
    socket.end(answer, () => socket.destroy());
  });
  return (socket) => tooMany.has(socket);
}
