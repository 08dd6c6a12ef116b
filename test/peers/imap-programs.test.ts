import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skipWithout } from '../support/tools.ts';
import { withFreshInbox } from './fresh-inbox.ts';
import { AWKWARD, nameOf } from './messages.ts';
import { inFolder, run } from './run.ts';
import { imapClient, SERVERS } from './servers.ts';

const names = Object.keys(AWKWARD);
const tour = join(import.meta.dirname, 'mail_imapclient_tour.pl');
const deflate = join(import.meta.dirname, 'imaplib_deflate.py');

/** The text of a message as a program keeps it that writes LF for CRLF, without its header. */
const bodies = Object.entries(AWKWARD).map(([name, bytes]) => {
  const text = Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n');
  return [name, text.slice(text.indexOf('\n\n') + 2).trimEnd()] as const;
});

const fetched = (lines: readonly string[]) =>
  lines.map((line) => nameOf(Buffer.from(line.split(' ')[0]!, 'base64')));

describe.each(SERVERS)('programs that read mail by IMAP and $name', ({ name, needs, start }) => {
  const skip = skipWithout(...needs);
  const isSandbox = name === 'the sandbox';
  const server = withFreshInbox(start, skip);

  describe.skipIf(skip)('do real jobs', () => {
    it.skipIf(skipWithout('Mail/IMAPClient.pm')).each(['clear', 'tls'] as const)(
      'Mail::IMAPClient: structures, search, sort, append, move, IDLE, DEFLATE, %s',
      async (mode) => {
        const port = mode === 'tls' ? server.ports.imaps : server.ports.imap;
        const trusted = mode === 'tls' ? [server.certificateFile] : [];
        // Debian's perl, whatever other one is in the path: the module belongs to it.
        const ran = await run('/usr/bin/perl', [tour, `${port}`, server.user, server.password, ...trusted]);
        expect(ran.stderr).toBe('');
        const lines = ran.stdout.toString().trim().split('\n');
        expect(fetched(lines.slice(0, names.length))).toEqual(names);
        expect(lines[names.indexOf('nested')]).toMatch(/ MULTIPART,MIXED,1,1\.1,1\.2,2,2\.HEAD,2\.1,3$/i);
        const rest = lines.slice(names.length);
        expect(rest).toContain('FLAGS \\Flagged \\Seen');
        expect(rest).toContain('MOVED 1');
        expect(rest).toContain('FOUND 1');
        expect(rest).toContain(`SORTED ${names.length}`);
        expect(rest.includes('DEFLATE')).toBe(isSandbox);
        if (isSandbox) expect(fetched(rest.slice(rest.indexOf('DEFLATE') + 1))).toEqual(names);
      },
    );

    // Debian's Dovecot has it in a plugin that this suite does not load.
    if (isSandbox) {
      it.skipIf(skipWithout('python3'))("COMPRESS=DEFLATE as Python's zlib has it (RFC 4978)", async () => {
        const ran = await run('python3', [deflate, `${server.ports.imap}`, server.user, server.password]);
        expect(ran.stderr).toBe('');
        expect(fetched(ran.stdout.toString().trim().split('\n'))).toEqual(names);
      });
    }

    it.skipIf(skipWithout('neomutt')).each(['clear', 'starttls', 'tls'] as const)(
      'neomutt: CONDSTORE and QRESYNC, with what it kept of the first run, %s',
      async (mode) => {
        const scheme =
          mode === 'tls'
            ? `imaps://localhost:${server.ports.imaps}`
            : `imap://localhost:${server.ports.imap}`;
        const rc = [
          `set imap_user="${server.user}" imap_pass="${server.password}" header_cache=headers`,
          'set imap_condstore=yes imap_qresync=yes wait_key=no quit=yes move=no timeout=1 sort=mailbox-order',
          `set ssl_force_tls=no ssl_starttls=${mode === 'starttls' ? 'yes' : 'no'} ssl_ca_certificates_file="${server.certificateFile}"`,
          `push "<pipe-message>true<enter><first-entry>${'<pipe-message>cat >> saved<enter><next-entry>'.repeat(names.length)}<exit>"`,
        ].join('\n');
        await inFolder({ neomuttrc: rc }, async (folder) => {
          const open = async () => {
            const command = `timeout --foreground 50 neomutt -n -F neomuttrc -f ${scheme}/INBOX`;
            const env = { HOME: folder, TERM: 'xterm' };
            return run('script', ['-qec', command, '/dev/null'], { cwd: folder, env });
          };
          for (const times of [1, 2]) {
            const ran = await open();
            expect(ran.code, ran.stdout.toString()).toBe(0);
            const saved = readFileSync(join(folder, 'saved'), 'latin1');
            for (const [which, body] of bodies) {
              expect(body === '' ? times + 1 : saved.split(body).length, which).toBeGreaterThan(times);
            }
          }
        });
      },
    );

    it.skipIf(skipWithout('offlineimap'))(
      'offlineimap: to a Maildir, and changes back, over TLS',
      async () => {
        const rc =
          '[general]\naccounts = a\nui = quiet\n[Account a]\nlocalrepository = near\nremoterepository = far\n' +
          '[Repository near]\ntype = Maildir\nlocalfolders = mail\n[Repository far]\ntype = IMAP\nremotehost = localhost\n' +
          `remoteport = ${server.ports.imaps}\nremoteuser = ${server.user}\nremotepass = ${server.password}\nssl = yes\n` +
          `sslcacertfile = ${server.certificateFile}\nfolderfilter = lambda name: name == "INBOX"\n`;
        await inFolder({ rc }, async (folder) => {
          const sync = async () => {
            const ran = await run('offlineimap', ['-c', 'rc', '-o'], { cwd: folder, env: { HOME: folder } });
            expect(ran.code, ran.stderr + ran.stdout.toString()).toBe(0);
          };
          const files = () =>
            ['cur', 'new'].flatMap((part) =>
              readdirSync(join(folder, 'mail/INBOX', part)).map((file) =>
                join(folder, 'mail/INBOX', part, file),
              ),
            );
          await sync();
          const kept = files().map((file) =>
            readFileSync(file, 'latin1').replace(/^X-OfflineIMAP: .*\n/m, ''),
          );
          const got = kept.map((text) => nameOf(Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1')));
          // Multipart messages it writes afresh, by Python's email package: of those the attachment must be whole.
          expect(got.filter((each) => !each.startsWith('other')).sort()).toEqual(
            names.filter((each) => each !== 'nested').sort(),
          );
          expect(kept.filter((text) => text.includes('UMOocmUgTm/Dq2w='))).toHaveLength(1);
          const client = imapClient(server);
          await client.connect();
          await client.mailboxOpen('INBOX');
          await client.messageDelete('1');
          await client.logout();
          await sync();
          expect(files()).toHaveLength(names.length - 1);
        });
      },
    );

    it.skipIf(skipWithout('imapfilter'))('imapfilter: searches, copies, flags and deletes', async () => {
      const script = `
        options.starttls = false
        options.timeout = 20
        box = IMAP { server = '127.0.0.1', port = ${server.ports.imap}, username = '${server.user}', password = '${server.password}' }
        found = box.INBOX:contain_subject('dots') + box.INBOX:is_larger(2000)
        box:create_mailbox('Lua')
        found:copy_messages(box.Lua)
        for _, message in ipairs(box.Lua:select_all()) do
          local mailbox, uid = table.unpack(message)
          print('GOT ' .. #mailbox[uid]:fetch_message())
        end
        box.Lua:select_all():mark_flagged()
        print('FLAGGED ' .. #box.Lua:is_flagged())
        box.Lua:select_all():delete_messages()
        box:delete_mailbox('Lua')
      `;
      await inFolder({ 'config.lua': script }, async (folder) => {
        const ran = await run('imapfilter', ['-c', 'config.lua'], { cwd: folder, env: { HOME: folder } });
        expect(ran.code, ran.stderr).toBe(0);
        const lines = ran.stdout.toString().split('\n');
        const sizes = [AWKWARD.dots!.length, AWKWARD.octets!.length];
        expect(lines.filter((line) => line.startsWith('GOT'))).toEqual(sizes.map((size) => `GOT ${size}`));
        expect(lines).toContain('FLAGGED 2');
      });
    });

    it.skipIf(skipWithout('s-nail'))('s-nail: prints and deletes by IMAP, then by POP3', async () => {
      const { imap, pop3 } = server.ports;
      const at = (scheme: string, port: number) =>
        `${scheme}://${server.user}:${server.password}@127.0.0.1:${port}${scheme === 'imap' ? '/INBOX' : ''}`;
      const mail = (url: string, input: string) =>
        run('s-nail', ['-n', '-S', 'v15-compat', '-S', 'tls-verify=ignore', '-f', url], { input });
      const byImap = await mail(at('imap', imap), 'p 1\nd 2\nq\n');
      expect(byImap.stdout.toString()).toContain('\nhello\n');
      const byPop3 = await mail(at('pop3', pop3), 'p 2\nx\n');
      expect(byPop3.stdout.toString()).toMatch(/^Subject: empty$/m);
    });
  });
});
