import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { frame, rawSocket, upgradedSocket } from '../support/raw-socket.ts';
import { eventually } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
beforeAll(async () => {
  plusok = await startPlusok({ seed: 'empty', limits: { handshakeTimeout: 500 } });
});
afterAll(() => plusok.stop());

const at = () => `127.0.0.1:${plusok.port}`;

/** Sends octets as they are, `@` standing for our address; what came back once `enough` of it has, or all is over. */
async function heard(text: string, enough: RegExp): Promise<string> {
  const socket = rawSocket(plusok.port);
  socket.write(Buffer.from(text.replaceAll('@', at()), 'latin1'));
  const all = () => socket.heard.toString('latin1');
  await eventually(() => socket.gone || enough.test(all()), 'an answer');
  socket.destroy();
  return all();
}

const THE_END = /(?!)/;
const ANY_ANSWER = /\r\n\r\n/;
const codes = (text: string) => [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, code]) => Number(code));
const lines = (...all: string[]) => [...all, '', ''].join('\r\n');
const get = (...headers: string[]) => lines('GET /healthz HTTP/1.1', 'Host: @', ...headers);

describe('a head that is not HTTP is refused, and its connection is gone', () => {
  it.each<[string, string]>([
    ['both lengths', `${get('Transfer-Encoding: chunked', 'Content-Length: 3')}0\r\n\r\n`],
    ['chunked, identity', get('Transfer-Encoding: chunked, identity')],
    ['two codings', get('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')],
    ['a space before the colon', get('Transfer-Encoding : chunked')],
    ['a folded line', get('X: a\r\n b')],
    ['a folded Host', lines('GET /healthz HTTP/1.1', 'Host: @\r\n .evil.test')],
    ['a length twice', get('Content-Length: 0', 'Content-Length: 0')],
    ['two lengths', get('Content-Length: 0', 'Content-Length: 1')],
    ['a list of lengths', get('Content-Length: 0, 0')],
    ['a length with a sign', get('Content-Length: +1')],
    ['a length below nothing', get('Content-Length: -1')],
    ['a length in hexadecimal', get('Content-Length: 0x1')],
    ['LF alone', 'GET /healthz HTTP/1.1\nHost: @\n\n'],
    ['CR alone', 'GET /healthz HTTP/1.1\rHost: @\r\r'],
    ['NUL in a header', get('X: a\0b')],
    ['NUL in the Host', lines('GET /healthz HTTP/1.1', 'Host: @\0.evil.test')],
    ['DEL in a name', get('X\x7f: a')],
    ['a name beyond ASCII', get('\xe9: a')],
    ['no name', get(': a')],
    ['no colon', get('abc')],
    ['an authority for a target', lines('GET 127.0.0.1:22 HTTP/1.1', 'Host: @')],
    ['a name for a target', lines('GET __proto__ HTTP/1.1', 'Host: @')],
    ['a space in the path', lines('GET /a b HTTP/1.1', 'Host: @')],
    ['NUL in the path', lines('GET /a\0b HTTP/1.1', 'Host: @')],
    ['octets beyond ASCII in the path', lines('GET /\xff\xfe HTTP/1.1', 'Host: @')],
    ['tabs', 'GET\t/healthz\tHTTP/1.1\r\nHost: @\r\n\r\n'],
    ['a space first', ' GET /healthz HTTP/1.1\r\nHost: @\r\n\r\n'],
    ['small letters', 'get /healthz http/1.1\r\nhost: @\r\n\r\n'],
    ['HTTP/0.9', 'GET /healthz\r\n'],
    ['HTTP/1.2', lines('GET /healthz HTTP/1.2', 'Host: @')],
    ["HTTP/2's first words", 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a path of 9 KiB', lines(`GET /${'a'.repeat(9 * 1024)} HTTP/1.1`, 'Host: @')],
    ['10,000 headers', get(...Array(10_000).fill('a:'))],
  ])('%s', async (_what, text) => {
    expect(codes(await heard(text, THE_END))).toEqual([400]);
  });

  it('CONNECT is not even answered', async () => {
    expect(await heard(lines('CONNECT 127.0.0.1:22 HTTP/1.1', 'Host: @'), THE_END)).toBe('');
  });
});

describe('what is odd and no harm', () => {
  it.each<[string, number, string]>([
    ['a path of 7 KiB', 200, lines(`GET /${'a'.repeat(7 * 1024)} HTTP/1.1`, 'Host: @')],
    ['200 headers', 200, get(...Array.from({ length: 200 }, (_, i) => `X${i}: ${i}`))],
    ['empty lines first', 200, `\r\n\r\n${get()}`],
    ['HTTP/1.0', 200, lines('GET /healthz HTTP/1.0', 'Host: @')],
    ['HTTP/1.0 without Host', 403, lines('GET /healthz HTTP/1.0')],
    ['Host twice', 403, get('Host: @')],
    ['a list of Hosts', 403, lines('GET /healthz HTTP/1.1', 'Host: @, evil.test')],
    ['Origin behind 1,300 headers', 403, get(...Array(1300).fill('a:'), 'Origin: http://evil.test')],
    ['Host behind 1,300 headers', 403, get(...Array(1300).fill('a:'), 'Host: evil.test')],
    ['another place by its whole URL', 404, lines('GET http://evil.test/healthz HTTP/1.1', 'Host: @')],
    ['OPTIONS *', 405, lines('OPTIONS * HTTP/1.1', 'Host: @')],
    ['OPTIONS /', 405, lines('OPTIONS / HTTP/1.1', 'Host: @', 'Access-Control-Request-Method: PUT')],
    ['TRACE', 405, lines('TRACE / HTTP/1.1', 'Host: @', 'Cookie: secret')],
    ['POST', 405, lines('POST /healthz HTTP/1.1', 'Host: @', 'Content-Length: 0')],
    ['an expectation of another kind', 417, get('Expect: 200-ok')],
  ])('%s: %d', async (_what, code, text) => {
    const answer = await heard(text, ANY_ANSWER);
    expect(codes(answer)).toEqual([code]);
    expect(answer).not.toContain('secret');
    expect(answer).not.toMatch(/^access-control-allow/im);
  });

  it.each([0, 1300])(
    'metrics asked for through a proxy are not told, be it behind %d headers',
    async (before) => {
      const metrics = (...more: string[]) =>
        lines('GET /metrics HTTP/1.1', 'Host: @', 'Connection: close', ...more);
      expect(await heard(metrics(...Array(before).fill('a:')), THE_END)).toContain('plusok_sessions');
      const proxied = metrics(...Array(before).fill('a:'), 'X-Forwarded-For: 192.0.2.1');
      expect(await heard(proxied, THE_END)).not.toContain('plusok_sessions');
    },
  );

  it.each([
    ['of a length, an octet at a time', 'Content-Length: 1000'],
    ['in chunks', 'Transfer-Encoding: chunked'],
    ['that waits for 100', 'Expect: 100-continue\r\nContent-Length: 5'],
  ])('a body %s: answered at once, cut when its time is over', async (_what, header) => {
    expect(codes(await heard(`${get(header)}5`, THE_END))).toEqual(expect.arrayContaining([200, 400]));
  });

  it.each([
    ['a chunk with an extension of 20 KiB', `1;${'x'.repeat(20_000)}\r\na\r\n0\r\n\r\n`],
    ['trailers of 20 KiB', `0\r\n${`X: ${'y'.repeat(100)}\r\n`.repeat(200)}\r\n`],
    ['a chunk of 2^68 octets', 'FFFFFFFFFFFFFFFFF\r\n'],
  ])('%s ends the connection', async (_what, body) => {
    expect(codes(await heard(get('Transfer-Encoding: chunked') + body, THE_END)).at(-1)).toBe(400);
  });
});

it('a client that does not read its answer is cut, a WebSocket that says nothing is not', async () => {
  let isOver = false;
  const big = (_request: IncomingMessage, response: ServerResponse) => {
    response.end(Buffer.alloc(64 * 1024 * 1024)).once('close', () => {
      isOver = true;
    });
    return true;
  };
  const running = await startPlusok({ seed: 'empty', limits: { idleTimeout: 300 }, handlers: [big] });
  const page = await upgradedSocket(running.port, '/sandbox');
  const deaf = rawSocket(running.port);
  deaf.pause().write(`GET /big HTTP/1.1\r\nHost: 127.0.0.1:${running.port}\r\n\r\n`);
  await eventually(() => isOver, 'the end'); // which its reading alone would bring else
  expect(page.gone).toBe(false);
  deaf.destroy();
  await running.stop();
});

describe('requests that do not wait for answers', () => {
  it('two are answered, in order', async () => {
    const two = await heard(get() + lines('GET /nothing.js HTTP/1.1', 'Host: @'), /nothing here/);
    expect(codes(two)).toEqual([200, 404]);
  });

  it('thousands end the connection', async () => {
    const text = await heard(get().repeat(2000), THE_END);
    expect(codes(text).length).toBeLessThan(50);
  });
});

const UPGRADE = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const KEY = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
const WS = ['Host: @', 'Origin: http://@', ...UPGRADE, KEY];
const upgrade = (...more: string[]) => lines('GET /relay HTTP/1.1', ...WS, ...more);
const without = (name: string, ...more: string[]) =>
  lines('GET /relay HTTP/1.1', ...WS.filter((line) => !line.startsWith(name)), ...more);

describe('upgrades', () => {
  it.each([
    '/',
    '/relay/',
    '/relay?x',
    '/relay#x',
    '/RELAY',
    '/%72elay',
    '//relay',
    '/./relay',
    '/relay/../relay',
    '/__proto__',
    '/constructor',
    '/healthz',
    '*',
    'http://@/relay',
    '/relay%00',
    '/sandbox/',
    '/index.html',
  ])('of %s: 404', async (path) => {
    expect(codes(await heard(lines(`GET ${path} HTTP/1.1`, ...WS), THE_END))).toEqual([404]);
  });

  it.each<[string, number, string]>([
    ['another method', 405, upgrade().replace('GET', 'POST')],
    ['version 7', 400, without('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 7')],
    ['version 14', 400, without('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 14')],
    ['two versions', 400, upgrade('Sec-WebSocket-Version: 8')],
    ['no version', 400, without('Sec-WebSocket-Version')],
    ['no key', 400, without('Sec-WebSocket-Key')],
    ['two keys', 400, upgrade(KEY)],
    ['a key too short', 400, without('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc')],
    ['two Upgrade headers', 400, upgrade('Upgrade: h2c')],
    ['two Origins', 403, upgrade('Origin: http://@')],
    ['two Hosts', 403, upgrade('Host: @')],
    [
      'a second Origin behind 1,200 headers',
      403,
      upgrade(...Array(1200).fill('a:'), 'Origin: http://evil.test'),
    ],
    ['a subprotocol that is none', 400, upgrade('Sec-WebSocket-Protocol: a,,b')],
    ['a control character in a cookie', 400, upgrade('Cookie: \x01')],
  ])('with %s: %d', async (_what, code, text) => {
    expect(codes(await heard(text, THE_END))).toEqual([code]);
  });

  it.each([
    'Sec-WebSocket-Protocol: chat, mqtt',
    `Sec-WebSocket-Protocol: ${Array.from({ length: 1000 }, (_, i) => `p${i}`).join(',')}`,
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, permessage-deflate',
    'Sec-WebSocket-Extensions: ;;;',
  ])('agree to nothing that is offered: %.60s', async (header) => {
    const answer = await heard(upgrade(header), ANY_ANSWER);
    expect(codes(answer)).toEqual([101]);
    expect(answer).not.toMatch(/sec-websocket-(?:protocol|extensions)/i);
  });

  it('read what comes right behind the head', async () => {
    const nonsense = frame(0x81, Buffer.from('nonsense')).toString('latin1');
    expect(await heard(upgrade() + nonsense, /bad-message/)).toMatch(/^HTTP\/1\.1 101/);
  });

  it.each<[string, string]>([
    ['another request', get()],
    ['another upgrade', upgrade()],
    ['a body', 'abcde'],
  ])('take %s behind the head for frames, which it is none of', async (_what, more) => {
    const answer = await heard(upgrade() + more, THE_END);
    expect(codes(answer)).toEqual([101]);
    expect(answer.endsWith('\x88\x02\x03\xea')).toBe(true); // close, 1002
  });

  it('are refused while answers to other requests are due on the connection', async () => {
    const both = lines('GET /course/index.json HTTP/1.1', 'Host: @') + upgrade();
    expect(await heard(both, THE_END)).not.toContain('HTTP/1.1 101');
  });
});
