import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ImapFlow } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import { AWKWARD, nameOf } from './messages.ts';
import { inFolder, run } from './run.ts';
import { imapClient, SERVERS } from './servers.ts';

const tour = join(import.meta.dirname, 'imaplib_tour.py');
const names = Object.keys(AWKWARD);

async function countOf(client: ImapFlow, mailbox: string): Promise<number | undefined> {
  const status = await client.status(mailbox, { messages: true });
  return status ? status.messages : undefined;
}

describe.each(SERVERS)('IMAP clients and $name', ({ needs, start }) => {
  const skip = skipWithout(...needs);
  const server = withFreshInbox(start, skip);

  describe.skipIf(skip)('do real jobs', () => {
    const modes = ['clear', 'starttls', 'tls'] as const;
    const portOf = (mode: (typeof modes)[number]) =>
      mode === 'tls' ? server.ports.imaps : server.ports.imap;

    it.skipIf(skipWithout('python3')).each(modes)(
      'imaplib: fetch, search, copy, store, expunge, append, %s',
      async (mode) => {
        const trusted = mode === 'clear' ? [] : [server.certificateFile];
        const ran = await run('python3', [
          tour,
          `${portOf(mode)}`,
          server.user,
          server.password,
          mode,
          ...trusted,
        ]);
        expect(ran.stderr).toBe('');
        const got = ran.stdout.toString().trim().split('\n');
        expect(got.map((line) => nameOf(Buffer.from(line, 'base64')))).toEqual(names);
      },
    );

    it.skipIf(skipWithout('curl')).each(modes)('curl: fetch, one part, search, append, %s', async (mode) => {
      const secure =
        mode === 'clear'
          ? []
          : ['--cacert', server.certificateFile, ...(mode === 'starttls' ? ['--ssl-reqd'] : [])];
      const base = `${mode === 'tls' ? 'imaps' : 'imap'}://localhost:${portOf(mode)}/INBOX`;
      const curl = (url: string, ...more: string[]) =>
        run('curl', ['-sS', ...secure, '-u', `${server.user}:${server.password}`, ...more, base + url]);
      const got = [];
      for (let index = 1; index <= names.length; index++)
        got.push((await curl(`;MAILINDEX=${index}`)).stdout);
      expect(got.map(nameOf)).toEqual(names);
      const part = await curl(`;MAILINDEX=${names.indexOf('nested') + 1};SECTION=3`);
      expect(part.stdout.toString()).toBe('UMOocmUgTm/Dq2w=');
      expect((await curl('?SUBJECT%20dots')).stdout.toString()).toMatch(/^\* SEARCH 2\r\n/);
      const asked = await curl('', '-X', 'FETCH 2 (FLAGS RFC822.SIZE)');
      expect(asked.stdout.toString()).toContain(`RFC822.SIZE ${AWKWARD.dots!.length}`);
      await inFolder({ mail: 'Subject: by curl\r\n\r\nbody\r\n' }, async (folder) => {
        expect((await curl('', '-T', join(folder, 'mail'))).code).toBe(0);
      });
      expect((await curl(`;MAILINDEX=${names.length + 1}`)).stdout.toString()).toBe(
        'Subject: by curl\r\n\r\nbody\r\n',
      );
    });

    it('imapflow: fetch with structure, search, flags, move, and IDLE sees a delivery, a flag and a deletion', async () => {
      const client = imapClient(server);
      await client.connect();
      const box = await client.mailboxOpen('INBOX');
      expect(box.exists).toBe(names.length);
      const got: string[] = [];
      for await (const message of client.fetch('1:*', {
        source: true,
        envelope: true,
        bodyStructure: true,
        uid: true,
      })) {
        got.push(nameOf(message.source!));
        if (got.at(-1) === 'nested') {
          const parts = message.bodyStructure!.childNodes!;
          expect(parts.map((part) => part.type)).toEqual([
            'multipart/alternative',
            'message/rfc822',
            'text/plain',
          ]);
          expect(parts[2]!.parameters?.name).toBe('résumé.txt');
        }
        if (got.at(-1) === 'names') expect(message.envelope!.subject).toBe('été à la mer');
      }
      expect(got).toEqual(names);
      expect(await client.search({ subject: 'dots' })).toEqual([2]);
      await client.messageFlagsAdd('2', ['\\Flagged', '$Important']);
      expect(
        [...((await client.fetchOne('2', { flags: true })) || { flags: new Set() }).flags!].sort(),
      ).toEqual(expect.arrayContaining(['$Important', '\\Flagged']));
      await client.mailboxCreate('Archive/2026').catch(() => undefined);
      await client.messageMove('1', 'Archive/2026');
      expect(await countOf(client, 'Archive/2026')).toBeGreaterThanOrEqual(1);
      const arrived = new Promise<number>((resolve) => client.on('exists', (data) => resolve(data.count)));
      const idling = client.idle();
      const other = imapClient(server);
      await other.connect();
      await other.append('INBOX', Buffer.from('Subject: while idle\r\n\r\nbody\r\n'));
      expect(await arrived).toBe(names.length);
      const flagged = new Promise<number>((resolve) => client.on('flags', (data) => resolve(data.seq)));
      const expunged = new Promise<boolean>((resolve) => client.on('expunge', () => resolve(true)));
      await other.mailboxOpen('INBOX');
      await other.messageFlagsAdd('3', ['\\Answered']);
      expect(await flagged).toBe(3);
      await other.messageDelete('1');
      expect(await expunged).toBe(true);
      await other.logout();
      await client.noop();
      await idling;
      await client.logout();
    });

    it.skipIf(skipWithout('mbsync'))('mbsync: two-way, and the second run changes nothing', async () => {
      const rc =
        `IMAPAccount server\nHost localhost\nPort ${server.ports.imaps}\nUser ${server.user}\nPass ${server.password}\nSSLType IMAPS\n` +
        `CertificateFile ${server.certificateFile}\n\nIMAPStore far\nAccount server\n\nMaildirStore near\nPath ./near/\nInbox ./near/INBOX\n` +
        '\nChannel all\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nExpunge Both\nSyncState *\n';
      await inFolder({ mbsyncrc: rc }, async (folder) => {
        mkdirSync(join(folder, 'near'));
        const sync = () => run('mbsync', ['-c', 'mbsyncrc', 'all'], { cwd: folder, env: { HOME: folder } });
        const first = await sync();
        expect(first.code, first.stderr).toBe(0);
        const box = join(folder, 'near/INBOX');
        const listing = () =>
          ['cur', 'new']
            .flatMap((name) => readdirSync(join(box, name)).map((file) => join(box, name, file)))
            .sort();
        const before = listing();
        expect(before).toHaveLength(names.length);
        const stored = before.map((file) =>
          readFileSync(file, 'latin1')
            .replace(/^X-TUID: .*\n/m, '')
            .replace(/\n/g, '\r\n'),
        );
        expect(stored.map((text) => nameOf(Buffer.from(text, 'latin1'))).sort()).toEqual([...names].sort());
        const state = () => listing().map((file) => `${file} ${statSync(file).mtimeMs}`);
        const unchanged = state();
        const second = await sync();
        expect(second.code, second.stderr).toBe(0);
        expect(state()).toEqual(unchanged);
        const client = imapClient(server);
        await client.connect();
        expect(await countOf(client, 'INBOX')).toBe(names.length);
        // A message deleted on either side goes on the other.
        rmSync(listing()[0]!);
        await client.mailboxOpen('INBOX');
        await client.messageDelete(`${names.length}`);
        const third = await sync();
        expect(third.code, third.stderr).toBe(0);
        expect(listing()).toHaveLength(names.length - 2);
        await client.noop();
        expect(await countOf(client, 'INBOX')).toBe(names.length - 2);
        await client.logout();
      });
    });

    it.skipIf(skipWithout('mutt')).each(modes)(
      'mutt: opens INBOX and saves every message, %s',
      async (mode) => {
        const url = `${mode === 'tls' ? 'imaps' : 'imap'}://localhost:${portOf(mode)}/INBOX`;
        const rc =
          `set ssl_starttls=${mode === 'starttls' ? 'yes' : 'no'}\nset ssl_force_tls=no\nset ssl_ca_certificates_file="${server.certificateFile}"\n` +
          `set imap_user="${server.user}"\nset imap_pass="${server.password}"\nset mbox_type=mbox\n` +
          'set wait_key=no\nset confirmappend=no\nset confirmcreate=no\nset quit=yes\nset move=no\nset timeout=1\nset header_cache=""\nset crypt_use_gpgme=no\n' +
          `push "<pipe-message>true<enter><first-entry>${'<pipe-message>cat >> saved<enter><next-entry>'.repeat(names.length)}<exit>"\n`;
        await inFolder({ muttrc: rc }, async (folder) => {
          const command = `timeout --foreground 50 mutt -n -F muttrc -f ${url}`;
          const ran = await run('script', ['-qec', command, '/dev/null'], {
            cwd: folder,
            env: { HOME: folder, TERM: 'xterm' },
          });
          expect(ran.code, ran.stdout.toString()).toBe(0);
          const saved = readFileSync(join(folder, 'saved'), 'latin1');
          for (const [name, bytes] of Object.entries(AWKWARD)) {
            const body = Buffer.from(bytes)
              .toString('latin1')
              .replace(/\r\n/g, '\n')
              .split('\n\n')
              .slice(1)
              .join('\n\n');
            expect(saved.includes(body.trimEnd()), name).toBe(true);
          }
        });
      },
    );
  });
});
