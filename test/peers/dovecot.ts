import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from 'selfsigned';
import { findTool } from '../support/tools.ts';
import { freePorts } from './free-ports.ts';
import { greets } from './greets.ts';

/** Debian's Dovecot as a child process, on free loopback ports, with its files in a folder of its own. */
export interface Dovecot {
  readonly ports: {
    readonly pop3: number;
    readonly imap: number;
    readonly pop3s: number;
    readonly imaps: number;
  };
  /** The self-signed certificate it shows, for `localhost` and 127.0.0.1, in PEM. */
  readonly certificate: string;
  /** Where each user's Maildir is: `mail/<user>`. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface DovecotOptions {
  readonly users?: Readonly<Record<string, string>>;
  /** Where mails are kept, "/dev/shm" for a memory disk. */
  readonly parent?: string;
  /** Plain-text passwords without TLS; on unless told otherwise. */
  readonly clearText?: boolean;
}

/** Starts Dovecot and waits until it answers. The caller stops it. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const folder = mkdtempSync(join(options.parent ?? tmpdir(), 'plusok-dovecot-'));
  chmodSync(folder, 0o755);
  for (const name of ['run', 'mail', 'state']) mkdirSync(join(folder, name));
  const [pop3, imap, pop3s, imaps] = (await freePorts(4)) as [number, number, number, number];
  const ports = { pop3, imap, pop3s, imaps };
  const keys = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  writeFileSync(join(folder, 'cert.pem'), keys.cert);
  writeFileSync(join(folder, 'key.pem'), keys.private, { mode: 0o600 });
  writeFileSync(join(folder, 'users'), passwdFile(options.users ?? { nicolas: 'mot_passe' }, folder));
  writeFileSync(join(folder, 'dovecot.conf'), configuration(folder, ports, options.clearText ?? true));
  const child = spawn(findTool('dovecot')!, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' });
  await answers(child, imap, folder);
  return { ports, certificate: keys.cert, folder, stop: () => stop(child, folder) };
}

function passwdFile(users: Readonly<Record<string, string>>, folder: string): string {
  const { uid, gid } = mailOwner();
  return Object.entries(users)
    .map(([name, password]) => {
      const home = join(folder, 'mail', name);
      mkdirSync(home, { recursive: true });
      execFileSync('chown', ['-R', `${uid}:${gid}`, join(folder, 'mail')]);
      return `${name}:{PLAIN}${password}:${uid}:${gid}::${home}\n`;
    })
    .join('');
}

/** Dovecot refuses to deliver as root: its own system user then owns the mail. */
function mailOwner(): { uid: number; gid: number } {
  const { uid, gid } = userInfo();
  if (uid !== 0) return { uid, gid };
  const id = (flag: string) => Number(execFileSync('id', [flag, 'mail'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function configuration(folder: string, ports: Dovecot['ports'], clearText: boolean): string {
  const root = userInfo().uid === 0;
  const me = userInfo().username;
  const user = root
    ? ''
    : `default_internal_user = ${me}\ndefault_login_user = ${me}\ndefault_internal_group = ${me}\n`;
  const service = (name: string, clear: number, tls: number) => `
service ${name}-login {
  ${root ? '' : 'chroot =\n'}
  process_min_avail = 2
  service_count = 0
  inet_listener ${name} {
    address = 127.0.0.1
    port = ${clear}
  }
  inet_listener ${name}s {
    address = 127.0.0.1
    port = ${tls}
    ssl = yes
  }
}`;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = pop3 imap
listen = 127.0.0.1
${user}
mail_location = maildir:~/Maildir
mail_fsync = never
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 1000
disable_plaintext_auth = ${clearText ? 'no' : 'yes'}
auth_failure_delay = 0
mailbox_idle_check_interval = 1 s
auth_mechanisms = plain login cram-md5
ssl = yes
ssl_cert = <${folder}/cert.pem
ssl_key = <${folder}/key.pem
ssl_min_protocol = TLSv1.2
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = passwd-file
  args = ${folder}/users
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap {
  process_limit = 1024
}
service pop3 {
  process_limit = 1024
}
service anvil {
  ${root ? '' : 'chroot =\n'}
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  ${root ? '' : 'chroot =\n'}
}
${service('pop3', ports.pop3, ports.pop3s)}
${service('imap', ports.imap, ports.imaps)}
`;
}

async function answers(child: ChildProcess, port: number, folder: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`Dovecot stopped with ${child.exitCode}; see ${folder}/log`);
    if (await greets(port)) return;
    await sleep(50);
  }
  throw new Error('Dovecot did not answer within ten seconds');
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null) {
    child.kill('SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
