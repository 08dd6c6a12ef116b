import { ForbiddenAddress, type Lookup, resolveOnce } from './addresses.ts';
import type { MailCaps } from './mail-caps.ts';
import type { Sandboxes } from './sandboxes.ts';
import { connectToServer, type ServerSocket } from './server-socket.ts';
import { ANY, type FreeTargets, freeTarget, type Target, type Targets } from './targets.ts';
import type { TlsPeer } from './tls-client.ts';
import type { OpenMessage, ReasonCode } from './wire/control.ts';
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

/** Where a page is going, once it is known that it may. */
export interface Destination {
  /** What its connections are counted under; a sandbox's are not. */
  readonly counted: string | undefined;
  /** What one session may send there; a sandbox is ours to burden. */
  readonly caps: MailCaps | undefined;
  /** Throws a DialRefusal. */
  dial(): Promise<Dialled>;
}

const SANDBOX = 'sandbox:';

/** The id of a sandbox's target. */
export const sandboxTarget = (id: string): string => SANDBOX + id;

/** Where servers take mail for anybody: RFC 5321, RFC 8314, RFC 6409, and 2525 that many providers add. */
const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587, 2525]);

export interface DiallerOptions {
  readonly sandboxes: Sandboxes;
  readonly targets: Targets;
  /** Bounds connecting, in milliseconds. */
  readonly timeout: number;
  /** What one session may send to a real server. */
  readonly caps: MailCaps;
  /** Who resolves names; the system unless given. */
  readonly lookup?: Lookup | undefined;
}

/** Opens connections to the sandboxes, to the targets of the relay's list, and to nothing else that was not allowed. */
export class Dialler {
  private readonly options: DiallerOptions;

  constructor(options: DiallerOptions) {
    this.options = options;
  }

  /** Where a page that sent `message` is going. Throws a DialRefusal when it may not. */
  destination({ target: id, server, protocol, tls }: OpenMessage): Destination {
    if (id.startsWith(SANDBOX)) {
      const dial = () => this.dialSandbox(id.slice(SANDBOX.length), protocol, tls);
      return { counted: undefined, caps: undefined, dial };
    }
    const { targets, caps } = this.options;
    const { free } = targets;
    if (id === ANY && free) return this.anyServer(server ?? '', protocol, free);
    const target = targets.find(id);
    if (target) return { counted: id, caps, dial: () => this.dialTarget(target, true) };
    const reason = 'This server is not on the list of those the relay may connect to.';
    throw new DialRefusal('unknown-target', reason);
  }

  private anyServer(server: string, protocol: Protocol, free: FreeTargets): Destination {
    const target = readServer(server);
    if (!free.smtp && (protocol === 'smtp' || MAIL_PORTS.has(target.port))) {
      const reason = 'SMTP to servers of your choosing is off: whoever started the relay can allow it.';
      throw new DialRefusal('no-mail', reason);
    }
    // What calls itself POP3 or IMAP may speak SMTP all the same: then no recipient is allowed.
    const caps = free.smtp ? this.options.caps : { ...this.options.caps, recipients: 0 };
    return { counted: target.id, caps, dial: () => this.dialTarget(target, free.private) };
  }

  private async dialSandbox(id: string, protocol: Protocol, tls: boolean): Promise<Dialled> {
    const { sandboxes, timeout } = this.options;
    const host = sandboxes.find(id);
    if (!host) throw new DialRefusal('unknown-target', 'This sandbox is gone: open a new one.');
    const socket = await connected(await host.connect({ protocol, tls }), 'The sandbox', timeout);
    const ca = sandboxes.certificate.cert;
    return { socket, peer: { host: host.sandbox.domain, ca, unverified: false } };
  }

  /** `trusted`: whoever started the relay named it, or lets pages reach private addresses. */
  private async dialTarget(target: Target, trusted: boolean): Promise<Dialled> {
    const { host, port, label, unverified } = target;
    const addresses = await resolveOnce(host, trusted, this.options.lookup).catch((error: Error) => {
      if (error instanceof ForbiddenAddress) throw new DialRefusal('forbidden-address', error.message);
      throw new DialRefusal('not-found', `No address is known for ${host}.`);
    });
    return { socket: await this.dialFirst(addresses, port, label), peer: { host, unverified } };
  }

  /**
   * The addresses in their order until one answers; what the last one said when none does. Each has its share of the
   * time, so that one that is silent leaves some to the next.
   */
  private async dialFirst(addresses: readonly string[], port: number, label: string): Promise<ServerSocket> {
    const share = this.options.timeout / addresses.length;
    let refusal: DialRefusal | undefined;
    for (const host of addresses) {
      try {
        return await connected(connectToServer(host, port), label, share);
      } catch (error) {
        refusal = error as DialRefusal;
      }
    }
    throw refusal ?? new DialRefusal('not-found', `No address is known for ${label}.`);
  }
}

function readServer(server: string): Target {
  try {
    return freeTarget(server);
  } catch (error) {
    throw new DialRefusal('unknown-target', `${(error as Error).message}.`);
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
    socket.pause();
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
