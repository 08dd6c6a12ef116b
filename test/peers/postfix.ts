import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findTool } from '../support/tools.ts';
import { freePorts } from './free-ports.ts';
import { greets } from './greets.ts';

/** Debian's Postfix as a child process on one free loopback port; mail for `plusok.test` goes into one Maildir. */
export interface Postfix {
  readonly port: number;
  /** Settles when everything taken is in the Maildir. */
  delivered(): Promise<void>;
  /** Empties the Maildir. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Postfix with its queue below `parent` ("/dev/shm" for a memory disk). It needs root. */
export async function startPostfix(parent = tmpdir()): Promise<Postfix> {
  const folder = mkdtempSync(join(parent, 'plusok-postfix-'));
  chmodSync(folder, 0o755);
  for (const name of ['queue', 'data', 'config', 'mail']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  execFileSync('chown', [String(OWNER), join(folder, 'mail')]);
  const [port] = (await freePorts(1)) as [number];
  writeFileSync(join(folder, 'config/main.cf'), mainCf(folder));
  writeFileSync(join(folder, 'config/master.cf'), masterCf(port));
  const child = spawn(findTool('postfix')!, ['-c', join(folder, 'config'), 'start-fg'], { stdio: 'ignore' });
  for (let tries = 0; !(await greets(port)); tries++) {
    if (tries === 200 || child.exitCode !== null) throw new Error('Postfix did not answer');
    await sleep(50);
  }
  return {
    port,
    delivered: async () => {
      while (queued(folder)) await sleep(5);
    },
    clear: async () => rmSync(join(folder, 'mail/sink'), { recursive: true, force: true }),
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      execFileSync(findTool('postfix')!, ['-c', join(folder, 'config'), 'stop'], { stdio: 'ignore' });
      await gone;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** "nobody" owns the Maildir: Postfix delivers to no account below 100. */
const OWNER = 65_534;

function queued(folder: string): boolean {
  return ['maildrop', 'incoming', 'active'].some(
    (name) => readdirSync(join(folder, 'queue', name)).length > 0,
  );
}

const mainCf = (folder: string) => `compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.plusok.test
mydestination =
virtual_mailbox_domains = plusok.test
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:sink/
virtual_uid_maps = static:${OWNER}
virtual_gid_maps = static:${OWNER}
smtpd_recipient_restrictions = permit_mynetworks
mynetworks = 127.0.0.0/8
maillog_file = /dev/null
maillog_file_prefixes = /dev
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
`;

const masterCf = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
virtual unix - n n - - virtual
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
showq unix n - n - - showq
`;
