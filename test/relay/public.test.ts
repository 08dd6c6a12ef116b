import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientAddress } from '../../relay/client-address.ts';
import { MailMeter } from '../../relay/mail-caps.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { Tokens } from '../../relay/tokens.ts';
import { eventually, FeedClient, RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

describe('tokens', () => {
  let now = 0;
  const tokens = new Tokens(() => now);

  it('open what they were made for, as long as the page is there', () => {
    const page = tokens.admit();
    const sealed = tokens.seal(page, 'sandbox:abc~d');
    expect(tokens.unseal(sealed)).toBe('sandbox:abc~d');
    tokens.leave(page);
    now += 59_000;
    expect(tokens.unseal(sealed)).toBe('sandbox:abc~d');
    now += 1000;
    expect(tokens.unseal(sealed)).toBeUndefined();
  });

  it('expire even for a page that stays', () => {
    const sealed = tokens.seal(tokens.admit(), 'sandbox:a');
    now += 12 * 3_600_000;
    expect(tokens.unseal(sealed)).toBeUndefined();
  });

  it("do not open another's target, nor with another's page, nor changed in any octet", () => {
    const [mine, other] = [tokens.admit(), tokens.admit()];
    const sealed = tokens.seal(mine, 'sandbox:a');
    expect(tokens.unseal(sealed.replace('sandbox:a', 'sandbox:b'))).toBeUndefined();
    expect(tokens.unseal(sealed.replace(mine, other))).toBeUndefined();
    for (let at = 0; at < sealed.length; at++) {
      const changed =
        sealed.slice(0, at) + String.fromCharCode(sealed.charCodeAt(at) ^ 4) + sealed.slice(at + 1);
      if (
        Buffer.from(changed.split('~').at(-1)!, 'base64url').equals(
          Buffer.from(sealed.split('~').at(-1)!, 'base64url'),
        )
      ) {
        if (changed.slice(0, -43) === sealed.slice(0, -43)) continue; // unused bits of the last base64 letter
      }
      expect([at, tokens.unseal(changed)]).toEqual([at, undefined]);
    }
    for (const text of [
      '',
      '~',
      '~~',
      'sandbox:a',
      'sandbox:a~',
      `sandbox:a~${mine}`,
      `sandbox:a~${mine}~`,
    ]) {
      expect(tokens.unseal(text)).toBeUndefined();
    }
  });

  it('are not guessed in 20,000 tries', () => {
    const page = tokens.admit();
    for (let i = 0; i < 20_000; i++) {
      expect(tokens.unseal(`sandbox:a~${page}~${randomBytes(32).toString('base64url')}`)).toBeUndefined();
    }
  });
});

describe('the address behind a proxy', () => {
  const proxies = new Set(['10.0.0.1', '10.0.0.2']);
  const from = (remoteAddress: string, forwarded?: string) =>
    clientAddress(
      {
        socket: { remoteAddress },
        headersDistinct: forwarded === undefined ? {} : { 'x-forwarded-for': [forwarded] },
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
    ['10.0.0.1', '2001:db8::7', '2001:db8::7'],
    ['10.0.0.1', 'unknown', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, <script>', '10.0.0.1'],
    ['10.0.0.1', '', '10.0.0.1'],
    ['10.0.0.1', undefined, '10.0.0.1'],
  ])('%s saying %j is %s', (remote, forwarded, expected) => expect(from(remote, forwarded)).toBe(expected));

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
  let logged = '';
  beforeAll(async () => {
    const stream = new Writable({
      write(chunk, _encoding, done) {
        logged += chunk;
        done();
      },
    });
    const logger = pino({ level: 'trace' }, stream);
    plusok = await startPlusok({ seed: 'empty', public: true, limits: { burst: 8 }, logger });
  });
  afterAll(() => plusok.stop());

  it('each page has a sandbox of its own, opened with its token and no other way', async () => {
    const [mine, other] = [await FeedClient.connect(plusok), await FeedClient.connect(plusok)];
    for (const feed of [mine, other]) feed.request({ type: 'use', id: 'shared' });
    const [a, b] = [await mine.message('sandbox'), await other.message('sandbox')];
    expect(a.id).not.toBe(b.id);
    expect([a.id, b.id]).not.toContain('shared');
    const client = await RelayClient.connect(plusok);
    expect(await client.open(a.target, 'pop3')).toMatchObject({ type: 'opened' });
    client.close();
    for (const forged of ['sandbox:shared', `sandbox:${a.id}`, a.target.replace(a.id, b.id)]) {
      const thief = await RelayClient.connect(plusok);
      expect(await thief.open(forged, 'pop3')).toMatchObject({ type: 'refused', code: 'unknown-target' });
    }
    mine.close();
    other.close();
  });

  it('no password or token is in a log or a metric', async () => {
    const feed = await FeedClient.connect(plusok);
    feed.request({ type: 'use' });
    const { target } = await feed.message('sandbox');
    const client = await RelayClient.connect(plusok);
    await client.open(target, 'pop3');
    await client.until('+OK');
    await client.say('USER nicolas');
    await client.say('PASS canary-7361');
    client.close();
    for (let i = 0; i < 8; i++) (await RelayClient.connect(plusok)).close();
    await eventually(() => logged.includes('too-fast'), 'a refusal to be logged');
    const metrics = await (await fetch(`${plusok.url}api/metrics`)).text();
    expect(metrics).toMatch(/^plusok_sessions \d+$/m);
    expect(metrics).toMatch(/plusok_octets_total\{to="server"\} [1-9]/);
    for (const secret of ['canary', target, target.split('~').at(-1)!]) {
      expect(logged).not.toContain(secret);
      expect(metrics).not.toContain(secret);
    }
    const proxied = await fetch(`${plusok.url}api/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
    expect(await proxied.text()).not.toContain('plusok_sessions');
    feed.close();
  });
});
