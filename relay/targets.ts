import { isIPv4, isIPv6 } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Target as ToldTarget } from './wire/feed.ts';
import { PROTOCOLS, type Protocol, WELL_KNOWN_PORTS } from './wire/protocol.ts';

/** A host and port that whoever started the relay allowed. */
export interface Allowed {
  readonly host: string;
  readonly port: number;
  /** Its certificate may go unverified. */
  readonly unverified: boolean;
}

/** What pages may reach of their own choosing, where whoever started the relay lets them name any server. */
export interface FreeTargets {
  /** Addresses of this machine and its networks too. */
  readonly private: boolean;
  /** SMTP too. */
  readonly smtp: boolean;
}

/** A real server, as the relay knows it. */
export type Target = Omit<ToldTarget, 'token'>;

/** The id of the target that stands for any server. */
export const ANY = 'any';

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads `HOST:PORT`, `192.0.2.1:143` or `[2001:db8::1]:143`. Throws a RangeError whose message says what is wrong.
 */
export function parseHostPort(text: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]*)\]|([^:]*)):([0-9]{1,5})$/.exec(text);
  if (!match)
    throw new RangeError(`"${text}" is not HOST:PORT (an IPv6 address stands in brackets: [::1]:143)`);
  const [, bracketed, bare, digits] = match;
  const port = Number(digits);
  if (port < 1 || port > 65535 || digits !== `${port}`)
    throw new RangeError(`"${digits}" is not a port: ports go from 1 to 65535, without zeros before`);
  if (bracketed !== undefined) {
    if (!isIPv6(bracketed) || bracketed.includes('%'))
      throw new RangeError(`"${bracketed}" is not an IPv6 address`);
    return { host: bracketed, port };
  }
  return { host: hostName(bare!), port };
}

/** A dotted IPv4 address or a host name in ASCII; nothing that only looks like an address (`0x7f.1`, `2130706433`). */
function hostName(text: string): string {
  if (isIPv4(text)) return text;
  const ascii = /^[\p{L}\p{M}\p{N}.-]+$/u.test(text) ? domainToASCII(text) : '';
  const labels = ascii.split('.');
  const plausible = ascii.length <= 253 && labels.every((label) => LABEL.test(label));
  if (!plausible || isIPv4(ascii) || /^(?:[0-9]+|0x[0-9a-f]*)$/.test(labels.at(-1)!)) {
    throw new RangeError(`"${text}" is not a host name or an IP address`);
  }
  return ascii;
}

/** The protocol whose well-known port this is, and whether it is the one with TLS from the start. */
function guess(port: number): { protocol?: Protocol; tls: boolean } {
  if (port === 587) return { protocol: 'smtp', tls: false };
  for (const protocol of PROTOCOLS) {
    const { clear, tls } = WELL_KNOWN_PORTS[protocol];
    if (port === clear || port === tls) return { protocol, tls: port === tls };
  }
  return { tls: false };
}

/**
 * The relay's own list of real servers. A page names one by its id, and cannot name anything else unless whoever
 * started the relay gave `free`.
 */
export class Targets {
  readonly free: FreeTargets | undefined;
  private readonly targets: ReadonlyMap<string, Target>;

  constructor(allowed: readonly Allowed[], free?: FreeTargets) {
    this.free = free;
    this.targets = new Map(allowed.map(toTarget).map((target) => [target.id, target]));
  }

  get list(): readonly Target[] {
    return [...this.targets.values()];
  }

  find(id: string): Target | undefined {
    return this.targets.get(id);
  }
}

/** The target at `HOST:PORT`, as a page named it. Throws a RangeError. */
export function freeTarget(text: string): Target {
  return toTarget({ ...parseHostPort(text), unverified: false });
}

function toTarget({ host, port, unverified }: Allowed): Target {
  const label = isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
  return { id: label, label, host, port, ...guess(port), unverified };
}
