import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { freePorts } from '../peers/free-ports.ts';
import { RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
let server: Server;
/** What the server at the allowed target does with each connection. */
let serve: (socket: Socket) => void;
let target: string;
let nobody: string;

beforeAll(async () => {
  server = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${portOf(server)}`;
  const [silent] = await freePorts(1);
  nobody = `127.0.0.1:${silent}`;
  plusok = await startPlusok({
    seed: 'empty',
    allow: [
      { host: '127.0.0.1', port: portOf(server), unverified: false },
      { host: '127.0.0.1', port: silent!, unverified: false },
    ],
  });
});
afterAll(async () => {
  server.close();
  await plusok.stop();
});

describe('a session with the sandbox', () => {
  it('speaks POP3 and says who ended it', async () => {
    const client = await RelayClient.connect(plusok);
    expect(await client.open('sandbox:shared', 'pop3')).toMatchObject({ type: 'opened' });
    await client.until('+OK');
    expect(await client.say('USER nicolas')).toMatch(/^\+OK/);
    expect(await client.say('PASS mot_passe')).toMatch(/^\+OK/);
    expect(await client.say('QUIT')).toMatch(/^\+OK/);
    await client.message('ended');
    client.control({ type: 'end' });
    expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'ended' });
  });

  it('with TLS from the start shows whose certificate it is', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open('sandbox:shared', 'imap', true);
    const { certificate, version } = await client.message('secured');
    expect(version).toBe('TLSv1.3');
    expect(certificate).toMatchObject({ subject: 'plusok.test', issuer: 'plusok.test', verified: true });
    await client.until('* OK');
    expect(await client.say('a NOOP')).toMatch(/^a OK/);
    client.close();
  });

  it.each([
    ['pop3', 'STLS', 'CAPA'],
    ['smtp', 'STARTTLS', 'NOOP'],
    ['imap', 'a STARTTLS', 'b NOOP'],
  ] as const)('%s is upgraded in place by %s', async (protocol, upgrade, after) => {
    const client = await RelayClient.connect(plusok);
    await client.open('sandbox:shared', protocol);
    await client.until('\r\n');
    if (protocol === 'smtp') await client.say('EHLO me');
    await client.say(upgrade);
    client.control({ type: 'starttls' });
    expect((await client.message('secured')).certificate.verified).toBe(true);
    expect(await client.say(after)).toMatch(/^(?:\+OK|250|b OK)/);
    client.close();
  });

  it('refuses to start TLS when the server has not agreed', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open('sandbox:shared', 'pop3');
    await client.until('\r\n');
    await client.say('NOOP');
    client.control({ type: 'starttls' });
    expect(await client.message('closed')).toMatchObject({ by: 'relay', code: 'tls-failed' });
  });
});

describe('a session with a real server', () => {
  it('refuses what is not on the list, for which there is no token, and says when nothing listens', async () => {
    const unknown = await RelayClient.connect(plusok);
    expect(await unknown.open('127.0.0.1:22', 'pop3')).toMatchObject({
      type: 'refused',
      code: 'expired',
    });
    const silent = await RelayClient.connect(plusok);
    expect(await silent.open(nobody, 'pop3')).toMatchObject({ type: 'refused', code: 'connection-refused' });
  });

  it('delivers everything before it says closed, and a greeting never waits for a command', async () => {
    const body = 'x'.repeat(3_000_000);
    serve = (socket) => void socket.end(`+OK hello\r\n${body}`);
    const client = await RelayClient.connect(plusok);
    await client.open(target, 'pop3');
    await client.message('ended');
    expect(client.received.length).toBe(body.length + 11);
    client.control({ type: 'end' });
    expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'ended' });
  });

  it('half-closes: after `end` the server may still speak', async () => {
    serve = (socket) => {
      let heard = '';
      socket.on('data', (chunk) => {
        heard += chunk;
      });
      socket.on('end', () => socket.end(`you said ${heard}`));
    };
    const client = await RelayClient.connect(plusok);
    await client.open(target, 'pop3');
    client.send('all I have to say');
    client.control({ type: 'end' });
    await client.message('closed');
    expect(client.received).toBe('you said all I have to say');
    expect(client.messages.at(-1)).toMatchObject({ by: 'client', code: 'ended' });
  });

  it('tells a cut from an end', async () => {
    serve = (socket) => {
      socket.write('+OK');
      socket.once('data', () => socket.resetAndDestroy());
    };
    const client = await RelayClient.connect(plusok);
    await client.open(target, 'pop3');
    await client.until('+OK');
    client.send('QUIT\r\n');
    expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'reset' });
  });

  it('cuts the cable when the page says close', async () => {
    let error: NodeJS.ErrnoException | undefined;
    serve = (socket) => {
      socket.resume().on('error', (cause) => {
        error = cause;
      });
    };
    const client = await RelayClient.connect(plusok);
    await client.open(target, 'pop3');
    client.control({ type: 'close' });
    expect(await client.message('closed')).toMatchObject({ by: 'client', code: 'reset' });
    await expect.poll(() => error?.code).toBe('ECONNRESET');
  });
});

describe('bad messages', () => {
  it.each([
    ['no JSON', 'not json'],
    ['an unknown type', '{"type":"dance"}'],
    ['an extra key', '{"type":"end","x":1}'],
    ['an empty target', '{"type":"open","target":"","protocol":"pop3","tls":false}'],
    ['a negative ack', '{"type":"ack","octets":-1}'],
    ['an ack of nothing sent', '{"type":"ack","octets":1}'],
    ['starttls before open', '{"type":"starttls"}'],
    ['end before open', '{"type":"end"}'],
  ])('%s is refused with bad-message', async (_name, text) => {
    const client = await RelayClient.connect(plusok);
    client.ws.send(text);
    expect(await client.message('refused')).toMatchObject({ code: 'bad-message' });
    await expect.poll(() => client.closeCode).toBe(1008);
  });

  it('octets before open and a second open are refused', async () => {
    const early = await RelayClient.connect(plusok);
    early.send('QUIT\r\n');
    expect(await early.message('refused')).toMatchObject({ code: 'bad-message' });
    const twice = await RelayClient.connect(plusok);
    await twice.open('sandbox:shared', 'pop3');
    twice.control({ type: 'open', target: 'sandbox:shared', token: '', protocol: 'pop3', tls: false });
    expect(await twice.message('closed')).toMatchObject({ by: 'relay', code: 'bad-message' });
  });

  it('a message above 64 KiB ends the WebSocket with 1009', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open('sandbox:shared', 'pop3');
    client.send(new Uint8Array(64 * 1024 + 1));
    await expect.poll(() => client.closeCode).toBe(1009);
  });
});

it('leaves nothing open behind', async () => {
  await expect.poll(() => plusok.sessions).toBe(0);
  await expect.poll(() => plusok.sandboxes.shared.size).toBe(0);
});
