import { existsSync } from 'node:fs';
import type { Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pino, { type Logger } from 'pino';
import type { Lookup } from './addresses.ts';
import type { Certificate } from './certificate.ts';
import { clientAddress, oneSpelling } from './client-address.ts';
import { Dialler } from './dial.ts';
import { Feeds } from './feeds.ts';
import { Gate, pageNames } from './gate.ts';
import { Admission, DEFAULT_LIMITS, type Limits, PUBLIC_LIMITS } from './limits.ts';
import { Metrics } from './metrics.ts';
import { openAt, type PortWish, portOf } from './ports.ts';
import { RateLimit } from './rate-limit.ts';
import { DEFAULT_DOMAIN } from './sandbox/sandbox.ts';
import type { Service } from './sandbox-host.ts';
import { Sandboxes } from './sandboxes.ts';
import { type RequestHandler, WebServer } from './server.ts';
import { counters, health } from './status.ts';
import { type Allowed, type FreeTargets, Targets } from './targets.ts';
import { Tokens } from './tokens.ts';
import { TroubleLog } from './trouble-log.ts';
import { Tunnels } from './tunnels.ts';
import type { Switches } from './wire/switches.ts';

/** Everything `npm start` can be told; what is left out has a default. */
export interface PlusokOptions {
  /** Address to listen on. */
  readonly host?: string;
  readonly port?: PortWish;
  readonly ports?: Partial<Readonly<Record<ServiceName, PortWish>>>;
  readonly seed?: string;
  readonly domain?: string;
  readonly accounts?: readonly { readonly name: string; readonly password: string }[];
  /** What the shared sandbox is told to be without, and to do wrong. */
  readonly switches?: Switches;
  readonly allow?: readonly Allowed[];
  /** Pages may name any server themselves. */
  readonly free?: FreeTargets | undefined;
  /** Who resolves the names of servers; the system unless given. */
  readonly lookup?: Lookup;
  /** The page's certificate and key, in PEM; without, the page is at http. */
  readonly tls?: Certificate;
  /** Further page origins that may use the relay. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** On the internet: tighter limits, and a sandbox of its own for each page. */
  readonly public?: boolean;
  /** Addresses of proxies whose `X-Forwarded-For` is believed. */
  readonly proxies?: readonly string[];
  /** Most sandboxes besides the shared one, and the most connections to each. */
  readonly maxSandboxes?: number;
  readonly maxConnections?: number;
  /** Milliseconds an unused sandbox is kept. */
  readonly keepSandboxes?: number;
  readonly handlers?: readonly RequestHandler[];
  readonly logger?: Logger;
}

/** The sandbox's services that may have a port of their own. */
export const SERVICES = {
  pop3: { protocol: 'pop3', tls: false },
  imap: { protocol: 'imap', tls: false },
  smtp: { protocol: 'smtp', tls: false },
  pop3s: { protocol: 'pop3', tls: true },
  imaps: { protocol: 'imap', tls: true },
  smtps: { protocol: 'smtp', tls: true, submission: true },
  submission: { protocol: 'smtp', tls: false, submission: true },
} as const satisfies Record<string, Service>;
export type ServiceName = keyof typeof SERVICES;

/** The running whole: page, relay and sandbox in one process. */
export interface Plusok {
  /** The page's address. */
  readonly url: string;
  /** The HTTP port. */
  readonly port: number;
  /** Ports of the shared sandbox. */
  readonly ports: Readonly<Record<'pop3' | 'imap' | 'smtp', number>> & Partial<Record<ServiceName, number>>;
  /** The sandbox's self-signed certificate, in PEM. */
  readonly certificate: string;
  readonly sandboxes: Sandboxes;
  /** Relay sessions open now. */
  readonly sessions: number;
  /** Closes everything; pages are told. */
  stop(): Promise<void>;
}

export const DEFAULT_HOST = '127.0.0.1';
export const DEFAULT_PORTS = { page: 8110, pop3: 1110, imap: 1143, smtp: 1025 } as const;

/** The project's folder: this file is in `relay/` there, or in `dist/relay/`. */
export const ROOT = [dirname(import.meta.dirname), dirname(dirname(import.meta.dirname))].find((folder) =>
  existsSync(join(folder, 'package.json')),
)!;
export const VERSION: string = createRequire(import.meta.url)(join(ROOT, 'package.json')).version;

/** Starts the page, the relay and the sandbox. Throws a PortError or a RangeError that says what to change. */
export async function startPlusok(options: PlusokOptions = {}): Promise<Plusok> {
  const { host = DEFAULT_HOST, logger = pino({ level: 'silent' }) } = options;
  const limits = { ...(options.public ? PUBLIC_LIMITS : DEFAULT_LIMITS), ...options.limits };
  const proxies = new Set(options.proxies?.map(oneSpelling));
  const sandboxes = await makeSandboxes(host, limits, options);
  try {
    const ports = await openServices(sandboxes, options.ports ?? {});
    const targets = new Targets(options.allow ?? [], options.free);
    const admission = new Admission(limits, () => Date.now());
    const { connectTimeout: timeout, mail: caps } = limits;
    const dialler = new Dialler({ sandboxes, targets, timeout, caps, lookup: options.lookup });
    const metrics = new Metrics();
    const tokens = new Tokens(() => Date.now());
    const trouble = new TroubleLog(logger, () => Date.now());
    const tunnels = new Tunnels({ dialler, limits, admission, metrics, tokens, logger, trouble });
    const feedContext = {
      sandboxes,
      version: VERSION,
      targets,
      tokens,
      alone: options.public ?? false,
    };
    const feeds = new Feeds({
      context: feedContext,
      admission: new Admission(limits, () => Date.now()),
      trouble,
    });
    const web = new WebServer({
      page: join(ROOT, 'dist/page'),
      handlers: [
        health(VERSION),
        counters(() =>
          metrics.text({ sessions: admission.sessions, feeds: feeds.size, sandboxes: sandboxes.count }),
        ),
        ...(options.handlers ?? []),
      ],
      sockets: {
        '/relay': (ws, socket, address) => tunnels.add(ws, socket, address),
        '/sandbox': (ws, _socket, address) => feeds.add(ws, address),
      },
      addressOf: (request) => clientAddress(request, proxies),
      requests: new RateLimit(limits.requestRate, limits.requestBurst, () => Date.now()),
      handshakeTimeout: limits.handshakeTimeout,
      idleTimeout: limits.idleTimeout,
      maxConnections: 3 * limits.sessions,
      // A session, its page's feed, and the six that a browser opens for a page's files.
      connections: { perAddress: 3 * limits.sessionsPerAddress + 6, proxies },
      tls: options.tls,
    });
    const wish = options.port ?? { port: DEFAULT_PORTS.page, exact: false };
    const port = portOf(await openAt(wish, host, (at) => listening(web.server, at, host)));
    const scheme = options.tls ? 'https' : 'http';
    web.admit(new Gate(scheme, pageNames(host), port, options.origins ?? []));
    return {
      url: `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}/`,
      port,
      ports,
      certificate: sandboxes.certificate.cert,
      sandboxes,
      get sessions() {
        return admission.sessions;
      },
      async stop() {
        tunnels.close();
        feeds.close();
        await Promise.all([sandboxes.close(), web.close()]);
      },
    };
  } catch (error) {
    await sandboxes.close();
    throw error;
  }
}

function makeSandboxes(host: string, limits: Limits, options: PlusokOptions): Promise<Sandboxes> {
  const { seed, domain = DEFAULT_DOMAIN, accounts, switches } = options;
  return Sandboxes.create({
    // On the internet they are reached by pages alone: whoever dials their ports has shown no token.
    host: options.public ? DEFAULT_HOST : host,
    sandbox: {
      domain,
      quota: limits.sandboxOctets,
      ...(seed !== undefined && { seed }),
      ...(accounts && { accounts }),
    },
    ...(switches && { switches }),
    maxSandboxes: options.maxSandboxes ?? 2500,
    maxPerOwner: limits.sandboxesPerAddress,
    maxConnections: options.maxConnections ?? 10_000,
    keep: options.keepSandboxes ?? 5 * 60_000,
  });
}

/** The three protocols in clear always, the others where a port was wished. */
async function openServices(
  sandboxes: Sandboxes,
  wishes: Partial<Record<ServiceName, PortWish>>,
): Promise<Plusok['ports']> {
  const ports: Partial<Record<ServiceName, number>> = {};
  const open = async (name: ServiceName, wish: PortWish) => {
    ports[name] = await sandboxes.shared.listen(SERVICES[name], wish);
    return ports[name];
  };
  const clear = {
    pop3: await open('pop3', wishes.pop3 ?? { port: DEFAULT_PORTS.pop3, exact: false }),
    imap: await open('imap', wishes.imap ?? { port: DEFAULT_PORTS.imap, exact: false }),
    smtp: await open('smtp', wishes.smtp ?? { port: DEFAULT_PORTS.smtp, exact: false }),
  };
  for (const [name, wish] of Object.entries(wishes) as [ServiceName, PortWish][]) {
    if (!(name in clear)) await open(name, wish);
  }
  return { ...ports, ...clear };
}

function listening(server: HttpServer, port: number, host: string): Promise<HttpServer> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
