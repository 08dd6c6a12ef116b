import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok, PlusokOptions } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import type { RelayMessage } from '../../relay/wire/control.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { badTargets } from '../support/bad-targets.ts';
import { RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let listener: Server;
let port: number;
/** Connections that came in at the listener. */
let came = 0;
let plusok: Plusok | undefined;

beforeAll(async () => {
  listener = createServer((socket: Socket) => {
    came++;
    socket
      .on('error', () => {})
      .resume()
      .write('+OK\r\n');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  port = portOf(listener);
});
afterAll(() => {
  listener.close();
});
afterEach(async () => {
  await plusok?.stop();
  plusok = undefined;
  came = 0;
});

/** Every name of these tests is at loopback. */
const lookup = async () => ['127.0.0.1'];

const start = async (options: PlusokOptions) => {
  plusok = await startPlusok({ seed: 'empty', lookup, ...options });
  return plusok;
};

interface Naming {
  readonly protocol?: Protocol;
  readonly tls?: boolean;
  readonly target?: string;
  readonly token?: string;
}

async function name(running: Plusok, server: string, naming: Naming = {}) {
  const { protocol = 'pop3', tls = false, target = 'any' } = naming;
  const client = await RelayClient.connect(running);
  const token = naming.token ?? (await tokenFor(running, 'any'));
  const answer = await client.openWith({ target, token, server, protocol, tls });
  return { client, answer };
}

/** Names each of `servers`, some at once; those that were not refused. */
async function notRefused(running: Plusok, servers: readonly string[], naming: (server: string) => Naming) {
  const opened: [string, RelayMessage][] = [];
  for (let at = 0; at < servers.length; at += 20) {
    const some = servers.slice(at, at + 20);
    const answers = await Promise.all(some.map((server) => name(running, server, naming(server))));
    for (const [i, { client, answer }] of answers.entries()) {
      client.close();
      if (answer.type !== 'refused') opened.push([some[i]!, answer]);
    }
  }
  return opened;
}

describe('bad targets: no connection leaves', () => {
  it('there are 300 of them', () => {
    expect(new Set(badTargets(port)).size).toBeGreaterThanOrEqual(300);
  });

  it('from a relay that has a list, as a target or as a server, with a token of its list', async () => {
    const running = await start({ allow: [{ host: '127.0.0.1', port: 1, unverified: false }] });
    const token = await tokenFor(running, '127.0.0.1:1');
    const bad = badTargets(port).filter((text) => text !== '');
    expect(await notRefused(running, bad, (target) => ({ target, token }))).toEqual([]);
    expect(await notRefused(running, bad, () => ({ token }))).toEqual([]);
    expect(came).toBe(0);
  });

  it('from a relay with free targets, each refused with a sentence', async () => {
    const running = await start({ free: { private: false, smtp: true } });
    expect(await notRefused(running, badTargets(port), () => ({}))).toEqual([]);
    expect(came).toBe(0);
    const { answer, client } = await name(running, 'mail.test:143');
    expect(answer).toEqual({
      type: 'refused',
      code: 'forbidden-address',
      reason: 'mail.test is at 127.0.0.1, which is not an address of the internet.',
    });
    client.close();
  });

  it('to private addresses, where those are allowed, unless host and port are written plainly', async () => {
    const running = await start({ free: { private: true, smtp: true } });
    const plain = /^(?:\[[0-9a-f:.]+\]|[0-9.]+|[^\x00-\x20@/%:]+):\d+$/i;
    const bent = badTargets(port).filter((text) => !plain.test(text));
    expect(bent.length).toBeGreaterThan(150);
    expect(await notRefused(running, bent, () => ({}))).toEqual([]);
    expect(came).toBe(0);
    const { answer, client } = await name(running, `127.0.0.1:${port}`);
    expect(answer).toMatchObject({ type: 'opened', address: `127.0.0.1:${port}` });
    await client.until('+OK');
    expect(came).toBe(1);
  });
});

describe('the name server is not trusted', () => {
  it('a resolver that flips, 1,000 tries: asked once for each, and never led inside', async () => {
    let asked = 0;
    const flips = async () => (asked++ % 2 ? ['127.0.0.1'] : ['8.8.8.8', '::ffff:127.0.0.1']);
    const running = await start({ free: { private: false, smtp: false }, lookup: flips });
    const tries = Array.from({ length: 1000 }, () => `rebind.test:${port}`);
    expect(await notRefused(running, tries, () => ({}))).toEqual([]);
    expect([asked, came]).toEqual([1000, 0]);
  });

  it('one that answers otherwise the second time is not asked a second time', async () => {
    let asked = 0;
    const flips = async () => [asked++ === 0 ? '127.0.0.1' : '127.0.0.2'];
    const running = await start({ free: { private: true, smtp: false }, lookup: flips });
    const { answer } = await name(running, `rebind.test:${port}`);
    expect(answer).toMatchObject({ address: `127.0.0.1:${port}` });
    expect(asked).toBe(1);
  });

  it('a name stays the name for SNI and for the certificate, whatever address is dialled', async () => {
    const made = await generate([{ name: 'commonName', value: 'other.test' }], { keyType: 'ec' });
    const asked: string[] = [];
    const server = createTlsServer({
      key: made.private,
      cert: made.cert,
      SNICallback: (host, done) => {
        asked.push(host);
        done(null);
      },
    });
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const running = await start({ free: { private: true, smtp: false } });
    const { client } = await name(running, `mail.test:${portOf(server)}`, { tls: true });
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'certificate' });
    expect(asked).toEqual(['mail.test']);
    server.close();
  });
});

describe('no spam cannon', () => {
  const free = { private: true, smtp: false };
  const RCPT = 'RCPT TO:<someone@example.org>\r\n';

  it.each([
    ['SMTP', 'smtp', ''],
    ['port 25', 'pop3', '25'],
    ['port 465', 'imap', '465'],
    ['port 587', 'imap', '587'],
    ['port 2525', 'pop3', '2525'],
  ] as const)('%s to a server of the page’s choosing is off', async (_what, protocol, at) => {
    const running = await start({ free });
    const { answer } = await name(running, `127.0.0.1:${at || port}`, { protocol });
    expect(answer).toMatchObject({
      type: 'refused',
      code: 'no-mail',
      reason: expect.stringMatching(/SMTP .* is off/),
    });
    expect(came).toBe(0);
  });

  it('what calls itself POP3 and names a recipient is ended', async () => {
    const { client } = await name(await start({ free }), `127.0.0.1:${port}`);
    client.send(`EHLO me\r\n${RCPT}`);
    const reason = 'Mail may not be sent to servers of your choosing.';
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'too-many', reason });
  });

  it.each([
    ['one recipient too many', { recipients: 3, octets: 1e6 }, RCPT.repeat(4), /3 recipients/],
    ['1,000 pipelined RCPT', { recipients: 50, octets: 1e6 }, RCPT.repeat(1000), /50 recipients/],
    ['one octet too many', { recipients: 50, octets: 2000 }, 'x'.repeat(2001), /2000 octets/],
  ])('%s ends the session, and not one less', async (_what, mail, said, reason) => {
    let heard = 0;
    listener.once('connection', (socket: Socket) =>
      socket.on('data', (chunk) => {
        heard += chunk.length;
      }),
    );
    const running = await start({ free: { ...free, smtp: true }, limits: { mail } });
    const { client } = await name(running, `127.0.0.1:${port}`, { protocol: 'smtp' });
    const allowed = said.startsWith('x') ? 'x'.repeat(mail.octets) : RCPT.repeat(mail.recipients);
    client.send(allowed);
    await expect.poll(() => heard).toBe(allowed.length);
    expect(client.messages).toHaveLength(1);
    client.send(said.slice(allowed.length));
    expect(await client.message('closed')).toMatchObject({
      code: 'too-many',
      reason: expect.stringMatching(reason),
    });
    expect(client.closeCode ?? 1013).toBe(1013);
    expect(heard).toBe(allowed.length);
  });
});
