import { connect, createServer as createTcpServer, type Server } from 'node:net';
import { createServer, type TlsOptions } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, expect, it } from 'vitest';
import { portOf } from '../../relay/ports.ts';
import { secure, type TlsPeer } from '../../relay/tls-client.ts';

let server: Server | undefined;
afterEach(() => {
  server?.close();
});

interface Made {
  readonly name: string;
  readonly from?: string;
  readonly to?: string;
}

async function certificate({ name, from = '2020-01-01', to = '2090-01-01' }: Made) {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(to),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: name }] }],
  });
  return { key: made.private, cert: made.cert };
}

async function serve(options: TlsOptions): Promise<void> {
  server = createServer(options, (socket) => socket.on('error', () => {}).end('+OK\r\n'));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
}

async function shake(peer: TlsPeer) {
  const socket = connect(portOf(server!), '127.0.0.1').on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  const { stream, facts } = await secure(socket, peer);
  stream.destroy();
  return facts;
}

it.each([
  ['expired', { name: 'mail.test', to: '2021-02-03' }, 'The certificate expired on 2021-02-03.'],
  [
    'not yet valid',
    { name: 'mail.test', from: '2080-01-01' },
    'The certificate is not valid before 2080-01-01.',
  ],
  [
    'for another name',
    { name: 'other.test' },
    'The certificate is for another name (other.test), not for mail.test.',
  ],
])('a certificate that is %s is refused and explained', async (_what, made, sentence) => {
  const keys = await certificate(made);
  await serve(keys);
  const peer = { host: 'mail.test', ca: keys.cert };
  await expect(shake({ ...peer, unverified: false })).rejects.toMatchObject({
    code: 'certificate',
    message: sentence,
  });
  const facts = await shake({ ...peer, unverified: true });
  expect(facts.certificate).toMatchObject({ verified: false, problem: sentence, subject: made.name });
});

it('a self-signed certificate is refused, and verified when it is the one to trust', async () => {
  const keys = await certificate({ name: 'mail.test' });
  await serve(keys);
  await expect(shake({ host: 'mail.test', unverified: false })).rejects.toMatchObject({
    code: 'certificate',
    message: expect.stringContaining('self-signed'),
  });
  const { certificate: facts } = await shake({ host: 'mail.test', ca: keys.cert, unverified: false });
  expect(facts).toMatchObject({ verified: true, validTo: '2090-01-01T00:00:00.000Z' });
  expect(facts.fingerprint).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
});

it.each(['TLSv1', 'TLSv1.1'] as const)(
  '%s is too old, even where the certificate may go unverified',
  async (version) => {
    const keys = await certificate({ name: 'mail.test' });
    await serve({ ...keys, minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' });
    await expect(shake({ host: 'mail.test', ca: keys.cert, unverified: true })).rejects.toMatchObject({
      code: 'tls-failed',
      message: expect.stringContaining('older than 1.2'),
    });
  },
);

it.each([
  ['speaks in clear', '+OK POP3 server ready\r\n', /speaks in clear/],
  ['hangs up', '', /hung up|cut the connection/],
  ['answers nonsense', '\x16\x03\x01\x00\x02xx', /handshake failed|did not answer in TLS|cut the connection/],
])('a server that %s is explained', async (_what, answer, sentence) => {
  server = createTcpServer((socket) => void socket.on('error', () => {}).end(Buffer.from(answer, 'latin1')));
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  await expect(shake({ host: 'mail.test', unverified: true })).rejects.toMatchObject({
    code: 'tls-failed',
    message: expect.stringMatching(sentence),
  });
});
