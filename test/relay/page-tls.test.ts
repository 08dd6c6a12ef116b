import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type SecureVersion } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Certificate, makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { readTlsFiles } from '../../relay/tls-files.ts';
import { rawSocket } from '../support/raw-socket.ts';
import { eventually } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
let tls: Certificate;
let folder: string;

beforeAll(async () => {
  tls = await makeCertificate('mail.test');
  plusok = await startPlusok({ seed: 'empty', tls, limits: { handshakeTimeout: 300 } });
  folder = mkdtempSync(join(tmpdir(), 'plusok-'));
});
afterAll(async () => {
  await plusok.stop();
  rmSync(folder, { recursive: true });
});

it('the page is at https, and tells browsers to keep to it', async () => {
  expect(plusok.url).toBe(`https://127.0.0.1:${plusok.port}/`);
  const request = get(`${plusok.url}healthz`, { ca: tls.cert });
  const [response] = await once(request, 'response');
  expect(response.statusCode).toBe(200);
  expect(response.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
  response.resume();
});

it('its WebSockets are wss, for its own https origin alone', async () => {
  const open = (origin: string) => {
    const ws = new WebSocket(`wss://127.0.0.1:${plusok.port}/sandbox`, { origin, ca: tls.cert });
    return new Promise<string>((resolve) => {
      ws.once('message', (data) => resolve(JSON.parse(data.toString()).type));
      ws.once('error', (error) => resolve(error.message));
    }).finally(() => ws.terminate());
  };
  expect(await open(`https://127.0.0.1:${plusok.port}`)).toBe('welcome');
  expect(await open(`http://127.0.0.1:${plusok.port}`)).toBe('Unexpected server response: 403');
});

it.each([
  ['says nothing', undefined],
  ['speaks HTTP in clear', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
])('a client that %s is cut', async (_what, text) => {
  const socket = connectTcp(plusok.port, '127.0.0.1').on('error', () => {});
  if (text !== undefined) socket.write(text);
  await once(socket.resume(), 'close');
});

/** A client that trusts our certificate whatever name it asked for; its first word on how it went. */
function shakeHands(options: ConnectionOptions): Promise<string> {
  const socket = connect({
    ...{ port: plusok.port, host: '127.0.0.1', ca: tls.cert, checkServerIdentity: () => undefined },
    ...options,
  });
  return new Promise<string>((resolve) => {
    socket.once('secureConnect', () => resolve(socket.getProtocol()!));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code!));
  }).finally(() => socket.destroy());
}

const only = (version: SecureVersion): ConnectionOptions => ({
  ...{ minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' },
});

it.each<[string, ConnectionOptions, RegExp]>([
  ['TLS 1.0', only('TLSv1'), /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/],
  ['TLS 1.1', only('TLSv1.1'), /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/],
  ['TLS 1.2', only('TLSv1.2'), /^TLSv1\.2$/],
  ['no name in SNI', { servername: '' }, /^TLSv1\.3$/],
  ['a foreign name in SNI', { servername: 'evil.test' }, /^TLSv1\.3$/],
  ['a name of 255 octets', { servername: `${'a.'.repeat(125)}test` }, /^TLSv1\.3$/],
  ['HTTP/2 alone by ALPN', { ALPNProtocols: ['h2'] }, /NO_APPLICATION_PROTOCOL/],
])('a client with %s', async (_what, options, outcome) => {
  expect(await shakeHands(options)).toMatch(outcome);
});

it('a client that renegotiates again and again is cut', async () => {
  const socket = connect({ port: plusok.port, host: '127.0.0.1', ca: tls.cert, maxVersion: 'TLSv1.2' });
  socket.on('error', () => {}).resume();
  await once(socket, 'secureConnect');
  const again = () => !socket.destroyed && socket.renegotiate({}, again);
  again();
  await once(socket, 'close');
});

it('1,000 half handshakes are cut, and a good one meanwhile is not harmed', async () => {
  const halves = Array.from({ length: 1000 }, () => rawSocket(plusok.port));
  for (const half of halves) half.write(Buffer.from('1603010200010001fc0303', 'hex'));
  expect(await shakeHands({})).toBe('TLSv1.3');
  await eventually(() => halves.every(({ gone }) => gone), 'all to be cut');
  expect(await shakeHands({})).toBe('TLSv1.3');
});

it('certificate files are read, and what is wrong with them is said', async () => {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const [cert, key] = [file('cert.pem', tls.cert), file('key.pem', tls.key)];
  expect(readTlsFiles(cert, key, Date.now())).toEqual(tls);
  const missing = join(folder, 'none.pem');
  expect(() => readTlsFiles(missing, key, 0)).toThrow(`--tls-cert ${missing} cannot be read (ENOENT).`);
  expect(() => readTlsFiles(cert, folder, 0)).toThrow(`--tls-key ${folder} cannot be read (EISDIR).`);
  const other = file('other.pem', (await makeCertificate('mail.test')).key);
  const noPem = file('text.pem', 'not a certificate');
  for (const [first, second] of [
    [cert, other],
    [noPem, key],
    [cert, noPem],
  ] as const) {
    expect(() => readTlsFiles(first, second, 0)).toThrow(/do not make a TLS server: \S/);
  }
  const past = {
    keyType: 'ec',
    notBeforeDate: new Date('2020-01-01'),
    notAfterDate: new Date('2021-02-03'),
  } as const;
  const old = await generate([{ name: 'commonName', value: 'mail.test' }], past);
  const expired = file('old.pem', old.cert);
  const oldKey = file('old-key.pem', old.private);
  expect(() => readTlsFiles(expired, oldKey, Date.now())).toThrow(/expired on Feb {2}3 .* 2021/);
});
