import { isIP } from 'node:net';
import { Command, InvalidArgumentError } from 'commander';
import type { Limits } from './limits.ts';
import { list, option } from './option.ts';
import {
  DEFAULT_HOST,
  DEFAULT_PORTS,
  type PlusokOptions,
  SERVICES,
  type ServiceName,
  VERSION,
} from './plusok.ts';
import type { PortWish } from './ports.ts';
import { DEFAULT_DOMAIN } from './sandbox/sandbox.ts';
import { SEEDS } from './sandbox/seeds/seeds.ts';
import { type SwitchValues, switchesHelp, switchOptions } from './switch-options.ts';
import { type Allowed, parseHostPort } from './targets.ts';

/** What the command line and the environment ask for. */
export interface CommandLine {
  readonly plusok: PlusokOptions;
  /** Open the page in the browser. */
  readonly open: boolean;
  /** The folder of a course of one's own. */
  readonly course: string | undefined;
  readonly logLevel: string;
}

interface Values extends SwitchValues {
  host: string;
  port: number;
  seed: string;
  domain: string;
  account: { name: string; password: string }[];
  allow: Allowed[];
  allowUnverified: Allowed[];
  origin: string[];
  course?: string;
  public: boolean;
  trustProxy: string[];
  open: boolean;
  logLevel: string;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'silent'];

/** Ports by the name of their option. */
const PORT_OPTIONS: Readonly<Record<ServiceName, { readonly flag: string; readonly what: string }>> = {
  pop3: { flag: '--pop3-port', what: 'POP3 port' },
  imap: { flag: '--imap-port', what: 'IMAP port' },
  smtp: { flag: '--smtp-port', what: 'SMTP port' },
  pop3s: { flag: '--pop3s-port', what: 'port for POP3 with TLS from the start (off unless given)' },
  imaps: { flag: '--imaps-port', what: 'port for IMAP with TLS from the start (off unless given)' },
  smtps: { flag: '--smtps-port', what: 'port for submission with TLS from the start (off unless given)' },
  submission: { flag: '--submission-port', what: 'port for submission (off unless given)' },
};

/** Limits that can be set, by the name of their option; `unit` is how many of the limit's own units one is. */
const LIMIT_OPTIONS = [
  { flag: '--max-sessions', limit: 'sessions', unit: 1, what: 'most sessions at once' },
  { flag: '--max-per-address', limit: 'sessionsPerAddress', unit: 1, what: 'most sessions of one address' },
  {
    flag: '--max-per-target',
    limit: 'sessionsPerTarget',
    unit: 1,
    what: 'most sessions with one real server',
  },
  { flag: '--max-rate', limit: 'rate', unit: 1, what: 'most new sessions per second of one address' },
  {
    flag: '--connect-timeout',
    limit: 'connectTimeout',
    unit: 1000,
    what: 'longest wait for a server, in seconds',
  },
  {
    flag: '--idle-timeout',
    limit: 'idleTimeout',
    unit: 1000,
    what: 'longest silence of a session, in seconds',
  },
  { flag: '--max-lifetime', limit: 'lifetime', unit: 1000, what: 'longest session, in seconds' },
] as const satisfies readonly { limit: keyof Limits; [key: string]: unknown }[];

