import { isIP } from 'node:net';
import { InvalidArgumentError, type Option } from 'commander';
import { DEFAULT_LIMITS } from './limits.ts';
import { list, option, positive } from './option.ts';
import { type Allowed, parseHostPort } from './targets.ts';

/** The options that say who may use the relay and what it may reach, as commander reads them. */
export interface SafetyValues {
  allow: Allowed[];
  allowUnverified: Allowed[];
  allowAny: boolean;
  allowSmtp: boolean;
  allowPrivate: boolean;
  origin: string[];
  public: boolean;
  tlsCert?: string;
  tlsKey?: string;
  maxRecipients: number;
  maxSent: number;
  trustProxy: string[];
}

/** Who may reach what. */
export function safetyOptions(): Option[] {
  const several = (flags: string, what: string, read: (text: string) => unknown) =>
    option(flags, what).default([], 'none').argParser(list(read));
  const off = (flags: string, what: string) => option(flags, what).default(false);
  return [
    several('--allow <host:port>', 'a real server that pages may connect to', allowed(false)),
    several('--allow-unverified <host:port>', 'the same, and its certificate need not verify', allowed(true)),
    off('--allow-any', 'pages may name any POP3 or IMAP server of the internet themselves'),
    off('--allow-smtp', 'with --allow-any: SMTP servers too'),
    off('--allow-private', 'with --allow-any: servers of this machine and its networks too'),
    option('--max-recipients <number>', 'most recipients a session may name to a real server')
      .default(DEFAULT_LIMITS.mail.recipients)
      .argParser(positive),
    option('--max-sent <number>', 'most MiB a session may send to a real server')
      .default(DEFAULT_LIMITS.mail.octets / (1024 * 1024))
      .argParser(positive),
    several('--origin <url>', 'a further address the page may be opened at', origin),
    several('--trust-proxy <address>', 'a proxy whose X-Forwarded-For is believed', address),
    option('--tls-cert <file>', "the page's certificate and its chain, in PEM: the page is at https"),
    option('--tls-key <file>', 'its private key, in PEM'),
    off('--public', 'serve the internet: needs TLS, or a proxy that adds it'),
  ];
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

/** What forbids to start with these options, or undefined. */
export function safetyProblem(values: SafetyValues): string | undefined {
  const missing = values.public ? missingForPublic(values) : [];
  if (missing.length > 0) return `--public cannot start:\n- ${missing.join('\n- ')}`;
  return strayOption(values);
}

/** An option that says nothing without another. */
function strayOption({
  allowAny,
  allowSmtp,
  allowPrivate,
  tlsCert,
  tlsKey,
}: SafetyValues): string | undefined {
  if (allowSmtp && !allowAny) return '--allow-smtp goes with --allow-any';
  if (allowPrivate && !allowAny) return '--allow-private goes with --allow-any';
  if ((tlsCert === undefined) !== (tlsKey === undefined)) return '--tls-cert and --tls-key go together';
  return undefined;
}

/** What a server on the internet still needs, or must not have. */
function missingForPublic({
  trustProxy,
  tlsCert,
  origin,
  allow,
  allowUnverified,
  allowAny,
}: SafetyValues): string[] {
  return [
    ...(trustProxy.length > 0 || tlsCert !== undefined
      ? []
      : [
          'give a certificate, --tls-cert FILE --tls-key FILE, or name the proxy that adds TLS: --trust-proxy ADDRESS',
        ]),
    ...(origin.some((url) => url.startsWith('https:'))
      ? []
      : ["name the page's address: --origin https://HOST"]),
    ...(allow.length + allowUnverified.length === 0 && !allowAny
      ? []
      : ['leave --allow and --allow-any out: strangers reach the sandbox only']),
  ];
}
