import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
beforeAll(async () => {
  plusok = await startPlusok({ seed: 'empty', origins: ['http://localhost:5173'] });
});
afterAll(() => plusok.stop());

interface Answer {
  readonly status: number;
  /** Milliseconds from the request to the socket's end. */
  readonly gone: number;
}

/** Sends a request of these header lines and waits until the socket is gone or, when upgraded, half a second. */
function request(path: string, headers: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const began = performance.now();
    const socket = connect(plusok.port, '127.0.0.1');
    let text = '';
    const done = () => {
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), gone: performance.now() - began });
    };
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.startsWith('HTTP/1.1 101')) done();
    });
    socket.on('error', () => {}).on('close', done);
    socket.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
  });
}

const UPGRADE = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
];
const upgrade = (host: string[], origin: string[]) => request('/relay', [...host, ...origin, ...UPGRADE]);

describe('the gate', () => {
  it('lets the page in by each of its names', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const at = `${name}:${plusok.port}`;
      expect((await upgrade([`Host: ${at}`], [`Origin: http://${at}`])).status).toBe(101);
    }
    const proxied = await upgrade(['Host: localhost:5173'], ['Origin: http://localhost:5173']);
    expect(proxied.status).toBe(101);
  });

  it('refuses every other Origin with 403 and lets go of the socket', async () => {
    const host = [`Host: 127.0.0.1:${plusok.port}`];
    for (const origin of badOrigins(plusok.port)) {
      const { status, gone } = await upgrade(host, origin);
      expect([origin, status]).toEqual([origin, 403]);
      expect(gone).toBeLessThan(1000);
    }
  });

  it('refuses every other Host with 403', async () => {
    const origin = [`Origin: http://127.0.0.1:${plusok.port}`];
    for (const host of badHosts(plusok.port)) {
      const { status } = await upgrade(host, origin);
      // Node itself answers 400 where HTTP/1.1 is broken: no Host at all.
      expect([host, status === 403 || (host.length !== 1 && status === 400)]).toEqual([host, true]);
    }
  });

  it('refuses a foreign page that asks for data, and a rebound name', async () => {
    const host = `Host: 127.0.0.1:${plusok.port}`;
    expect((await request('/healthz', [host, 'Connection: close'])).status).toBe(200);
    expect((await request('/healthz', [host, 'Origin: http://evil.test', 'Connection: close'])).status).toBe(
      403,
    );
    expect((await request('/healthz', ['Host: evil.test', 'Connection: close'])).status).toBe(403);
  });

  it('knows no other WebSocket path', async () => {
    const at = `127.0.0.1:${plusok.port}`;
    const { status } = await request('/relay/x', [`Host: ${at}`, `Origin: http://${at}`, ...UPGRADE]);
    expect(status).toBe(404);
  });
});

/** Variants of our origin that are not it. */
function badOrigins(port: number): string[][] {
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const near = names.flatMap((name) => [
    `https://${name}:${port}`,
    `http://${name}`,
    `http://${name}:${port + 1}`,
    `http://${name}:0${port}`,
    `http://${name}:${port}/`,
    `http://${name}:${port}/x`,
    `http://${name}:${port}.evil.test`,
    `http://${name}:${port}@evil.test`,
    `http://user@${name}:${port}`,
    `http://evil.test/${name}:${port}`,
    `http://evil.test?${name}:${port}`,
    `http://evil${name}:${port}`,
    `http://x.${name}:${port}`,
    `http://${name}.:${port}`,
    `HTTP://${name}:${port}`,
    `http:/${name}:${port}`,
    `//${name}:${port}`,
    `${name}:${port}`,
    `ws://${name}:${port}`,
    `file://${name}:${port}`,
    `http://${name}:${port} http://evil.test`,
    `http://evil.test http://${name}:${port}`,
    `http://${name}:${port},http://evil.test`,
    `"http://${name}:${port}"`,
    `<http://${name}:${port}>`,
  ]);
  const far = [
    ...['null', 'file://', 'about:blank', 'data:', 'blob:http://localhost', 'chrome-extension://abc'],
    ...['http://LOCALHOST', 'http://Localhost', 'http://127.1', 'http://2130706433', 'http://0x7f.0.0.1'].map(
      (o) => `${o}:${port}`,
    ),
    ...['http://0.0.0.0', 'http://[::]', 'http://[0:0:0:0:0:0:0:1]', 'http://[::ffff:127.0.0.1]'].map(
      (o) => `${o}:${port}`,
    ),
    ...['http://xn--lcalhost-5yd', 'http://lоcalhost', 'http://localhost%00', 'http://evil.test'].map(
      (o) => `${o}:${port}`,
    ),
    ...[
      'http://localhost.evil.test',
      'http://evillocalhost',
      'http://localhost:5174',
      'http://localhost:51733',
    ],
    ...['https://localhost:5173', 'http://127.0.0.1:5173', '*', ' ', 'undefined', 'true'],
  ];
  const once = [...near, ...far].map((origin) => [`Origin: ${Buffer.from(origin).toString('latin1')}`]);
  const good = `Origin: http://127.0.0.1:${port}`;
  return [
    ...once,
    [],
    [''],
    [good, good],
    [good, 'Origin: http://evil.test'],
    ['Origin: http://evil.test', good],
  ].map((lines) => lines.filter((line) => line !== ''));
}

function badHosts(port: number): string[][] {
  const names = [
    'evil.test',
    'localhost.evil.test',
    '127.0.0.1.evil.test',
    '0.0.0.0',
    '127.0.0.2',
    '[::]',
    'x.localhost',
  ];
  const shapes = [
    'localhost',
    '127.0.0.1',
    `localhost:${port + 1}`,
    `localhost:0${port}`,
    `LOCALHOST:${port}`,
    `localhost.:${port}`,
  ];
  const good = `Host: 127.0.0.1:${port}`;
  return [
    ...[...names.map((name) => `${name}:${port}`), ...shapes].map((host) => [`Host: ${host}`]),
    [],
    [good, good],
    [good, 'Host: evil.test'],
    ['Host: evil.test', good],
  ];
}
