import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { findTool, skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import type { MailServer } from './mail-server.ts';
import { AWKWARD, nameOf } from './messages.ts';
import { inFolder, run } from './run.ts';
import { fillInbox, imapClient, SERVERS, sandboxServer } from './servers.ts';

const names = Object.keys(AWKWARD);
const BOXES = ['INBOX', 'Lists', 'Lists/été'];

const account = (kind: string, lines: readonly string[], { user, password }: MailServer) => [
  `[${kind}]`,
  'host = localhost',
  `username = ${user}`,
  `password = ${password}`,
  'auth = PLAIN',
  ...lines,
];

/** One side in clear, the other by STARTTLS; both compressed where the server can. */
const configuration = (folder: string, near: MailServer, far: MailServer) =>
  [
    `database = ${join(folder, 'database')}`,
    'list-mailbox = "*"',
    ...account(
      'local',
      ['type = imap', `port = ${near.ports.imap}`, 'STARTTLS = NO', 'compress = YES'],
      near,
    ),
    ...account(
      'remote',
      ['type = imap', `port = ${far.ports.imap}`, 'STARTTLS = YES', 'compress = YES'],
      far,
    ),
    `SSL_CAfile = ${far.certificateFile}`,
  ].join('\n');

/** What is in a mailbox: each message by name, and its flags. */
async function contents(client: ImapFlow, box: string): Promise<string[]> {
  const lock = await client.getMailboxLock(box);
  const found: string[] = [];
  for await (const { source, flags } of client.fetch('1:*', { source: true, flags: true })) {
    const kept = [...flags!].filter((flag) => flag !== '\\Recent').sort();
    found.push(`${nameOf(source!)} ${kept.join(' ')}`);
  }
  lock.release();
  return found.sort();
}

async function withClients<T>(
  servers: readonly MailServer[],
  job: (...clients: ImapFlow[]) => Promise<T>,
): Promise<T> {
  const clients = servers.map(imapClient);
  await Promise.all(clients.map((client) => client.connect()));
  try {
    return await job(...clients);
  } finally {
    await Promise.all(clients.map((client) => client.logout()));
  }
}

const everything = (server: MailServer) =>
  withClients([server], async (client) => {
    const all: Record<string, string[]> = {};
    for (const box of BOXES) all[box] = await contents(client!, box).catch(() => []);
    return all;
  });

/** It synchronises by CONDSTORE and QRESYNC alone, and asks for news by NOTIFY (RFC 7162, RFC 5465). */
describe.skipIf(skipWithout('interimap')).each(SERVERS)(
  'interimap between $name and a sandbox',
  ({ name, needs, start }) => {
    const skip = skipWithout(...needs);
    const near = withFreshInbox(start, skip);
    let far: MailServer;
    beforeAll(async () => {
      far = await sandboxServer();
    });
    beforeEach(() => fillInbox(far, []));
    afterAll(() => far.stop());

    const inConfiguration = (job: (folder: string) => Promise<void>) =>
      inFolder({}, async (folder) => {
        writeFileSync(join(folder, 'config'), configuration(folder, near, far), { mode: 0o600 });
        await job(folder);
      });
    const synchronise = async (folder: string) => {
      const ran = await run(findTool('interimap')!, [`--config=${join(folder, 'config')}`]);
      expect(ran.code, ran.stderr).toBe(0);
      return ran.stderr;
    };

    it.skipIf(skip)('what is added, flagged and removed on either side is so on both', async () => {
      await inConfiguration(async (folder) => {
        await synchronise(folder);
        expect((await everything(far)).INBOX).toEqual(names.map((name) => `${name} `).sort());
        await withClients([near, far], async (here, there) => {
          await here!.mailboxCreate('Lists/été');
          await here!.append('Lists/été', Buffer.from(AWKWARD.dots!), ['\\Seen', '$Work']);
          await here!.mailboxOpen('INBOX');
          await here!.messageFlagsAdd('1', ['\\Flagged', '$Junk']);
          await here!.messageDelete('2');
          await there!.mailboxOpen('INBOX');
          await there!.messageFlagsAdd('3', ['\\Answered']);
          await there!.messageDelete('4');
          await there!.append('INBOX', Buffer.from(AWKWARD.nested!), ['\\Draft']);
        });
        await synchronise(folder);
        const both = await everything(near);
        expect(both).toEqual(await everything(far));
        expect(both['Lists/été']).toEqual(['dots $Work \\Seen']);
        const kept = names.filter((_, i) => i !== 1 && i !== 3).map((name) => `${name} `);
        kept[0] = `${names[0]} $Junk \\Flagged`;
        kept[1] = `${names[2]} \\Answered`;
        expect(both.INBOX).toEqual([...kept, 'nested \\Draft'].sort());
        expect(await synchronise(folder)).not.toMatch(/Added|Removed|Updated|WARNING/);
        expect(await everything(near)).toEqual(both);
        await withClients([near, far], async (...clients) => {
          for (const client of clients)
            for (const box of ['Lists/été', 'Lists']) await client.mailboxDelete(box).catch(() => undefined);
        });
      });
    });

    // Debian's Dovecot tells it of no message added to the mailbox that it has selected.
    if (name !== 'the sandbox') return;
    it('what changes while it watches goes over at once', async () => {
      await inConfiguration(async (folder) => {
        await synchronise(folder);
        const watcher = watch(folder);
        try {
          const arrives = (wanted: readonly string[], server: MailServer) =>
            vi.waitFor(async () => expect((await everything(server)).INBOX).toEqual(wanted), WAIT);
          await withClients([far], async (there) => {
            await there!.mailboxOpen('INBOX');
            await there!.messageFlagsAdd('1:*', ['\\Seen']);
            await there!.messageDelete('2:*');
          });
          await arrives([`${names[0]} \\Seen`], near);
          await withClients([near], (here) => here!.append('INBOX', Buffer.from(AWKWARD.names!), ['$New']));
          await arrives([`${names[0]} \\Seen`, 'names $New'].sort(), far);
        } finally {
          watcher.kill();
        }
      });
    });
  },
);

const WAIT = { timeout: 20_000, interval: 200 };

const watch = (folder: string): ChildProcess =>
  spawn(findTool('interimap')!, [`--config=${join(folder, 'config')}`, '--watch=60', '--notify'], {
    stdio: 'ignore',
  });
