import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Certificate, makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { readTlsFiles } from '../../relay/tls-files.ts';
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

it('TLS 1.1 is refused', async () => {
  const socket = connect({
    ...{ port: plusok.port, host: '127.0.0.1', ca: tls.cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' },
    ciphers: 'DEFAULT@SECLEVEL=0',
  });
  const [error] = await once(socket, 'error');
  expect(error.code).toMatch(/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/);
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
