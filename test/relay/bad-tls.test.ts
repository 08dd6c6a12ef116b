import { createServer as createTcpServer, type Server } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it } from 'vitest';
import { portOf } from '../../relay/ports.ts';
import { connectToServer } from '../../relay/server-socket.ts';
import { secure } from '../../relay/tls-client.ts';
import type { TlsTrouble } from '../../relay/wire/log.ts';
import { RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

interface Made {
  readonly names?: readonly string[];
  readonly ip?: string;
  readonly common?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rsa?: boolean;
  readonly authority?: boolean;
  readonly issuer?: { readonly key: string; readonly cert: string };
}

async function certificate(made: Made) {
  const { names = ['mail.test'], ip, common = names[0] ?? 'mail.test', issuer } = made;
  const altNames = [
    ...names.map((value) => ({ type: 2 as const, value })),
    ...(ip === undefined ? [] : [{ type: 7 as const, ip }]),
  ];
  const generated = await generate([{ name: 'commonName', value: common }], {
    ...(made.rsa ? { keyType: 'rsa', keySize: 2048 } : { keyType: 'ec' }),
    algorithm: 'sha256',
    notBeforeDate: new Date(made.from ?? '2020-01-01'),
    notAfterDate: new Date(made.to ?? '2090-01-01'),
    ...(issuer && { ca: issuer }),
    extensions: [
      ...(made.authority ? [{ name: 'basicConstraints' as const, cA: true }] : []),
      ...(altNames.length > 0 ? [{ name: 'subjectAltName' as const, altNames }] : []),
    ],
  });
  return { key: generated.private, cert: generated.cert };
}

/** Both ways in: a listed target with and one without the exception, at the same server. */
async function visit(
  options: TlsOptions,
  secured: (exception: boolean, client: RelayClient) => Promise<void>,
) {
  const server = createServer(options, (socket) => socket.on('error', () => {}).end('+OK\r\n'));
  server.on('tlsClientError', () => {});
  await listening(server);
  const port = portOf(server);
  for (const unverified of [false, true]) {
    const allow = [{ host: 'mail.test', port, unverified }];
    const plusok = await startPlusok({ seed: 'empty', allow, lookup: async () => ['127.0.0.1'] });
    const client = await RelayClient.connect(plusok);
    await client.open(`mail.test:${port}`, 'pop3', true);
    await secured(unverified, client);
    client.close();
    await plusok.stop();
  }
  server.close();
}

const listening = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

/** Refused and explained; with the exception connected, and the page told what is wrong all the same. */
const refusedUnlessExcepted =
  (trouble: TlsTrouble, sentence: string) => async (exception: boolean, client: RelayClient) => {
    if (exception) {
      const { certificate: told } = await client.message('secured');
      expect(told).toMatchObject({ verified: false, problem: sentence, trouble });
      await client.until('+OK');
    } else {
      const end = await client.message('closed');
      expect(end).toMatchObject({ by: 'relay', code: 'certificate', reason: sentence, trouble });
      expect(client.octets).toBe(0);
    }
  };

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

describe('expired', () => {
  it.each([
    ...['2020-01-02', '2021-02-03', '2022-06-30', '2023-12-31', '2024-02-29', '2025-01-01'].map((to) => [to]),
    ...[day(-400), day(-30), day(-7), day(-1)].map((to) => [to]),
  ])('on %s', async (to) => {
    const keys = await certificate({ from: '2019-01-01', to: to! });
    await visit(keys, refusedUnlessExcepted('expired', `The certificate expired on ${to}.`));
  });

  it.each([[day(2)], ['2089-01-01']])('not valid before %s', async (from) => {
    const keys = await certificate({ from: from! });
    await visit(keys, refusedUnlessExcepted('not-yet-valid', `The certificate is not valid before ${from}.`));
  });
});

describe('for another name', () => {
  let authority: { key: string; cert: string };
  beforeAll(async () => {
    authority = await certificate({ names: ['authority.test'], authority: true });
  });

  // OpenSSL looks at the chain first: the name is found wrong only where the authority is trusted.
  it.each([
    [{ names: ['other.test'] }, 'other.test'],
    [{ names: ['test'] }, 'test'],
    [{ names: ['smtp.mail.test'] }, 'smtp.mail.test'],
    [{ names: ['mail.test.evil'] }, 'mail.test.evil'],
    [{ names: ['xmail.test'] }, 'xmail.test'],
    [{ names: ['*.mail.test'] }, '*.mail.test'],
    [{ names: ['*.*.test'] }, '*.*.test'],
    [{ names: ['a.test', 'b.test'] }, 'a.test, b.test'],
    [{ names: [], common: 'other.test', ip: '127.0.0.1' }, '127.0.0.1'],
    [{ names: ['other.test'], common: 'mail.test' }, 'other.test'],
  ] as const)('%j', async (made, names) => {
    const keys = await certificate({ ...made, issuer: authority });
    const server = createServer(keys, (socket) => socket.on('error', () => {}).end());
    server.on('tlsClientError', () => {});
    await listening(server);
    const socket = connectToServer('127.0.0.1', portOf(server));
    const sentence = `The certificate is for another name (${names}), not for mail.test.`;
    const peer = { host: 'mail.test', ca: authority.cert, unverified: false };
    await expect(secure(socket, peer)).rejects.toMatchObject({
      code: 'certificate',
      message: sentence,
      trouble: 'other-name',
    });
    server.close();
  });
});

describe('nobody to vouch for it', () => {
  const SELF = 'The certificate is self-signed: nobody vouches for it but itself.';
  const UNKNOWN = 'The certificate was issued by an authority that this machine does not trust.';
  it.each([
    ['an EC key', {}],
    ['an RSA key', { rsa: true }],
    ['its right name among others', { names: ['a.test', 'mail.test'] }],
    ['a wildcard', { names: ['*.test'] }],
    ['an IP address', { ip: '127.0.0.1' }],
    ['a common name only', { names: [], common: 'mail.test' }],
    ['the name of a known authority', { common: 'ISRG Root X1' }],
    ['the right to vouch for others', { authority: true }],
  ] as const)('self-signed with %s', async (_what, made) => {
    await visit(await certificate(made), refusedUnlessExcepted('self-signed', SELF));
  });

  it.each([
    ['sent along', true],
    ['kept back', false],
  ])('issued by an authority of its own, %s', async (_what, along) => {
    const authority = await certificate({
      names: ['authority.test'],
      common: 'Own Authority',
      authority: true,
    });
    const { key, cert } = await certificate({ issuer: authority });
    await visit(
      { key, cert: along ? `${cert}\n${authority.cert}` : cert },
      refusedUnlessExcepted('unknown-authority', UNKNOWN),
    );
  });
});

describe('too old', () => {
  const OLD = 'The server only speaks a TLS older than 1.2, which is no longer safe (RFC 8996).';
  let keys: { key: string; cert: string };
  beforeAll(async () => {
    keys = await certificate({ rsa: true });
  });
  const suites = ['DEFAULT', 'AES128-SHA', 'AES256-SHA', 'ECDHE-RSA-AES128-SHA', 'ECDHE-RSA-AES256-SHA'];
  it.each(
    (['TLSv1', 'TLSv1.1'] as const).flatMap((version) => suites.map((suite) => [version, suite] as const)),
  )('%s with %s, exception or not', async (version, suite) => {
    const options = { minVersion: version, maxVersion: version, ciphers: `${suite}@SECLEVEL=0` };
    await visit({ ...keys, ...options }, async (_exception, client) => {
      const end = await client.message('closed');
      expect(end).toMatchObject({ by: 'relay', code: 'tls-failed', reason: OLD, trouble: 'too-old' });
      expect(client.octets).toBe(0);
    });
  });
});

it('a port that speaks in clear, in each protocol, is told from bad TLS', async () => {
  for (const greeting of ['+OK ready\r\n', '* OK ready\r\n', '220 ready\r\n']) {
    const server = createTcpServer((socket) => socket.on('error', () => {}).write(greeting));
    await listening(server);
    const port = portOf(server);
    const plusok = await startPlusok({
      seed: 'empty',
      allow: [{ host: '127.0.0.1', port, unverified: true }],
    });
    const client = await RelayClient.connect(plusok);
    const target = `127.0.0.1:${port}`;
    const token = await tokenFor(plusok, target);
    await client.openWith({ target, token, protocol: 'imap', tls: true });
    const reason = expect.stringMatching(/speaks in clear/);
    expect(await client.message('closed')).toMatchObject({ code: 'tls-failed', reason, trouble: 'in-clear' });
    await plusok.stop();
    server.close();
  }
});
