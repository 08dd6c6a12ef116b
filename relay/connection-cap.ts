import type { Server, Socket } from 'node:net';
import { network, peerAddress } from './client-address.ts';
import { Tally } from './tally.ts';

export interface ConnectionCap {
  /** Most TCP connections at once from one address. */
  readonly perAddress: number;
  /** Addresses that carry many people's connections; how many people, only requests tell. */
  readonly proxies: ReadonlySet<string>;
}

/**
 * Bounds how many connections one address holds open, whatever it asks for on them, or does not. Each over it is given
 * to `refuse`, which ends it at once.
 */
export function capConnections(
  server: Server,
  { perAddress, proxies }: ConnectionCap,
  refuse: (socket: Socket) => void,
): void {
  const open = new Tally();
  server.on('connection', (socket: Socket) => {
    const peer = peerAddress(socket);
    if (proxies.has(peer)) return;
    const address = network(peer);
    const count = open.add(address);
    socket.once('close', () => open.remove(address));
    if (count > perAddress) refuse(socket);
  });
}
