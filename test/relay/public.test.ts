import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback } from '../../relay/addresses.ts';
import { clientAddress, network, oneSpelling } from '../../relay/client-address.ts';
import { MailMeter } from '../../relay/mail-caps.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { FeedClient, RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

describe('the address behind a proxy', () => {
  const proxies = new Set(['10.0.0.1', '::ffff:10.0.0.2', '2001:DB8:0::5', 'fe80::9%eth0'].map(oneSpelling));
  const from = (remoteAddress: string, ...forwarded: (string | undefined)[]) =>
    clientAddress(
      {
        socket: { remoteAddress },
        headersDistinct: forwarded[0] === undefined ? {} : { 'x-forwarded-for': forwarded },
      } as unknown as IncomingMessage,
      proxies,
    );

  it.each([
    ['192.0.2.9', undefined, '192.0.2.9'],
    ['192.0.2.9', '198.51.100.1', '192.0.2.9'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '198.51.100.1:49152', '198.51.100.1'],
    ['10.0.0.1', '2001:db8::7', '2001:db8:0:0::/64'],
    ['10.0.0.1', '2001:DB8:0:0:0::8', '2001:db8:0:0::/64'],
    ['10.0.0.1', '[2001:db8::7]:49152', '2001:db8:0:0::/64'],
    ['10.0.0.1', '[2001:db8::7]', '2001:db8:0:0::/64'],
    ['10.0.0.1', '::ffff:c633:6401', '198.51.100.1'],
    ['10.0.0.1', '[198.51.100.1]:1, 2001:db8::5', '198.51.100.1'],
    ['10.0.0.1', 'fe80::1%a-very.long:zone', 'fe80:0:0:0::/64'],
    ['2001:db8::5', '198.51.100.1', '198.51.100.1'],
    ['fe80::9%wlan0', '198.51.100.1', '198.51.100.1'],
    ['::ffff:a00:1', '198.51.100.1', '198.51.100.1'],
    ['2001:db8::7', '198.51.100.1', '2001:db8:0:0::/64'],
    ['10.0.0.1', '198.51.100.1:', '10.0.0.1'],
    ['10.0.0.1', '2001:db8::7:', '10.0.0.1'],
    ['10.0.0.1', '[2001:db8::7', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1 10.0.0.2', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1;10.0.0.2', '10.0.0.1'],
    ['10.0.0.1', '3325256705', '10.0.0.1'],
    ['10.0.0.1', '0xc6.51.100.1', '10.0.0.1'],
    ['10.0.0.1', `198.51.100.1${','.repeat(8000)}`, '10.0.0.1'],
    ['10.0.0.1', `${'1'.repeat(8000)}:1`, '10.0.0.1'],
    ['10.0.0.1', `${'10.0.0.1,'.repeat(800)}10.0.0.2`, '10.0.0.1'],
    ['10.0.0.1', 'unknown', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, <script>', '10.0.0.1'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['10.0.0.1', undefined, '10.0.0.1'],
  ])('%s saying %j is %s', (remote, forwarded, expected) => expect(from(remote, forwarded)).toBe(expected));

  it("of several lines, the last word is the last proxy's", () => {
    expect(from('10.0.0.1', '203.0.113.9', '198.51.100.1')).toBe('198.51.100.1');
    expect(from('10.0.0.1', '203.0.113.9', '198.51.100.1, 10.0.0.2')).toBe('198.51.100.1');
    expect(from('10.0.0.1', '198.51.100.1', '')).toBe('10.0.0.1');
  });

  it('an IPv6 network counts as one, its neighbour as another', () => {
    expect(network('2001:db8:1:2:3:4:5:6')).toBe(network('2001:db8:1:2::'));
    expect(network('2001:db8:1:2::')).not.toBe(network('2001:db8:1:3::'));
    expect(['198.51.100.1', 'unknown'].map(network)).toEqual(['198.51.100.1', 'unknown']);
  });

  it('50 forged headers from a stranger change nothing', () => {
    for (let i = 0; i < 50; i++) expect(from('192.0.2.9', `10.0.0.${i}, 127.0.0.1`)).toBe('192.0.2.9');
  });
});

describe('what one session may send', () => {
  const caps = { recipients: 3, octets: 10_000 };
  const mail = `MAIL FROM:<a@b>\r\n${'rcpt TO:<c@d>\r\n'.repeat(3)}DATA\r\nnot RCPT\r\n RCPT\r\nRCP T\r\n.\r\n`;

  it('counts RCPT however it is cut, and nothing else', () => {
    const meter = new MailMeter(caps);
    for (const octet of Buffer.from(mail)) expect(meter.count(Uint8Array.of(octet))).toBeUndefined();
    expect(meter.count(Buffer.from('RcPt TO:<e@f>\r\n'))).toMatch(/3 recipients/);
  });

  it('1,000 pipelined RCPT are one too many, and so are too many octets', () => {
    expect(new MailMeter(caps).count(Buffer.from('RCPT TO:<a@b>\r\n'.repeat(1000)))).toMatch(/recipients/);
    expect(new MailMeter(caps).count(Buffer.alloc(10_001))).toMatch(/octets/);
  });
});

describe('--public', () => {
  let plusok: Plusok;
  beforeAll(async () => {
    plusok = await startPlusok({
      ...{ seed: 'empty', public: true, host: '0.0.0.0', origins: ['http://127.0.0.1'] },
      limits: { sandboxOctets: 100_000 },
    });
  });
  afterAll(() => plusok.stop());

  it('each page has a sandbox of its own, opened with its token and no other way', async () => {
    const [mine, other] = [await FeedClient.connect(plusok), await FeedClient.connect(plusok)];
    for (const feed of [mine, other]) feed.request({ type: 'use', id: 'shared' });
    const [a, b] = [await mine.message('sandbox'), await other.message('sandbox')];
    expect(a.id).not.toBe(b.id);
    expect([a.id, b.id]).not.toContain('shared');
    const open = async (target: string, token: string) => {
      const client = await RelayClient.connect(plusok);
      const answer = await client.openWith({ target, token, protocol: 'pop3', tls: false });
      client.close();
      return answer;
    };
    expect(await open(a.target, a.token)).toMatchObject({ type: 'opened' });
    for (const [target, token] of [
      ['sandbox:shared', a.token],
      [b.target, a.token],
      [a.target, b.token],
      [a.target, ''],
    ] as const) {
      expect(await open(target, token)).toMatchObject({ type: 'refused', code: 'expired' });
    }
    mine.close();
    other.close();
  });

  it('the ports of sandboxes are on loopback: there no token is asked for', async () => {
    const answers = (port: number) =>
      once(connect(port, '127.0.0.2'), 'connect').then(
        ([socket]) => socket ?? true,
        (error) => error.code,
      );
    const feed = await FeedClient.connect(plusok);
    feed.request({ type: 'use' });
    const { ports } = await feed.message('sandbox');
    expect(await answers(plusok.port)).toBe(true);
    for (const port of [...Object.values(plusok.ports), ...Object.values(ports)])
      expect(await answers(port)).toBe('ECONNREFUSED');
    feed.close();
  });

  it('a sandbox holds so much mail and no more, whatever way it comes', async () => {
    const feed = await FeedClient.connect(plusok);
    feed.request({ type: 'use' });
    const { target, token } = await feed.message('sandbox');
    const session = async (protocol: 'smtp' | 'imap') => {
      const client = await RelayClient.connect(plusok);
      await client.openWith({ target, token, protocol, tls: false });
      await client.until('\r\n');
      return client;
    };
    const smtp = await session('smtp');
    for (const line of ['HELO me', 'MAIL FROM:<a@b.test>', 'RCPT TO:<nicolas@plusok.test>', 'DATA'])
      expect(await smtp.say(line)).toMatch(/^[23]/);
    for (let i = 0; i < 100; i++) smtp.send('A line of a mail too long.\r\n'.repeat(2000));
    expect(await smtp.say('\r\n.')).toMatch(/^452 The mailbox is full/);
    const imap = await session('imap');
    await imap.say('a LOGIN nicolas mot_passe');
    expect(await imap.say('b APPEND INBOX {100001}')).toMatch(/^b NO \[OVERQUOTA\]/);
    for (const client of [smtp, imap, feed]) client.close();
  });

  it('metrics are for this machine, not through a proxy; health is for anybody', async () => {
    const get = async (path: string, headers: Record<string, string> = {}) =>
      (await fetch(`http://127.0.0.1:${plusok.port}/${path}`, { headers })).text();
    expect(await get('metrics')).toMatch(/^# TYPE plusok_sessions gauge\nplusok_sessions \d+$/m);
    for (const name of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']) {
      expect(await get('metrics', { [name]: '192.0.2.1' })).not.toContain('plusok_sessions');
      expect(await get('healthz', { [name]: '192.0.2.1' })).toContain('"status":"ok"');
    }
    for (const here of ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])
      expect(isLoopback(here)).toBe(true);
    for (const away of ['192.0.2.1', '::ffff:192.0.2.1', '10.0.0.1', '2001:db8::1', '', '127.1', '0.0.0.0']) {
      expect(isLoopback(away)).toBe(false);
    }
  });
});
