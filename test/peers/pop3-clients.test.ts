import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Pop3Command from 'node-pop3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTool, skipWithout } from '../support/tools.ts';
import type { MailServer } from './mail-server.ts';
import { AWKWARD, nameOf, wholeLines } from './messages.ts';
import { inFolder, run } from './run.ts';
import { fillInbox, SERVERS } from './servers.ts';

const python = join(import.meta.dirname, 'poplib_fetch.py');

const asSent = Object.values(AWKWARD).map((octets) => Buffer.from(wholeLines(octets)));
const named = (messages: readonly Buffer[]) => messages.map((each) => nameOf(each));
const expected = named(asSent);
const withCrlf = (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');

/** The messages of a Maildir's `new`, as CRLF, in the order of `asSent`; what is not among them last. */
function fromMaildir(folder: string): Buffer[] {
  const found = readdirSync(join(folder, 'new')).map((name) =>
    withCrlf(readFileSync(join(folder, 'new', name))),
  );
  const place = (message: Buffer) => asSent.findIndex((each) => each.equals(message));
  return found.sort((a, b) => place(a) - place(b));
}

function maildir(folder: string): string {
  for (const name of ['cur', 'new', 'tmp']) mkdirSync(join(folder, 'box', name), { recursive: true });
  return join(folder, 'box');
}

describe.each(SERVERS)('POP3 clients and $name', ({ needs, start }) => {
  const skip = skipWithout(...needs);
  let server: MailServer;

  beforeAll(async () => {
    if (skip) return;
    server = await start();
    await fillInbox(server);
  });
  afterAll(() => server?.stop());

  describe.skipIf(skip)('fetch all', () => {
    const modes = ['clear', 'stls', 'tls'] as const;
    const portOf = (mode: (typeof modes)[number]) =>
      mode === 'tls' ? server.ports.pop3s : server.ports.pop3;

    it.skipIf(skipWithout('curl')).each(modes)('curl, %s', async (mode) => {
      const secure =
        mode === 'clear'
          ? []
          : ['--cacert', server.certificateFile, ...(mode === 'stls' ? ['--ssl-reqd'] : [])];
      const scheme = mode === 'tls' ? 'pop3s' : 'pop3';
      const user = `${server.user}:${server.password}`;
      const got: Buffer[] = [];
      for (let number = 1; number <= asSent.length; number++) {
        const url = `${scheme}://localhost:${portOf(mode)}/${number}`;
        got.push((await run('curl', ['-sS', ...secure, '-u', user, url])).stdout);
      }
      expect(named(got)).toEqual(expected);
    });

    it.skipIf(skipWithout('python3')).each(modes)('poplib, %s', async (mode) => {
      const ran = await run('python3', [
        python,
        `${portOf(mode)}`,
        server.user,
        server.password,
        mode,
        ...(mode === 'clear' ? [] : [server.certificateFile]),
      ]);
      expect(ran.stderr).toBe('');
      const got = ran.stdout
        .toString()
        .trim()
        .split('\n')
        .map((line) => Buffer.from(line, 'base64'));
      expect(named(got)).toEqual(expected);
    });

    it('node-pop3', async () => {
      const client = new Pop3Command({
        user: server.user,
        password: server.password,
        host: '127.0.0.1',
        port: server.ports.pop3,
      });
      const listing = await client.UIDL();
      expect(listing).toHaveLength(asSent.length);
      for (let number = 1; number <= asSent.length; number++) {
        const source = await client.RETR(number);
        // node-pop3 leaves the stuffed dots as they came over the wire, and drops line breaks at the end.
        const stuffed = asSent[number - 1]!.toString().replace(/^\./gm, '..');
        expect(source.trimEnd()).toBe(stuffed.trimEnd());
      }
      await client.QUIT();
    });

    it.skipIf(skipWithout('getmail')).each(['clear', 'tls'] as const)('getmail, %s', async (mode) => {
      await inFolder({}, async (folder) => {
        const box = maildir(folder);
        const rc =
          `[retriever]\ntype = Simple${mode === 'tls' ? 'POP3SSL' : 'POP3'}Retriever\nserver = localhost\nport = ${portOf(mode)}\n` +
          `username = ${server.user}\npassword = ${server.password}\n${mode === 'tls' ? `ca_certs = ${server.certificateFile}\n` : ''}` +
          `[destination]\ntype = MDA_external\npath = /bin/sh\narguments = ("-c", "cat > ${box}/new/$$")\nunixfrom = false\nallow_root_commands = true\n[options]\nread_all = true\ndelivered_to = false\nreceived = false\n`;
        await inFolder({ getmailrc: rc }, async (config) => {
          const ran = await run('getmail', [`--getmaildir=${config}`, '--rcfile=getmailrc'], {
            env: { HOME: config },
          });
          expect(ran.code, ran.stderr + ran.stdout.toString()).toBe(0);
        });
        // getmail writes a Return-Path of its own above what it fetched.
        const own = /^Return-Path: <unknown>\r\n/;
        const got = fromMaildir(box).map((each) =>
          Buffer.from(each.toString('latin1').replace(own, ''), 'latin1'),
        );
        // It writes multipart messages afresh, by Python's email package: of those the attachment must be whole.
        const whole = named(got).filter(
          (name) => !name.startsWith('other') || name.includes('no-final-break'),
        );
        expect(whole.sort()).toEqual(expected.filter((name) => name !== 'nested').sort());
        expect(got.filter((each) => each.includes('UMOocmUgTm/Dq2w='))).toHaveLength(1);
      });
    });

    it.skipIf(skipWithout('mpop')).each(modes)('mpop, %s', async (mode) => {
      await inFolder({}, async (folder) => {
        const box = maildir(folder);
        const ran = await run('mpop', [
          '--host=localhost',
          `--port=${portOf(mode)}`,
          `--user=${server.user}`,
          `--passwordeval=echo ${server.password}`,
          '--auth=user',
          '--keep=on',
          '--received-header=off',
          `--uidls-file=${folder}/uidls`,
          `--delivery=maildir,${box}`,
          ...(mode === 'clear' ? ['--tls=off'] : ['--tls=on', `--tls-trust-file=${server.certificateFile}`]),
          ...(mode === 'stls' ? ['--tls-starttls=on'] : mode === 'tls' ? ['--tls-starttls=off'] : []),
        ]);
        expect(ran.code, ran.stderr).toBe(0);
        expect(named(fromMaildir(box)).sort()).toEqual([...expected].sort());
      });
    });

    it.skipIf(skipWithout('fetchmail')).each(modes)(
      'fetchmail, and its second run fetches nothing, %s',
      async (mode) => {
        const tls = {
          clear: 'sslproto ""',
          stls: `sslproto "tls1.2+" sslcertck sslcertfile ${server.certificateFile}`,
          tls: `ssl sslcertck sslcertfile ${server.certificateFile}`,
        };
        const rc =
          `poll localhost protocol pop3 port ${portOf(mode)} uidl\n` +
          `user "${server.user}" password "${server.password}" keep no rewrite ${tls[mode]} mda "cat >> out; echo; echo ==END== >> out"\n`;
        await inFolder({ fetchmailrc: rc }, async (folder) => {
          const env = { HOME: folder, FETCHMAILHOME: folder };
          const first = await run(
            findTool('fetchmail')!,
            ['-f', 'fetchmailrc', '--invisible', '--nosyslog'],
            {
              env,
              cwd: folder,
            },
          );
          expect(first.code, first.stderr).toBe(0);
          const got = readFileSync(join(folder, 'out'), 'latin1').split('==END==\n').slice(0, -1);
          expect(got).toHaveLength(asSent.length);
          const body = (text: string) =>
            text
              .replace(/\r\n/g, '\n')
              .replace(/^[\s\S]*?\n\n/, '')
              .trimEnd();
          expect(got.map(body)).toEqual(asSent.map((each) => body(each.toString('latin1'))));
          const second = await run(
            findTool('fetchmail')!,
            ['-f', 'fetchmailrc', '--invisible', '--nosyslog'],
            {
              env,
              cwd: folder,
            },
          );
          expect(second.code, second.stderr).toBe(1); // fetchmail's "no mail waiting"
        });
      },
    );
  });
});
