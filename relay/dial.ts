import { ForbiddenAddress, resolveOnce } from './addresses.ts';
import type { Sandboxes } from './sandboxes.ts';
import { connectToServer, type ServerSocket } from './server-socket.ts';
import type { Targets } from './targets.ts';
import type { TlsPeer } from './tls-client.ts';
import type { ReasonCode } from './wire/control.ts';
import type { Protocol } from './wire/protocol.ts';

/** No connection could be made; the message is a sentence for the page. */
export class DialRefusal extends Error {
  override readonly name = 'DialRefusal';
  readonly code: ReasonCode;
  constructor(code: ReasonCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A TCP connection being made or made, and what its certificate must be good for. */
export interface Dialled {
  readonly socket: ServerSocket;
  readonly peer: TlsPeer;
}

const SANDBOX = 'sandbox:';

/** The id of a sandbox's target. */
export const sandboxTarget = (id: string): string => SANDBOX + id;

/** A sandbox is ours to burden; every other target is somebody's. */
export const isSandbox = (target: string): boolean => target.startsWith(SANDBOX);

/** Opens connections to the sandboxes and to the targets of the relay's list, and to nothing else. */
export class Dialler {
  private readonly sandboxes: Sandboxes;
  private readonly targets: Targets;
  private readonly timeout: number;

  /** `timeout` bounds connecting, in milliseconds. */
  constructor(sandboxes: Sandboxes, targets: Targets, timeout: number) {
    this.sandboxes = sandboxes;
    this.targets = targets;
    this.timeout = timeout;
  }

  /** Connects to the target of that id. Throws a DialRefusal. */
  async dial(id: string, protocol: Protocol, tls: boolean): Promise<Dialled> {
    return isSandbox(id) ? this.dialSandbox(id.slice(SANDBOX.length), protocol, tls) : this.dialTarget(id);
  }

  private async dialSandbox(id: string, protocol: Protocol, tls: boolean): Promise<Dialled> {
    const host = this.sandboxes.find(id);
    if (!host) throw new DialRefusal('unknown-target', 'This sandbox is gone: open a new one.');
    const socket = await connected(await host.connect({ protocol, tls }), 'The sandbox', this.timeout);
    const ca = this.sandboxes.certificate.cert;
    return { socket, peer: { host: host.sandbox.domain, ca, unverified: false } };
  }

  private async dialTarget(id: string): Promise<Dialled> {
    const target = this.targets.find(id);
    if (!target) {
      throw new DialRefusal(
        'unknown-target',
        'This server is not on the list of those the relay may connect to.',
      );
    }
    const { host, port, label, unverified } = target;
    const addresses = await resolveOnce(host, true).catch((error: Error) => {
      if (error instanceof ForbiddenAddress) throw new DialRefusal('forbidden-address', error.message);
      throw new DialRefusal('not-found', `No address is known for ${host}.`);
    });
    return { socket: await this.dialFirst(addresses, port, label), peer: { host, unverified } };
  }

  /** The addresses in their order until one answers; what the last one said when none does. */
  private async dialFirst(addresses: readonly string[], port: number, label: string): Promise<ServerSocket> {
    let refusal: DialRefusal | undefined;
    for (const host of addresses) {
      try {
        return await connected(connectToServer(host, port), label, this.timeout);
      } catch (error) {
        refusal = error as DialRefusal;
      }
    }
    throw refusal ?? new DialRefusal('not-found', `No address is known for ${label}.`);
  }
}

/** The socket once it is connected, paused so that the greeting waits for whoever reads it. */
function connected(socket: ServerSocket, label: string, timeout: number): Promise<ServerSocket> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      socket.destroy();
      reject(explain(error, label));
    };
    const timer = setTimeout(
      () => fail(new DialRefusal('timeout', `${label} did not answer in time.`)),
      timeout,
    );
    socket.pause().setNoDelay(true);
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
}

function explain(error: NodeJS.ErrnoException, label: string): DialRefusal {
  if (error instanceof DialRefusal) return error;
  switch (error.code) {
    case 'ECONNREFUSED':
      return new DialRefusal(
        'connection-refused',
        `${label} refused the connection: nothing listens on that port.`,
      );
    case 'ETIMEDOUT':
      return new DialRefusal('timeout', `${label} did not answer in time.`);
    default:
      return new DialRefusal('unreachable', `${label} cannot be reached (${error.code ?? 'unknown error'}).`);
  }
}
