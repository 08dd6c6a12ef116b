import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs from Debian's packages that take part in the tests, and the package of each. */
export const PACKAGES = {
  chromium: 'chromium',
  dovecot: 'dovecot-imapd dovecot-pop3d',
  postfix: 'postfix',
  curl: 'curl',
  mbsync: 'isync',
  fetchmail: 'fetchmail',
  getmail: 'getmail6',
  mpop: 'mpop',
  msmtp: 'msmtp',
  swaks: 'swaks',
  mutt: 'mutt',
  neomutt: 'neomutt',
  offlineimap: 'offlineimap3',
  imapfilter: 'imapfilter',
  interimap: 'interimap',
  's-nail': 's-nail',
  'Mail/IMAPClient.pm': 'libmail-imapclient-perl libio-socket-ssl-perl',
  telnet: 'telnet',
  python3: 'python3',
  ruby: 'ruby',
  php: 'php-cli php-imap',
  'Horde/Imap/Client/Socket.php': 'php-cli php-horde-imap-client',
  mailutil: 'uw-mailutils',
  websockify: 'websockify',
} as const;

export type Tool = keyof typeof PACKAGES;

/** Where Debian puts what is a module of Perl or PHP rather than a program. */
const MODULES = ['/usr/share/perl5', '/usr/share/php'];

/** The program's path, or undefined where it is not installed. */
export function findTool(tool: Tool): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', ...MODULES];
  return folders.map((folder) => join(folder, tool)).find((path) => existsSync(path));
}

export function missingTools(): Tool[] {
  return (Object.keys(PACKAGES) as Tool[]).filter((tool) => !findTool(tool));
}

/** True when tests that need `tools` must be skipped. In CI a missing one is a failure instead. */
export function skipWithout(...tools: Tool[]): boolean {
  const missing = tools.filter((tool) => !findTool(tool));
  if (missing.length > 0 && process.env.CI) throw new Error(`not installed: ${missing.join(', ')}`);
  return missing.length > 0;
}
