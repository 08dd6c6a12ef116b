import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { ANY_PORT } from '../../relay/ports.ts';
import { startPlusok } from '../support/server.ts';
import type { Tool } from '../support/tools.ts';
import { startDovecot } from './dovecot.ts';
import type { MailServer } from './mail-server.ts';
import { AWKWARD } from './messages.ts';

/** The sandbox, whole, with an account of its own and TLS ports. */
export async function sandboxServer(): Promise<MailServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plusok-peer-'));
  const plusok = await startPlusok({
    seed: 'empty',
    accounts: [{ name: 'peer', password: 'secret' }],
    ports: { pop3s: ANY_PORT, imaps: ANY_PORT },
  });
  const certificateFile = join(folder, 'trusted.pem');
  writeFileSync(certificateFile, plusok.certificate);
  const { pop3, imap, smtp, pop3s, imaps } = plusok.ports;
  return {
    name: 'the sandbox',
    ports: { pop3, imap, smtp, pop3s: pop3s!, imaps: imaps! },
    user: 'peer',
    password: 'secret',
    address: 'peer@plusok.test',
    certificateFile,
    async stop() {
      await plusok.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function dovecotServer(): Promise<MailServer> {
  const dovecot = await startDovecot({ users: { nicolas: 'mot_passe' } });
  const certificateFile = join(dovecot.folder, 'trusted.pem');
  writeFileSync(certificateFile, dovecot.certificate);
  return {
    name: 'Dovecot',
    ports: dovecot.ports,
    user: 'nicolas',
    password: 'mot_passe',
    address: 'nicolas@localhost',
    certificateFile,
    stop: dovecot.stop,
  };
}

export function imapClient(server: MailServer): ImapFlow {
  return new ImapFlow({
    host: '127.0.0.1',
    port: server.ports.imap,
    secure: false,
    auth: { user: server.user, pass: server.password },
    tls: { rejectUnauthorized: false },
    logger: false,
  });
}

/** Empties INBOX and appends the messages, in order. */
export async function fillInbox(
  server: MailServer,
  messages: Iterable<Uint8Array> = Object.values(AWKWARD),
): Promise<void> {
  const client = imapClient(server);
  await client.connect();
  await client.mailboxOpen('INBOX');
  await client.messageDelete('1:*').catch(() => false);
  for (const message of messages) await client.append('INBOX', Buffer.from(message));
  await client.logout();
}

/** The servers that every client suite runs against. */
export const SERVERS: readonly { name: string; needs: readonly Tool[]; start: () => Promise<MailServer> }[] =
  [
    { name: 'the sandbox', needs: [], start: sandboxServer },
    { name: 'Dovecot', needs: ['dovecot'], start: dovecotServer },
  ];