/**
 * Reads the arguments after the program's name, and the environment. Bad ones, `--help` and `--version` print and end
 * the process, as commander does.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  const command = buildCommand();
  command.parse(args, { from: 'user' });
  const values = command.opts<Values & Record<string, unknown>>();
  const missing = values.public ? missingForPublic(values) : [];
  if (missing.length > 0) command.error(`error: --public cannot start:\n- ${missing.join('\n- ')}`);
  const wish = (name: string): PortWish | undefined => {
    const port = values[name] as number | undefined;
    return port === undefined ? undefined : { port, exact: command.getOptionValueSource(name) !== 'default' };
  };
  const services = Object.keys(SERVICES) as ServiceName[];
  const ports = services.flatMap((name) => {
    const found = wish(name === 'submission' ? 'submissionPort' : `${name}Port`);
    return found ? [[name, found] as const] : [];
  });
  return {
    plusok: {
      host: values.host,
      port: wish('port')!,
      ports: Object.fromEntries(ports),
      seed: values.seed,
      domain: values.domain,
      accounts: values.account,
      switches: {
        without: values.without,
        with: values.with,
        misbehave: values.misbehave,
        strict: values.strict,
      },
      allow: [...values.allow, ...values.allowUnverified],
      origins: values.origin,
      public: values.public,
      proxies: values.trustProxy,
      limits: limitsAsked(command),
    },
    open: values.open,
    course: values.course,
    logLevel: values.logLevel,
  };
}

function buildCommand(): Command {
  const command = new Command('plusok')
    .description('A browser playground that teaches SMTP, POP3 and IMAP by letting people speak them.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .showHelpAfterError('(--help lists the options)')
    .addHelpText('after', '\nA list in an environment variable has commas between its items.')
    .addHelpText('after', () => switchesHelp())
    .addOption(option('--host <address>', 'address to listen on').default(DEFAULT_HOST))
    .addOption(
      option('--port <port>', "the page's port; 0 for any free one")
        .default(DEFAULT_PORTS.page)
        .argParser(port),
    );
  for (const [name, { flag, what }] of Object.entries(PORT_OPTIONS)) {
    const made = option(`${flag} <port>`, what).argParser(port);
    if (name in DEFAULT_PORTS) made.default(DEFAULT_PORTS[name as 'pop3' | 'imap' | 'smtp']);
    command.addOption(made);
  }
  for (const { flag, what } of LIMIT_OPTIONS) {
    command.addOption(option(`${flag} <number>`, what).argParser(positive));
  }
  for (const made of switchOptions()) command.addOption(made);
  return command
    .addOption(
      option('--seed <name>', 'the mail the sandbox starts with')
        .choices(Object.keys(SEEDS))
        .default('default'),
    )
    .addOption(
      option('--domain <name>', "the sandbox's mail domain").default(DEFAULT_DOMAIN).argParser(domain),
    )
    .addOption(
      option('--account <name:password>', 'a further account with an empty mailbox')
        .default([], 'none')
        .argParser(list(account)),
    )
    .addOption(
      option('--allow <host:port>', 'a real server that pages may connect to')
        .default([], 'none')
        .argParser(list(allowed(false))),
    )
    .addOption(
      option('--allow-unverified <host:port>', 'the same, and its certificate need not verify')
        .default([], 'none')
        .argParser(list(allowed(true))),
    )
    .addOption(
      option('--origin <url>', 'a further address the page may be opened at')
        .default([], 'none')
        .argParser(list(origin)),
    )
    .addOption(
      option('--trust-proxy <address>', 'a proxy whose X-Forwarded-For is believed')
        .default([], 'none')
        .argParser(list(address)),
    )
    .addOption(option('--public', 'serve the internet: needs a proxy that adds TLS').default(false))
    .addOption(option('--course <folder>', 'a course of your own'))
    .addOption(option('--open', 'open the page in the browser').default(false))
    .addOption(
      option('--log-level <level>', 'how much to log on stderr').choices(LOG_LEVELS).default('warn'),
    );
}

function limitsAsked(command: Command): Partial<Limits> {
  const asked = LIMIT_OPTIONS.flatMap(({ flag, limit, unit }) => {
    const value = command.options.find(({ long }) => long === flag)?.attributeName() ?? '';
    const number = command.getOptionValue(value) as number | undefined;
    return number === undefined ? [] : [[limit, number * unit] as const];
  });
  return Object.fromEntries(asked);
}

function positive(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(text);
}

function port(text: string): number {
  const number = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= 65535)) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return number;
}

function domain(text: string): string {
  const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
  if (text.length > 253 || !new RegExp(`^${label}(?:\\.${label})*$`, 'i').test(text)) {
    throw new InvalidArgumentError(
      'A domain is made of letters, digits and hyphens, with dots between its parts.',
    );
  }
  return text.toLowerCase();
}

function account(text: string): { name: string; password: string } {
  const match = /^([^\s:\x00-\x1f]+):([^\x00-\x1f]+)$/.exec(text);
  if (!match) throw new InvalidArgumentError('An account is NAME:PASSWORD, and the name has no space.');
  return { name: match[1]!, password: match[2]! };
}

const allowed =
  (unverified: boolean) =>
  (text: string): Allowed => {
    try {
      return { ...parseHostPort(text), unverified };
    } catch (error) {
      throw new InvalidArgumentError(`${(error as Error).message}.`);
    }
  };

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash) {
    throw new InvalidArgumentError(
      'An origin is http:// or https://, a host and perhaps a port: http://localhost:5173.',
    );
  }
  return url.origin;
}

function address(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('A proxy is named by its IP address.');
  return text;
}

/** What a server on the internet still needs, or must not have. */
function missingForPublic({ trustProxy, origin, allow, allowUnverified }: Values): string[] {
  return [
    ...(trustProxy.length > 0 ? [] : ['name the proxy that adds TLS: --trust-proxy ADDRESS']),
    ...(origin.some((url) => url.startsWith('https:'))
      ? []
      : ["name the page's address: --origin https://HOST"]),
    ...(allow.length + allowUnverified.length === 0
      ? []
      : ['leave --allow out: strangers reach the sandbox only']),
  ];
}
