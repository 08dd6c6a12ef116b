import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTool, skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import { AWKWARD, nameOf, wholeLines } from './messages.ts';
import { inFolder, run } from './run.ts';
import { imapClient, SERVERS } from './servers.ts';

const tour = join(import.meta.dirname, 'c_client_tour.php');
const names = Object.keys(AWKWARD);
const asSent = Object.values(AWKWARD).map((octets) => nameOf(wholeLines(octets)));

/**
 * The library of alpine and of PHP, by the author of IMAP. It trusts the system's certificates alone, and by STARTTLS it
 * speaks TLS 1.0, which neither server does.
 */
describe.each(SERVERS)('c-client and $name', ({ needs, start }) => {
  const skip = skipWithout(...needs);
  const server = withFreshInbox(start, skip);

  const MODES = [
    ['clear', '/notls'],
    ['tls', '/ssl/novalidate-cert'],
  ] as const;

  const php = async (protocol: 'imap' | 'pop3', mode: string, flags: string) => {
    const port = server.ports[mode === 'tls' ? (`${protocol}s` as const) : protocol];
    const { user, password } = server;
    const ran = await run('/usr/bin/php', [tour, protocol, flags, `${port}`, user, password]);
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    const lines = ran.stdout.toString().trim().split('\n');
    return lines.map((line) => nameOf(Buffer.from(line, 'base64')));
  };

  describe.skipIf(skip || skipWithout('php'))('by PHP', () => {
    it.each(MODES)('IMAP: parts, overviews, search, sort, threads, mailboxes, %s', async (mode, flags) => {
      expect(await php('imap', mode, flags)).toEqual(names);
    });
    it.each(MODES)('POP3: parts, overviews, search, sort, deletion, %s', async (mode, flags) => {
      expect(await php('pop3', mode, flags)).toEqual(asSent);
    });
  });

  it.skipIf(skip || skipWithout('mailutil'))(
    'mailutil: checks, fetches all and appends it elsewhere, prunes',
    async () => {
      await inFolder({}, async (folder) => {
        const remote = (name: string) =>
          `{127.0.0.1:${server.ports.imap}/imap/notls/user=${server.user}}${name}`;
        const mailutil = async (...args: string[]) => {
          const input = `${server.password}\n`.repeat(3);
          const ran = await run(findTool('mailutil')!, args, { cwd: folder, env: { HOME: folder }, input });
          return ran.stdout.toString() + ran.stderr;
        };
        expect(await mailutil('check', remote('INBOX'))).toContain(`${names.length} total`);
        await mailutil('copy', remote('INBOX'), remote('Util')); // it is silent
        expect(await mailutil('prune', remote('Util'), 'SUBJECT dots')).toContain('1 message(s) purged');
        const client = imapClient(server);
        await client.connect();
        await client.mailboxOpen('Util');
        const got: string[] = [];
        for await (const { source } of client.fetch('1:*', { source: true })) got.push(nameOf(source!));
        await client.mailboxClose();
        await client.mailboxDelete('Util');
        await client.logout();
        expect(got).toEqual(names.filter((name) => name !== 'dots'));
      });
    },
  );
});
