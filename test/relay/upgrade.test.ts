import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { agreement } from '../../relay/upgrade.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

const OK: Readonly<Record<Protocol, string>> = {
  pop3: '+OK Begin TLS\r\n',
  smtp: '220 2.0.0 Ready to start TLS\r\n',
  imap: 'a OK Begin TLS\r\n',
};
const COMMAND: Readonly<Record<Protocol, string>> = { pop3: 'STLS', smtp: 'STARTTLS', imap: 'a STARTTLS' };
/** Replies that a forger would like the client to take for part of the secure session. */
const FORGED: Readonly<Record<Protocol, readonly string[]>> = {
  pop3: ['+OK\r\n', '-ERR\r\n', '+OK 1 120\r\n.\r\n', '\r\n', 'x', '\0', '+', '+OK', ' \r\n'],
  smtp: [
    '220 again\r\n',
    '250 OK\r\n',
    '250-PIPELINING\r\n250 AUTH PLAIN\r\n',
    '235 welcome\r\n',
    '\r\n',
    '2',
    '\0',
  ],
  imap: [
    '* PREAUTH hello\r\n',
    '* CAPABILITY IMAP4rev1\r\n',
    '* OK [ALERT] pay\r\n',
    'b OK done\r\n',
    '* 1 EXISTS\r\n',
    '\r\n',
    '*',
    '\0',
  ],
};
const PROTOCOLS = Object.keys(OK) as Protocol[];

describe('the answer to STLS and STARTTLS', () => {
  it.each(PROTOCOLS)('%s: the OK alone agrees', (protocol) => {
    expect(agreement(protocol, OK[protocol])).toBe('agreed');
    expect(agreement(protocol, OK[protocol].replace('\r\n', '\n'))).toBe('agreed');
  });

  it('an IMAP server may say untagged things before, and SMTP may use several lines', () => {
    expect(agreement('imap', `* 3 EXISTS\r\n* OK still here\r\n${OK.imap}`)).toBe('agreed');
    expect(agreement('smtp', `220-Go ahead\r\n${OK.smtp}`)).toBe('agreed');
  });

  it.each(PROTOCOLS)('%s: a refusal, nothing, and half an OK do not', (protocol) => {
    const no = { pop3: '-ERR no\r\n', smtp: '454 4.7.0 TLS not available\r\n', imap: 'a BAD what\r\n' }[
      protocol
    ];
    expect(agreement(protocol, no)).toBe('refused');
    expect(agreement(protocol, '')).toBe('refused');
    for (let cut = 1; cut < OK[protocol].length; cut++) {
      expect(agreement(protocol, OK[protocol].slice(0, cut))).toBe('refused');
    }
  });

  it.each(PROTOCOLS)('%s: whatever follows the OK is an injection', (protocol) => {
    for (const forged of FORGED[protocol])
      expect(agreement(protocol, OK[protocol] + forged)).toBe('injection');
  });

  it('more than any answer is an injection', () => {
    expect(agreement('imap', `* OK ${'x'.repeat(10_000)}\r\n${OK.imap}`)).toBe('injection');
  });
});

describe('a forger on the way', () => {
  let plusok: Plusok;
  let server: Server;
  let answer: (socket: Socket) => void;
  let heardInClear = '';
  const target = () => `127.0.0.1:${portOf(server)}`;

  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => {}).write('+OK 220 * hello\r\n');
      socket.on('data', (chunk) => {
        heardInClear += chunk.toString('latin1');
        if (/(?:STLS|STARTTLS)\r\n$/.test(heardInClear)) answer(socket);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const allowed = { host: '127.0.0.1', port: portOf(server), unverified: true };
    plusok = await startPlusok({ seed: 'empty', allow: [allowed] });
  });
  afterAll(async () => {
    server.close();
    await plusok.stop();
  });

  const cases = PROTOCOLS.flatMap((protocol) =>
    FORGED[protocol].map((forged) => [protocol, forged] as const),
  );

  it.each(cases)('%s: the OK and %j in one segment', async (protocol, forged) => {
    answer = (socket) => void socket.write(OK[protocol] + forged);
    const client = await askForTls(protocol);
    await client.until(OK[protocol]);
    client.control({ type: 'starttls' });
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'injection' });
  });

  it.each(cases)(
    '%s: the OK, then %j octet by octet, some of it after the upgrade began',
    async (protocol, forged) => {
      answer = (socket) => {
        socket.setNoDelay(true).write(OK[protocol]);
        for (const octet of forged) setImmediate(() => socket.write(octet));
        setImmediate(() => socket.end());
      };
      const client = await askForTls(protocol);
      await client.until(OK[protocol]);
      client.control({ type: 'starttls' });
      const closed = await client.message('closed');
      expect(['injection', 'tls-failed']).toContain(closed.code);
      expect(client.messages.some(({ type }) => type === 'secured')).toBe(false);
    },
  );

  it('nothing the page says after `starttls` goes out in clear', async () => {
    answer = (socket) => void socket.write(OK.pop3);
    const client = await askForTls('pop3');
    await client.until(OK.pop3);
    client.control({ type: 'starttls' });
    client.send('PASS secret\r\n');
    client.control({ type: 'close' });
    await client.message('closed');
    expect(heardInClear).not.toContain('secret');
  });

  async function askForTls(protocol: Protocol): Promise<RelayClient> {
    heardInClear = '';
    const client = await RelayClient.connect(plusok);
    await client.open(target(), protocol);
    await client.until('hello\r\n');
    client.send(`${COMMAND[protocol]}\r\n`);
    return client;
  }
});
