import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { eventually, FeedClient, RelayClient, tokenFor } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
beforeAll(async () => {
  // No name is ever resolved, so that a page is between `open` and `opened` as long as it likes.
  const lookup = () => new Promise<string[]>(() => {});
  plusok = await startPlusok({ seed: 'empty', free: { private: true, smtp: false }, lookup });
});
afterAll(() => plusok.stop());

const deep = (text: string, end: string) => text.repeat(6000) + end.repeat(6000);

describe('text that is no message of a page', () => {
  const open = (more: string) =>
    `{"type":"open","target":"sandbox:shared","token":"x","protocol":"pop3","tls":false,${more}}`;
  const noMessage = [
    '',
    ' ',
    'null',
    'true',
    '0',
    '"end"',
    '[]',
    '{}',
    '[{"type":"end"}]',
    '{"type":"end"',
    '{"type":"end",}',
    '{type:"end"}',
    "{'type':'end'}",
    '{"type":"end"}{"type":"end"}',
    '\ufeff{"type":"end"}',
    '/**/{"type":"end"}',
    '{"type":null}',
    '{"type":["end"]}',
    '{"type":{"toString":"end"}}',
    '{"Type":"end"}',
    '{"type":"END"}',
    '{"__proto__":{"type":"end"}}',
    '{"constructor":{"prototype":{"type":"end"}}}',
    '{"type":"ack"}',
    '{"type":"end","type":"ack"}',
    '{"type":"ack","octets":1,"octets":-1}',
    `${' '.repeat(60_000)}x`,
    `"${'\\ud800'.repeat(9000)}"`,
    deep('[', ']'),
    deep('{"type":', '}'),
    `{"type":${deep('[', ']')}}`,
  ];
  const types = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'opened', 'closed'];
  const counts = '-1 0 0.5 1e999 -1e999 NaN "1" [1] null true {} 1e308 9007199254740993'.split(' ');
  const wishes = [
    '"target":""',
    '"target":["sandbox:shared"]',
    '"target":{"id":"sandbox:shared"}',
    '"target":null',
    `"target":"${'x'.repeat(401)}"`,
    `"token":"${'x'.repeat(201)}"`,
    '"token":["x"]',
    '"token":{}',
    '"protocol":"http"',
    '"protocol":"__proto__"',
    '"protocol":["pop3"]',
    '"tls":"false"',
    '"tls":0',
    '"server":1',
    '"server":null',
    '"more":1',
  ];
  const texts = [
    ...noMessage,
    ...types.map((type) => `{"type":"${type}"}`),
    ...counts.map((octets) => `{"type":"ack","octets":${octets}}`),
    ...wishes.map(open),
  ];

  it.each(texts.map((text) => [text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text, text]))(
    '%s',
    async (_name, text) => {
      const client = await RelayClient.connect(plusok);
      client.ws.send(text);
      expect(await client.message('refused')).toMatchObject({ code: 'bad-message' });
      await eventually(() => client.closeCode === 1008, 'close code 1008');
    },
  );
});

describe('a token', () => {
  it.each([
    ['none', () => ''],
    ['half', (token: string) => token.slice(0, -1)],
    ['doubled', (token: string) => token + token],
    ['with a lone surrogate', (token: string) => `${token.slice(0, -1)}\ud800`],
    ['in other letters that look like it', (token: string) => token.replace(/[a-z]/, 'а')],
    ['with NUL', (token: string) => `${token}\0`],
    ['with a space', (token: string) => ` ${token}`],
    ['of nobody', () => '__proto__.constructor'],
    ["another target's", () => tokenFor(plusok, 'any')],
  ])('%s opens nothing', async (_what, change) => {
    const client = await RelayClient.connect(plusok);
    const token = await change(await tokenFor(plusok, 'sandbox:shared'));
    await client.openWith({ target: 'sandbox:shared', token, protocol: 'pop3', tls: false });
    expect(await client.message('refused')).toMatchObject({ code: 'expired' });
  });

  it.each([
    'sandbox:',
    'sandbox:Shared',
    'sandbox:shared\0',
    'sandbox:__proto__',
    'shared',
    'SANDBOX:shared',
    'any ',
  ])('that is right opens no target called %j', async (target) => {
    const client = await RelayClient.connect(plusok);
    const token = await tokenFor(plusok, 'sandbox:shared');
    await client.openWith({ target, token, protocol: 'pop3', tls: false });
    expect(await client.message('refused')).toMatchObject({ code: 'expired' });
  });
});

