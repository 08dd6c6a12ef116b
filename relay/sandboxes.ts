import { randomBytes } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { type Certificate, makeCertificate } from './certificate.ts';
import { Sandbox, type SandboxOptions } from './sandbox/sandbox.ts';
import { SandboxHost, type Service } from './sandbox-host.ts';
import { readSwitches, type Switches } from './wire/switches.ts';

/** The sandbox that the page and the fixed ports share. */
export const SHARED = 'shared';

export interface SandboxesOptions {
  /** Address the sandboxes listen on. */
  readonly host: string;
  /** What every sandbox has; `seed` is the shared one's. */
  readonly sandbox: SandboxOptions & { readonly domain: string };
  /** What the shared one is told to be without, and to do wrong. */
  readonly switches?: Switches;
  /** Most sandboxes besides the shared one. */
  readonly maxSandboxes: number;
  /** Most of one owner's among them. */
  readonly maxPerOwner: number;
  /** Most connections to one sandbox. */
  readonly maxConnections: number;
  /** Milliseconds that a sandbox outlives its last page and connection, so that a reload finds it again. */
  readonly keep: number;
}

const CLEAR: readonly Service[] = [
  { protocol: 'pop3', tls: false },
  { protocol: 'imap', tls: false },
  { protocol: 'smtp', tls: false },
];

const RANDOM_POOL = 4096;

/** Time and chance for the engines, which have none of their own. */
const surroundings = {
  now: () => Date.now(),
  random: randomFromPool(),
};

/** Octets by chance, asked of the system many at a time: each message takes a few, and asking costs more than they do. */
function randomFromPool(): (count: number) => Uint8Array {
  let pool = new Uint8Array(0);
  return (count) => {
    if (pool.length < count) pool = new Uint8Array(randomBytes(Math.max(count, RANDOM_POOL)));
    const taken = pool.slice(0, count);
    pool = pool.subarray(count);
    return taken;
  };
}

/** Every sandbox of this process: the shared one, and those of lessons, made at will and gone when unused. */
export class Sandboxes {
  readonly shared: SandboxHost;
  readonly certificate: Certificate;
  private readonly options: SandboxesOptions;
  private readonly secureContext: SecureContext;
  private readonly hosts = new Map<string, SandboxHost>();
  /** When each was last seen in use, in milliseconds since the epoch. */
  private readonly lastUse = new Map<string, number>();
  private readonly owners = new Map<string, string>();
  private readonly sweeper: NodeJS.Timeout;

  static async create(options: SandboxesOptions): Promise<Sandboxes> {
    return new Sandboxes(options, await makeCertificate(options.sandbox.domain));
  }

  private constructor(options: SandboxesOptions, certificate: Certificate) {
    this.options = options;
    this.certificate = certificate;
    this.secureContext = createSecureContext({ ...certificate, minVersion: 'TLSv1.2' });
    this.shared = this.make(SHARED, options.sandbox.seed, options.switches);
    this.sweeper = setInterval(() => this.sweep(), Math.max(50, options.keep / 4)).unref();
  }

  get count(): number {
    return this.hosts.size;
  }

  find(id: string): SandboxHost | undefined {
    return this.hosts.get(id);
  }

  /**
   * A new sandbox on free ports of its own; undefined when there are as many as may be, in all or for its owner (an
   * address). Throws a RangeError for a seed, a capability or a fault that does not exist.
   */
  async open(seed: string, owner: string, switches?: Switches): Promise<SandboxHost | undefined> {
    const { maxSandboxes, maxPerOwner } = this.options;
    const owned = [...this.owners.values()].filter((each) => each === owner).length;
    if (this.hosts.size > maxSandboxes || owned >= maxPerOwner) return undefined;
    const host = this.make(randomBytes(12).toString('base64url'), seed, switches);
    this.owners.set(host.id, owner);
    try {
      await Promise.all(CLEAR.map((service) => host.listen(service)));
    } catch (error) {
      this.drop(host);
      throw error;
    }
    return host;
  }

  async close(): Promise<void> {
    clearInterval(this.sweeper);
    await Promise.all([...this.hosts.values()].map((host) => host.close()));
  }

  private make(id: string, seed: string | undefined, switches: Switches = {}): SandboxHost {
    const { host, sandbox, maxConnections } = this.options;
    const options = { ...sandbox, ...readSwitches(switches), tls: true, ...(seed !== undefined && { seed }) };
    const made = new SandboxHost(new Sandbox(options, surroundings), {
      id,
      host,
      secureContext: this.secureContext,
      maxConnections,
    });
    this.hosts.set(id, made);
    this.lastUse.set(id, Date.now());
    return made;
  }

  /** Closes the sandboxes that nobody has watched or spoken to for a while. */
  private sweep(): void {
    const now = Date.now();
    for (const [id, host] of this.hosts) {
      if (id === SHARED || host.watched || host.size > 0) this.lastUse.set(id, now);
      else if (now - this.lastUse.get(id)! >= this.options.keep) this.drop(host);
    }
  }

  private drop(host: SandboxHost): void {
    for (const known of [this.hosts, this.lastUse, this.owners]) known.delete(host.id);
    void host.close();
  }
}
