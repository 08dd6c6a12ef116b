import type { AddressInfo, Server } from 'node:net';

/** A port somebody wants to listen on. */
export interface PortWish {
  readonly port: number;
  /** Asked for by name: taken is an error. Otherwise the next free one will do. */
  readonly exact: boolean;
}

export const ANY_PORT: PortWish = { port: 0, exact: true };

/** How many ports after a taken one are tried. */
const TRIES = 100;

/** A port that could not be had; the message says why and what to do. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** Opens a server at the wished port, or at the next free one where the wish allows it. */
export async function openAt(
  wish: PortWish,
  host: string,
  open: (port: number) => Promise<Server>,
): Promise<Server> {
  for (let port = wish.port; ; port++) {
    try {
      return await open(port);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const mayGoOn = !wish.exact && port < wish.port + TRIES && port < 65535;
      if (code === 'EADDRINUSE' && mayGoOn) continue;
      throw new PortError(explain(code, port, host), { cause: error });
    }
  }
}

function explain(code: string | undefined, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop the program that listens there, or choose another port.`;
    case 'EACCES':
      return `Port ${port} may not be used without privileges: choose one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine: choose another --host.`;
    default:
      return `Cannot listen on ${host} port ${port} (${code ?? 'unknown error'}).`;
  }
}

/** The port a listening server got. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
