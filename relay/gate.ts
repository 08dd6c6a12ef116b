import type { IncomingMessage } from 'node:http';

/**
 * Who may speak to the relay: exact lists of Host and Origin. The Host list defeats DNS rebinding (a hostile name that
 * resolves to loopback), the Origin list every other site open in the same browser.
 */
export class Gate {
  private readonly hosts: ReadonlySet<string>;
  private readonly origins: ReadonlySet<string>;

  /** `names` are the host names and addresses the page is reached by, `origins` further page origins (a proxy's). */
  constructor(scheme: 'http' | 'https', names: readonly string[], port: number, origins: readonly string[]) {
    const usual = scheme === 'http' ? 80 : 443;
    const hosts = names.map((name) => (port === usual ? name : `${name}:${port}`));
    const extra = origins.map((origin) => new URL(origin));
    this.hosts = new Set([...hosts, ...extra.map((url) => url.host)]);
    this.origins = new Set([
      ...hosts.map((host) => `${scheme}://${host}`),
      ...extra.map((url) => url.origin),
    ]);
  }

  /** A page, a script, a lesson: our Host, and no foreign Origin. */
  allowsRequest(request: IncomingMessage): boolean {
    const { host, origin } = request.headersDistinct;
    return isOneOf(host, this.hosts) && (origin === undefined || isOneOf(origin, this.origins));
  }

  /** A WebSocket: browsers always say where it comes from. */
  allowsUpgrade(request: IncomingMessage): boolean {
    const { host, origin } = request.headersDistinct;
    return isOneOf(host, this.hosts) && isOneOf(origin, this.origins);
  }
}

/** True when the header came once and says exactly one of `allowed`. */
function isOneOf(values: readonly string[] | undefined, allowed: ReadonlySet<string>): boolean {
  return values?.length === 1 && allowed.has(values[0]!);
}

/** Names for what listens on `host`: loopback by any of its names, and the address itself. */
export function pageNames(host: string): readonly string[] {
  const own = host.includes(':') ? `[${host}]` : host;
  return [...new Set(['localhost', '127.0.0.1', '[::1]', own])];
}
