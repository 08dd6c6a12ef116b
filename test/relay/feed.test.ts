import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { eventually, FeedClient, RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
beforeAll(async () => {
  plusok = await startPlusok({ seed: 'empty', keepSandboxes: 200, maxSandboxes: 3 });
});
afterAll(() => plusok.stop());

/** Sends mail as telnet would, on the sandbox's SMTP port. */
async function sendMail(port: number, subject: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const lines = ['HELO me', 'MAIL FROM:<me@example.org>', 'RCPT TO:<nicolas@plusok.test>', 'DATA'];
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  for (const [i, line] of lines.entries()) {
    await eventually(() => heard.split('\n').length > i + 1, 'a reply');
    socket.write(`${line}\r\n`);
  }
  await eventually(() => heard.includes('354'), '354');
  socket.end(`Subject: ${subject}\r\n\r\nhello\r\n.\r\nQUIT\r\n`);
  await eventually(() => heard.includes('221'), '221');
}

it('shows mail arriving, and the foreign connection that brought it', async () => {
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use', id: 'shared' });
  const sandbox = await feed.message('sandbox');
  expect(sandbox).toMatchObject({
    id: 'shared',
    target: 'sandbox:shared',
    ports: plusok.ports,
    accounts: ['nicolas'],
  });
  await sendMail(sandbox.ports.smtp, 'by hand');
  const { connection } = await feed.message('connection', ({ via }) => via === 'tcp');
  await feed.message('gone', (gone) => gone.connection === connection);
  const said = feed.messages.flatMap((m) =>
    m.type === 'bytes' && m.from === 'client' ? [Buffer.from(m.base64, 'base64')] : [],
  );
  expect(Buffer.concat(said).toString()).toContain('Subject: by hand\r\n\r\nhello\r\n.\r\nQUIT\r\n');
  expect(await feed.message('event')).toMatchObject({ event: { type: 'delivered' } });
  const subject = (view: { accounts: { mailboxes: { messages: { subject: string }[] }[] }[] }) =>
    view.accounts[0]?.mailboxes[0]?.messages[0]?.subject;
  await feed.message('view', ({ view }) => subject(view) === 'by hand');
  feed.close();
});

it('a connection of a page is told as such, without its octets', async () => {
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use' });
  await feed.message('view');
  const page = await RelayClient.connect(plusok);
  await page.open('sandbox:shared', 'imap');
  await page.until('\r\n');
  expect(await feed.message('connection')).toMatchObject({ protocol: 'imap', via: 'page' });
  page.close();
  await feed.message('gone');
  expect(feed.messages.some(({ type }) => type === 'bytes')).toBe(false);
  feed.close();
});

it('a page that comes late hears a foreign session from its greeting on', async () => {
  const socket = connect(plusok.ports.pop3, '127.0.0.1');
  await new Promise((resolve) => socket.once('data', resolve));
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use' });
  const bytes = await feed.message('bytes', ({ from }) => from === 'server');
  expect(Buffer.from(bytes.base64, 'base64').toString()).toMatch(/^\+OK/);
  socket.destroy();
  feed.close();
});

it('a lesson has a sandbox of its own, with its ports, put back to any moment', async () => {
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use', seed: 'empty' });
  const { id, ports } = await feed.message('sandbox');
  expect(id).not.toBe('shared');
  expect(ports.pop3).not.toBe(plusok.ports.pop3);
  await sendMail(ports.smtp, 'one');
  const count = (view: { accounts: { mailboxes: { messages: unknown[] }[] }[] }) =>
    view.accounts[0]!.mailboxes[0]!.messages.length;
  const one = await feed.message('view', ({ view }) => count(view) === 1);
  await sendMail(ports.smtp, 'two');
  const two = await feed.message('view', ({ view }) => count(view) === 2);
  expect(two.moment).toBeGreaterThan(one.moment);
  feed.request({ type: 'restore', moment: one.moment });
  const back = await feed.message('view', ({ view, moment }) => moment > two.moment && count(view) === 1);
  feed.request({ type: 'reset' });
  await feed.message('view', ({ view, moment }) => moment > back.moment && count(view) === 0);
  feed.request({ type: 'restore', moment: 1_000_000 });
  expect(await feed.message('refused')).toMatchObject({ code: 'gone' });

  const again = await FeedClient.connect(plusok);
  again.request({ type: 'use', id });
  expect(await again.message('sandbox')).toMatchObject({ id, ports });
  again.close();
  feed.close();
});

it('a sandbox that nobody uses is gone after a while, and its ports are closed', async () => {
  await eventually(() => plusok.sandboxes.count === 1, 'own sandboxes to go');
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use', seed: 'empty' });
  const { id, ports } = await feed.message('sandbox');
  const telnet: Socket = connect(ports.pop3, '127.0.0.1');
  await new Promise((resolve) => telnet.once('data', resolve));
  feed.close();
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(plusok.sandboxes.find(id)).toBeDefined(); // telnet still speaks to it
  telnet.destroy();
  await eventually(() => plusok.sandboxes.count === 1, 'it to go');
  const refused = await new Promise((resolve) => connect(ports.pop3, '127.0.0.1').once('error', resolve));
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
});

it('refuses a seed that does not exist, an id that is gone, one sandbox too many, and nonsense', async () => {
  const feed = await FeedClient.connect(plusok);
  feed.request({ type: 'use', seed: 'nothing' });
  expect(await feed.message('refused', ({ code }) => code === 'no-sandbox')).toMatchObject({
    reason: expect.stringContaining('nothing'),
  });
  feed.request({ type: 'use', id: 'AAAAAAAAAAAA' });
  await feed.message('refused', ({ code }) => code === 'gone');
  feed.ws.send('{"type":"use","id":5}');
  await feed.message('refused', ({ code }) => code === 'bad-message');
  const more = await Promise.all(Array.from({ length: 4 }, () => FeedClient.connect(plusok)));
  for (const each of more) each.request({ type: 'use', seed: 'empty' });
  await eventually(
    () => more.some((each) => each.messages.some(({ type }) => type === 'refused')),
    'a refusal',
  );
  for (const each of [feed, ...more]) each.close();
});
