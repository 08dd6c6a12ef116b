import { Command, InvalidArgumentError } from 'commander';
import type { Limits } from './limits.ts';
import { list, option, positive } from './option.ts';
import {
  DEFAULT_HOST,
  DEFAULT_PORTS,
  type PlusokOptions,
  SERVICES,
  type ServiceName,
  VERSION,
} from './plusok.ts';
import type { PortWish } from './ports.ts';
import { type SafetyValues, safetyOptions, safetyProblem } from './safety-options.ts';
import { DEFAULT_DOMAIN } from './sandbox/sandbox.ts';
import { SEEDS } from './sandbox/seeds/seeds.ts';
import { type SwitchValues, switchesHelp, switchOptions } from './switch-options.ts';

/** What the command line and the environment ask for. */
export interface CommandLine {
  readonly plusok: PlusokOptions;
  /** Open the page in the browser. */
  readonly open: boolean;
  /** Files of the page's certificate and key, in PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** The folder of a course of one's own. */
  readonly course: string | undefined;
  readonly logLevel: string;
}

interface Values extends SwitchValues, SafetyValues {
  host: string;
  port: number;
  seed: string;
  domain: string;
  account: { name: string; password: string }[];
  course?: string;
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
  const problem = safetyProblem(values);
  if (problem !== undefined) command.error(`error: ${problem}`);
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
      free: values.allowAny ? { private: values.allowPrivate, smtp: values.allowSmtp } : undefined,
      origins: values.origin,
      public: values.public,
      proxies: values.trustProxy,
      limits: {
        ...limitsAsked(command),
        mail: { recipients: values.maxRecipients, octets: values.maxSent * 1024 * 1024 },
      },
    },
    tls:
      values.tlsCert === undefined || values.tlsKey === undefined
        ? undefined
        : { cert: values.tlsCert, key: values.tlsKey },
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
  for (const made of [...safetyOptions(), ...switchOptions()]) command.addOption(made);
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
