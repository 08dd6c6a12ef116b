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
  /** How the relay let go of the socket: whole, or half, waiting for us to close too. */
  readonly left: 'gone' | 'lingering' | 'upgraded';
}

/** How long a socket that the relay has let go of may take to say so, in milliseconds. */
const RESET_WITHIN = 1000;

/** How long each took from the request to its being gone, in milliseconds. */
const goneAfter: number[] = [];

/**
 * Sends a request of these header lines. Where the relay ends its side we do not, and go on talking: a socket that is
 * gone over there answers with RST, one that lingers takes it.
 */
function request(path: string, headers: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect({ port: plusok.port, host: '127.0.0.1', allowHalfOpen: true });
    const began = performance.now();
    let text = '';
    const done = (left: Answer['left']) => {
      if (left === 'gone') goneAfter.push(performance.now() - began);
      socket.destroy();
      clearInterval(talk);
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), left });
    };
    let talk: NodeJS.Timeout | undefined;
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      if (text.startsWith('HTTP/1.1 101')) done('upgraded');
    });
    socket.once('end', () => {
      const end = performance.now() + RESET_WITHIN;
      talk = setInterval(() => {
        if (performance.now() > end) done('lingering');
        else socket.write('x');
      }, 2);
    });
    socket.on('error', () => done('gone'));
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

  it('there are 190 variants', () => {
    const all = [...badOrigins(plusok.port), ...badHosts(plusok.port)].map((lines) => lines.join('\n'));
    expect(new Set(all).size).toBeGreaterThanOrEqual(190);
  });

  it('refuses every other Origin with 403 and lets go of the socket', async () => {
    const host = [`Host: 127.0.0.1:${plusok.port}`];
    for (const origin of badOrigins(plusok.port)) {
      expect([origin, await upgrade(host, origin)]).toEqual([origin, { status: 403, left: 'gone' }]);
    }
  });

  it('refuses every other Host with 403', async () => {
    const origin = [`Origin: http://127.0.0.1:${plusok.port}`];
    for (const host of badHosts(plusok.port)) {
      const { status, left } = await upgrade(host, origin);
      // Node itself answers 400 where HTTP/1.1 is broken: no Host at all, or two.
      expect([host, left]).toEqual([host, 'gone']);
      expect([host, status]).toEqual([host, host.length === 1 ? 403 : expect.toBeOneOf([400, 403])]);
    }
  });

  it('lets go of each within 100 ms; the middle one counts, since others use the machine too', () => {
    expect(goneAfter.length).toBeGreaterThanOrEqual(190);
    expect(goneAfter.sort((a, b) => a - b)[goneAfter.length >> 1]).toBeLessThan(100);
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
  const shapes = ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [
    name,
    `${name}:`,
    `${name}:${port + 1}`,
    `${name}:0${port}`,
    `${name}:${port}0`,
    `${name}.:${port}`,
    `${name}:${port}.evil.test`,
    `${name}:${port}@evil.test`,
    `evil.test@${name}:${port}`,
    `evil${name}:${port}`,
    `evil-${name}:${port}`,
    `evil.${name}:${port}`,
    `${name}.evil:${port}`,
    `${name}:${port},evil.test`,
    `evil.test,${name}:${port}`,
    `${name}:${port} evil.test`,
    `http://${name}:${port}`,
    `${name}:${port}/`,
    `"${name}:${port}"`,
    `${name}%00:${port}`,
  ]);
  const others = [
    ...['LOCALHOST', 'Localhost', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.0.0.01'],
    ...['[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::1%lo]', '::1', 'xn--lcalhost-5yd', '*', 'null', ''],
  ].map((name) => `${name}:${port}`);
  const good = `Host: 127.0.0.1:${port}`;
  return [
    ...[
      ...names.map((name) => `${name}:${port}`),
      ...shapes,
      ...others,
      'localhost:5174',
      'localhost:05173',
    ].map((host) => [`Host: ${host}`]),
    [],
    [good, good],
    [good, 'Host: evil.test'],
    ['Host: evil.test', good],
  ];
}
