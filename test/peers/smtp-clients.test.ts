import { join } from 'node:path';
import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { skipWithout } from '../support/tools.ts';
import type { MailServer } from './mail-server.ts';
import { AWKWARD, nameOf, withoutTrace } from './messages.ts';
import { inFolder, run } from './run.ts';
import { fillInbox, imapClient, sandboxServer } from './servers.ts';

const python = join(import.meta.dirname, 'smtplib_send.py');
/** What SMTP can carry: whole lines only (RFC 5321 §2.3.8). */
const sendable = Object.entries(AWKWARD).filter(([, bytes]) => bytes.at(-1) === 10);
const names = sendable.map(([name]) => name);

async function firstMessage(client: ImapFlow): Promise<FetchMessageObject> {
  const message = await client.fetchOne('1', { bodyStructure: true, envelope: true });
  if (!message) throw new Error('INBOX is empty');
  return message;
}

describe('SMTP clients and the sandbox', () => {
  let server: MailServer;
  const smtp = () => server.ports.smtp!;

  beforeAll(async () => {
    server = await sandboxServer();
  });
  beforeEach(() => fillInbox(server, []));
  afterAll(() => server?.stop());

  /** The names of what was delivered, read by IMAP, and by POP3 from the same mailbox. */
  async function delivered(): Promise<string[]> {
    const client = imapClient(server);
    await client.connect();
    await client.mailboxOpen('INBOX');
    const byImap: Buffer[] = [];
    for await (const message of client.fetch('1:*', { source: true })) byImap.push(message.source!);
    await client.logout();
    for (const [index, source] of byImap.entries()) {
      const url = `pop3://localhost:${server.ports.pop3}/${index + 1}`;
      const byPop = await run('curl', ['-sS', '-u', `${server.user}:${server.password}`, url]);
      expect(Buffer.compare(byPop.stdout, source)).toBe(0);
    }
    return byImap.map((source) => nameOf(withoutTrace(source)));
  }

  it.skipIf(skipWithout('python3')).each(['clear', 'starttls'] as const)('smtplib, %s', async (mode) => {
    const secure = mode === 'clear' ? [] : [server.certificateFile, server.user, server.password];
    for (const [, input] of sendable) {
      const ran = await run('python3', [python, `${smtp()}`, mode, server.address, ...secure], { input });
      expect(ran.stderr).toBe('');
    }
    expect(await delivered()).toEqual(names);
  });

  it.skipIf(skipWithout('curl')).each(['clear', 'starttls'] as const)('curl, %s', async (mode) => {
    const secure =
      mode === 'clear'
        ? []
        : ['--ssl-reqd', '--cacert', server.certificateFile, '-u', `${server.user}:${server.password}`];
    for (const [, input] of sendable) {
      const envelope = ['--mail-from', 'alice@plusok.test', '--mail-rcpt', server.address];
      const ran = await run(
        'curl',
        ['-sS', ...secure, `smtp://localhost:${smtp()}/client.test`, ...envelope, '-T', '-'],
        { input },
      );
      expect(ran.code, ran.stderr).toBe(0);
    }
    expect(await delivered()).toEqual(names);
  });

  it.skipIf(skipWithout('msmtp')).each(['clear', 'starttls'] as const)('msmtp, %s', async (mode) => {
    const tls =
      mode === 'clear'
        ? ['--tls=off']
        : ['--tls=on', '--tls-starttls=on', `--tls-trust-file=${server.certificateFile}`];
    for (const [, input] of sendable) {
      const to = [
        '--host=localhost',
        `--port=${smtp()}`,
        '--from=alice@plusok.test',
        '--set-msgid-header=off',
        server.address,
      ];
      const ran = await run('msmtp', [...tls, ...to], {
        input: Buffer.from(Buffer.from(input).toString('latin1').replace(/\r\n/g, '\n'), 'latin1'),
      });
      expect(ran.code, ran.stderr).toBe(0);
    }
    expect(await delivered()).toEqual(names);
  });

  it.skipIf(skipWithout('swaks'))(
    'swaks: a message with an attachment, and a refused recipient',
    async () => {
      await inFolder({ 'photo.txt': 'not really a photo\n' }, async (folder) => {
        const args = ['--server', 'localhost', '--port', `${smtp()}`, '--from', 'alice@plusok.test'];
        const sent = await run('swaks', [
          ...args,
          '--to',
          server.address,
          '--attach',
          `@${folder}/photo.txt`,
          '--header',
          'Subject: swaks',
        ]);
        expect(sent.code, sent.stdout.toString()).toBe(0);
        const refused = await run('swaks', [...args, '--to', 'someone@elsewhere.example']);
        expect(refused.stdout.toString()).toMatch(/<\*\* 550 5\.7\.1 /);
      });
      const client = imapClient(server);
      await client.connect();
      await client.mailboxOpen('INBOX');
      const message = await firstMessage(client);
      expect(message.envelope?.subject).toBe('swaks');
      expect(message.bodyStructure?.childNodes).toHaveLength(2);
      await client.logout();
    },
  );

  it('nodemailer: text, HTML, an attachment and an encoded subject, over STARTTLS with AUTH', async () => {
    const transport = createTransport({
      host: 'localhost',
      port: smtp(),
      requireTLS: true,
      tls: { rejectUnauthorized: false },
      auth: { user: server.user, pass: server.password },
    });
    const info = await transport.sendMail({
      from: 'alice@plusok.test',
      to: server.address,
      subject: 'Été à la mer ☀',
      text: '.dot\n..dots\n',
      html: '<p>bonjour</p>',
      attachments: [{ filename: 'résumé.bin', content: Buffer.from([0, 1, 2, 254, 255]) }],
    });
    expect(info.accepted).toEqual([server.address]);
    transport.close();
    const client = imapClient(server);
    await client.connect();
    await client.mailboxOpen('INBOX');
    const message = await firstMessage(client);
    expect(message.envelope?.subject).toBe('Été à la mer ☀');
    const attachment = await client.download('1', '2');
    const chunks: Buffer[] = [];
    for await (const chunk of attachment.content!) chunks.push(chunk as Buffer);
    expect([...Buffer.concat(chunks)]).toEqual([0, 1, 2, 254, 255]);
    await client.logout();
  });

  it('nodemailer: addresses and a subject in UTF-8 (RFC 6531), and delivery notices asked for (RFC 3461)', async () => {
    const transport = createTransport({
      host: 'localhost',
      port: smtp(),
      tls: { rejectUnauthorized: false },
    });
    const info = await transport.sendMail({
      from: 'dès@plusok.test',
      to: server.address,
      subject: 'Été',
      text: 'bonjour',
      dsn: { id: 'id-1', return: 'headers', notify: ['success', 'failure'], recipient: server.address },
    });
    expect(info.accepted).toEqual([server.address]);
    transport.close();
    const client = imapClient(server);
    await client.connect();
    await client.mailboxOpen('INBOX');
    const message = await client.fetchOne('1', { source: true });
    const source = message ? message.source!.toString() : '';
    expect(source).toMatch(/^Return-Path: <dès@plusok\.test>\r\n/);
    expect(source).toMatch(/ with UTF8SMTPS id /);
    expect(source).toMatch(
      /^X-DSN-Envelope: ENVID=id-1 RET=HDRS\r$|^X-DSN-Envelope: RET=HDRS ENVID=id-1\r$/m,
    );
    expect(source).toMatch(/^X-DSN-Recipient: <peer@plusok\.test> .*NOTIFY=SUCCESS,FAILURE/m);
    await client.logout();
  });
});
