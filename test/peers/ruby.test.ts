import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import { AWKWARD, nameOf, wholeLines, withoutTrace } from './messages.ts';
import { run } from './run.ts';
import { fillInbox, imapClient, SERVERS } from './servers.ts';

const tour = join(import.meta.dirname, 'ruby_tour.rb');
const names = Object.keys(AWKWARD);
const asSent = Object.values(AWKWARD).map((octets) => nameOf(wholeLines(octets)));
const sendable = Object.entries(AWKWARD).filter(([, octets]) => octets.at(-1) === 10);
const MODES = ['clear', 'starttls', 'tls'] as const;

describe.skipIf(skipWithout('ruby')).each(SERVERS)(
  "Ruby's own clients and $name",
  ({ name, needs, start }) => {
    const skip = skipWithout(...needs);
    const server = withFreshInbox(start, skip);

    /** What the tour printed, each line a message in base64. */
    async function printed(protocol: string, mode: string, port: number, input = ''): Promise<Buffer[]> {
      const { user, password, certificateFile, address } = server;
      const args = [tour, protocol, mode, `${port}`, user, password, certificateFile, address];
      const ran = await run('/usr/bin/ruby', args, { input });
      expect(ran.stderr).toBe('');
      const lines = ran.stdout.toString().trim().split('\n');
      return lines.map((line) => Buffer.from(line, 'base64'));
    }

    it.skipIf(skip).each(MODES)(
      'net/imap: structures, search, sort, threads, move, IDLE, %s',
      async (mode) => {
        const port = mode === 'tls' ? server.ports.imaps : server.ports.imap;
        expect((await printed('imap', mode, port)).map(nameOf)).toEqual(names);
      },
    );

    it.skipIf(skip).each(['clear', 'tls'] as const)(
      'net/pop: fetch all, TOP, RSET, delete, %s',
      async (mode) => {
        const port = mode === 'tls' ? server.ports.pop3s : server.ports.pop3;
        expect((await printed('pop3', mode, port, `${names.length}`)).map(nameOf)).toEqual(asSent);
      },
    );

    // Dovecot takes no mail.
    if (name === 'the sandbox') {
      it.each(['clear', 'starttls'] as const)('net/smtp: every AUTH it knows, %s', async (mode) => {
        await fillInbox(server, []);
        const mails = sendable.map(([, octets]) => Buffer.from(octets).toString('base64'));
        await printed('smtp', mode, server.ports.smtp!, `${mails.join('\n')}\n`);
        const client = imapClient(server);
        await client.connect();
        await client.mailboxOpen('INBOX');
        const got: string[] = [];
        for await (const { source } of client.fetch('1:*', { source: true }))
          got.push(nameOf(withoutTrace(source!)));
        await client.logout();
        expect(got).toEqual(sendable.map(([name]) => name));
      });
    }
  },
);