describe('a message out of turn', () => {
  const token = (target: string) => tokenFor(plusok, target);
  const open = async () =>
    ({
      type: 'open',
      target: 'sandbox:shared',
      token: await token('sandbox:shared'),
      protocol: 'pop3',
      tls: false,
    }) as const;
  /** How a page gets somewhere. */
  const places = {
    new: async () => {},
    opening: async (client: RelayClient) =>
      client.control({
        type: 'open',
        target: 'any',
        server: 'a.test:110',
        token: await token('any'),
        protocol: 'pop3',
        tls: false,
      }),
    open: async (client: RelayClient) => {
      client.acknowledges = false;
      await client.open('sandbox:shared', 'pop3');
      await client.until('+OK');
    },
    over: async (client: RelayClient) => {
      await client.open('sandbox:shared', 'pop3');
      client.control({ type: 'close' });
    },
  };
  const messages = {
    open: async (client: RelayClient) => client.control(await open()),
    starttls: async (client: RelayClient) => client.control({ type: 'starttls' }),
    ack: async (client: RelayClient) => client.control({ type: 'ack', octets: 100_000 }),
    end: async (client: RelayClient) => client.control({ type: 'end' }),
    close: async (client: RelayClient) => client.control({ type: 'close' }),
    octets: async (client: RelayClient) => client.send('NOOP\r\n'),
  };
  const refused = (code: string) => ({ type: 'refused', code });
  const closed = (by: string, code: string) => ({ type: 'closed', by, code });
  const over = closed('client', 'reset');

  it.each<[keyof typeof places, keyof typeof messages, object]>([
    ['new', 'starttls', refused('bad-message')],
    ['new', 'ack', refused('bad-message')],
    ['new', 'end', refused('bad-message')],
    ['new', 'close', refused('reset')],
    ['new', 'octets', refused('bad-message')],
    ['opening', 'open', refused('bad-message')],
    ['opening', 'starttls', refused('bad-message')],
    ['opening', 'ack', refused('bad-message')],
    ['opening', 'end', refused('bad-message')],
    ['opening', 'close', refused('reset')],
    ['opening', 'octets', refused('bad-message')],
    ['open', 'open', closed('relay', 'bad-message')],
    ['open', 'starttls', closed('relay', 'tls-failed')],
    ['open', 'ack', closed('relay', 'bad-message')],
    ['open', 'end', closed('client', 'ended')],
    ['open', 'close', closed('client', 'reset')],
    ['over', 'open', over],
    ['over', 'starttls', over],
    ['over', 'ack', over],
    ['over', 'end', over],
    ['over', 'close', over],
    ['over', 'octets', over],
  ])('%s, then %s', async (place, message, outcome) => {
    const client = await RelayClient.connect(plusok);
    await places[place](client);
    await messages[message](client);
    await eventually(() => client.closeCode !== undefined, 'the close');
    expect(client.messages.at(-1)).toMatchObject(outcome);
    expect(client.messages.filter(({ type }) => type === 'closed' || type === 'refused').length).toBe(1);
  });

  it('all of them leave nothing open', async () => {
    await expect.poll(() => plusok.sessions).toBe(0);
    await expect.poll(() => plusok.sandboxes.shared.size).toBe(0);
  });

  it('500 opened and gone at once, by three ways, leave nothing behind', async () => {
    const descriptors = () => readdirSync('/proc/self/fd').length;
    const before = descriptors();
    for (let batch = 0; batch < 5; batch++) {
      const clients = await Promise.all(Array.from({ length: 100 }, () => RelayClient.connect(plusok)));
      for (const [i, client] of clients.entries()) {
        client.control(await open());
        if (i % 3 === 0) client.control({ type: 'close' });
        else if (i % 3 === 1) setImmediate(() => client.close());
        else client.ws.close();
      }
      await eventually(() => clients.every(({ closeCode }) => closeCode !== undefined), 'all to be over');
    }
    await expect.poll(() => plusok.sessions).toBe(0);
    await expect.poll(() => plusok.sandboxes.shared.size).toBe(0);
    await expect.poll(descriptors).toBeLessThanOrEqual(before);
  });
});

describe('a page that asks the feed for', () => {
  it.each([
    ['{"type":"use","id":"__proto__"}', 'gone'],
    ['{"type":"use","id":"constructor"}', 'gone'],
    ['{"type":"use","id":"shared\\u0000"}', 'gone'],
    ['{"type":"use","id":""}', 'gone'],
    ['{"type":"use","seed":"__proto__"}', 'no-sandbox'],
    ['{"type":"use","seed":"constructor"}', 'no-sandbox'],
    ['{"type":"use","seed":"toString"}', 'no-sandbox'],
    ['{"type":"use","seed":"../default"}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"without":["__proto__"]}}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"with":["constructor"]}}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"misbehave":["toString"]}}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"misbehave":["__proto__=1"]}}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"misbehave":["delay=1e99"]}}', 'no-sandbox'],
    ['{"type":"use","seed":"empty","switches":{"misbehave":["delay=-1"]}}', 'no-sandbox'],
    [`{"type":"use","id":"${'x'.repeat(65)}"}`, 'bad-message'],
    ['{"type":"use","id":["shared"]}', 'bad-message'],
    ['{"type":"use","switches":{"without":"STLS"}}', 'bad-message'],
    ['{"type":"restore","moment":-1}', 'bad-message'],
    ['{"type":"restore","moment":0.5}', 'bad-message'],
    ['{"type":"restore","moment":1e999}', 'bad-message'],
    ['{"type":"restore"}', 'bad-message'],
    ['{"type":"reset","id":"shared"}', 'bad-message'],
    [deep('[', ']'), 'bad-message'],
  ])('%.80s is told %s', async (text, code) => {
    const feed = await FeedClient.connect(plusok);
    feed.ws.send(text);
    expect(await feed.message('refused')).toMatchObject({ code });
    feed.request({ type: 'use', id: 'shared' });
    await feed.message('sandbox');
    feed.close();
  });
});
