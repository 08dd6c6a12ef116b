import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageFiles } from '../../relay/page-files.ts';
import { portOf } from '../../relay/ports.ts';
import { rawSocket } from '../support/raw-socket.ts';
import { eventually } from '../support/relay-client.ts';

const SECRET = 'not of the page';
const SCRIPT = 'export const answer = 42;';
const LONG_SCRIPT = SCRIPT.repeat(100);

let root: string;
let server: Server;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'plusok-'));
  mkdirSync(join(root, 'page/assets'), { recursive: true });
  writeFileSync(join(root, 'secret.js'), SECRET);
  writeFileSync(join(root, 'page/index.html'), '<title>the page</title>');
  writeFileSync(join(root, 'page/mark.svg'), '<svg/>');
  writeFileSync(join(root, 'page/assets/index-abc.js'), SCRIPT);
  writeFileSync(join(root, 'page/assets/long-abc.js'), LONG_SCRIPT);
  const files = PageFiles.read(join(root, 'page'))!;
  // As after a build in the midst of things.
  writeFileSync(join(root, 'page/later.js'), 'later');
  rmSync(join(root, 'page/mark.svg'));
  server = createServer((request, response) => {
    if (!files.handle(request, response)) response.writeHead(404, { 'content-length': 0 }).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => {
  server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

async function ask(path: string, lines: readonly string[] = [], method = 'GET'): Promise<Answer> {
  const socket = rawSocket(portOf(server));
  socket.write([`${method} ${path} HTTP/1.1`, 'Host: x', 'Connection: close', ...lines, '', ''].join('\r\n'));
  await eventually(() => socket.gone, 'the answer');
  const [head = '', body = ''] = socket.heard.toString('latin1').split('\r\n\r\n');
  return { status: Number(head.slice(9, 12)), head, body };
}

const INDEX = '<title>the page</title>';

describe('what a path finds', () => {
  it.each([
    ['/', 200, INDEX],
    ['/?x=1', 200, INDEX],
    ['/?file.js', 200, INDEX],
    ['/index.html', 200, INDEX],
    ['/learn/imap/first', 200, INDEX],
    ['/..', 404, ''],
    ['/assets', 200, INDEX],
    ['/assets/index-abc.js', 200, SCRIPT],
    ['/assets/index-abc.js?v=2', 200, SCRIPT],
    ['/mark.svg', 200, '<svg/>'],
    ['/later.js', 404, ''],
    ['/ASSETS/INDEX-ABC.JS', 404, ''],
    ['/assets/index-abc.js/', 200, INDEX],
    ['/assets/index-abc.js.map', 404, ''],
    ['/assets/.js', 404, ''],
    ['/.git/config', 200, INDEX],
    ['/.env', 404, ''],
    ['/__proto__', 200, INDEX],
    ['/constructor.js', 404, ''],
    ['http://x/', 404, ''],
    ['http://evil.test/secret.js', 404, ''],
  ])('%s: %d', async (path, status, body) => {
    expect(await ask(path)).toMatchObject({ status, body });
  });

  const climbs = [
    '..',
    '%2e%2e',
    '.%2e',
    '%252e%252e',
    '%c0%ae%c0%ae',
    '%e0%80%ae%e0%80%ae',
    '....',
    '..;',
    '.',
  ];
  const slashes = ['/', '//', '\\', '%2f', '%5c', '%252f', '%c0%af', '/./', '%00/'];
  const outside = climbs.flatMap((climb) =>
    slashes.flatMap((slash) => [1, 3, 200].map((deep) => `/${(climb + slash).repeat(deep)}secret.js`)),
  );

  it(`none of ${outside.length} ways leads out of the folder`, async () => {
    for (const path of [...outside, `${join(root, 'secret.js')}`, `/file://${root}/secret.js`]) {
      const { status, body } = await ask(path);
      expect([path, status, body]).toEqual([path, 404, '']);
    }
  });

  it('a path that a pattern would go over again and again is answered as soon as any', async () => {
    for (const path of [
      `/${'a.a'.repeat(2500)}!`,
      `/${'/'.repeat(7500)}`,
      `/${'%'.repeat(7500)}`,
      `/?${'&'.repeat(7500)}`,
    ]) {
      expect((await ask(path)).status).toBeOneOf([200, 404]);
    }
  });
});

describe('how it is answered', () => {
  it('scripts may be kept, the page is asked for again', async () => {
    expect((await ask('/')).head).toMatch(/cache-control: no-cache\r\n/);
    const { head } = await ask('/assets/index-abc.js');
    expect(head).toMatch(/content-type: text\/javascript; charset=utf-8\r\n/);
    expect(head).toMatch(/cache-control: public, max-age=31536000, immutable\r\n/);
  });

  it('HEAD has the same head and no body', async () => {
    const { status, head, body } = await ask('/', [], 'HEAD');
    expect([status, body]).toEqual([200, '']);
    expect(head).toContain(`content-length: ${INDEX.length}`);
  });

  it.each([
    'bytes=0-1',
    'bytes=5-2',
    'bytes=-1',
    'bytes=--1',
    'bytes=99999999999999999999-',
    'bytes=0-99999999999999999999',
    `bytes=${'0-,'.repeat(2000)}`,
    'items=0-1',
    'bytes',
    '\x80',
  ])('a Range like %j gets the whole', async (range) => {
    expect(await ask('/', [`Range: ${range}`, 'If-Range: "x"'])).toMatchObject({ status: 200, body: INDEX });
  });

  describe('what is long', () => {
    const long = (lines: readonly string[] = [], method = 'GET') => ask('/assets/long-abc.js', lines, method);

    it.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, GZIP ; q=0.2, *;q=0', 'deflate,gzip;q=1'])(
      'is compressed for who takes %j, with a tag of its own',
      async (accepted) => {
        const { head, body } = await long([`Accept-Encoding: ${accepted}`]);
        expect(head).toMatch(/content-encoding: gzip\r\n/);
        expect(head).toMatch(/vary: Accept-Encoding\r\n/);
        expect(head).toContain(`content-length: ${body.length}`);
        expect(body.length).toBeLessThan(LONG_SCRIPT.length / 4);
        expect(gunzipSync(Buffer.from(body, 'latin1')).toString()).toBe(LONG_SCRIPT);
      },
    );

    it.each(['', 'br', 'gzip;q=0', 'gzip;q=0.000', 'identity, gzip ; q=0.0', 'xgzip', 'gzip2', '\x80', ','])(
      'is as it is for who takes %j',
      async (accepted) => {
        const { head, body } = await long([`Accept-Encoding: ${accepted}`]);
        expect(head).not.toMatch(/content-encoding/);
        expect(head).toMatch(/vary: Accept-Encoding\r\n/);
        expect(body).toBe(LONG_SCRIPT);
      },
    );

    it('is asked for again by the tag of what was had', async () => {
      const zip = 'Accept-Encoding: gzip';
      const tagOf = ({ head }: Answer) => /etag: (\S+)/.exec(head)![1]!;
      const [plain, zipped] = [tagOf(await long()), tagOf(await long([zip]))];
      expect(plain).not.toBe(zipped);
      expect((await long([`If-None-Match: ${plain}`])).status).toBe(304);
      expect((await long([zip, `If-None-Match: ${zipped}`])).status).toBe(304);
      expect((await long([zip, `If-None-Match: ${plain}`])).status).toBe(200);
      expect(await long([zip], 'HEAD')).toMatchObject({ status: 200, body: '' });
    });
  });

  it('If-None-Match is answered by 304 when it names what is there', async () => {
    const etag = /etag: (\S+)/.exec((await ask('/')).head)![1]!;
    const status = async (condition: string) => (await ask('/', [`If-None-Match: ${condition}`])).status;
    for (const same of [etag, `W/${etag}`, `"x", ${etag}`, `"x" ,W/${etag},"y"`, '*'])
      expect([same, await status(same)]).toEqual([same, 304]);
    for (const other of ['"x"', etag.slice(1, -1), `${etag}x`, '', ',', `"${','.repeat(7000)}"`])
      expect([other, await status(other)]).toEqual([other, 200]);
  });
});

it('a folder without a page is none', () => {
  expect(PageFiles.read(join(root, 'page/assets'))).toBeUndefined();
  expect(PageFiles.read(join(root, 'nowhere'))).toBeUndefined();
});
