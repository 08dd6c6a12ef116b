import { createServer, type Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { createSecureContext, type SecureContextOptions, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';
import { CASES } from './starttls-cases.ts';

const PROTOCOLS = Object.keys(CASES) as Protocol[];
const each = <T>(of: (protocol: Protocol) => readonly T[]) =>
  PROTOCOLS.flatMap((protocol) => of(protocol).map((value) => [protocol, value] as const));
const INSIDE = 'said inside TLS\r\n';

/** A server, or whoever stands in its place: greets, and `answers` once it has heard a line. */
let answers: (socket: Socket) => Promise<void> | void;
let heard = '';
let trusting: Server;
let strict: Server;
let plusok: Plusok;
let keys: SecureContextOptions;

beforeAll(async () => {
  const { key, cert } = await makeCertificate('mail.test');
  keys = { key, cert };
  [trusting, strict] = await Promise.all([listening(), listening()]);
  plusok = await startPlusok({
    seed: 'empty',
    allow: [
      { host: '127.0.0.1', port: portOf(trusting), unverified: true },
      { host: '127.0.0.1', port: portOf(strict), unverified: false },
    ],
  });
});
afterAll(async () => {
  trusting.close();
  strict.close();
  await plusok.stop();
});

async function listening(): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => {}).write(greeting);
    const hear = (chunk: Buffer) => {
      heard += chunk.toString('latin1');
      if (!heard.includes('\r\n')) return;
      socket.off('data', hear);
      void answers(socket);
    };
    socket.on('data', hear);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

let greeting = '';

/** Opens a session, says STLS or STARTTLS, and upgrades once `seen` has been read in answer. */
async function upgrade(protocol: Protocol, seen: string, server = trusting): Promise<RelayClient> {
  heard = '';
  greeting = CASES[protocol].greeting;
  const client = await RelayClient.connect(plusok);
  await client.open(`127.0.0.1:${portOf(server)}`, protocol);
  await client.until(greeting);
  client.send(`${CASES[protocol].command}\r\n`);
  await client.until(greeting + seen);
  client.control({ type: 'starttls' });
  client.send('SECRET\r\n'); // whatever comes, this never goes out in clear
  return client;
}

/** Waits for the end and checks that nothing was taken for secure, nothing went out in clear, and why is said. */
async function ended(client: RelayClient, codes: readonly string[]): Promise<void> {
  const closed = await client.message('closed');
  expect(closed.by).toBe('relay');
  expect(codes).toContain(closed.code);
  expect(closed.reason).toMatch(/^[A-Z].*\.$/);
  expect(client.messages.some(({ type }) => type === 'secured')).toBe(false);
  expect(client.received).not.toContain(INSIDE);
  expect(heard).not.toContain('SECRET');
}

async function write(socket: Socket, pieces: readonly string[]): Promise<void> {
  for (const piece of pieces) {
    socket.write(piece, 'latin1');
    await turn();
  }
}

/** The server's side of the handshake, and words that only one who took part can read. */
function shakeHands(socket: Socket, options: SecureContextOptions = keys): void {
  const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(options) });
  secured.on('error', () => {}).once('secure', () => secured.write(INSIDE));
}

describe('an OK and nothing else', () => {
  it.each(each((protocol) => [CASES[protocol].ok, ...CASES[protocol].otherOks]))(
    '%s: %j begins TLS',
    async (protocol, ok) => {
      answers = (socket) => {
        socket.write(ok);
        shakeHands(socket);
      };
      const client = await upgrade(protocol, ok);
      expect((await client.message('secured')).certificate.verified).toBe(false);
      await client.until(INSIDE);
      expect(client.received).toBe(greeting + ok + INSIDE);
      expect(heard).not.toContain('SECRET');
      client.close();
    },
  );

  it.each(each((protocol) => [...CASES[protocol].ok].map((_octet, at) => at)))(
    '%s: in two parts, cut at octet %i',
    async (protocol, at) => {
      const { ok } = CASES[protocol];
      answers = async (socket) => {
        await write(socket, [ok.slice(0, at), ok.slice(at)].filter(Boolean));
        shakeHands(socket);
      };
      const client = await upgrade(protocol, ok);
      await client.until(INSIDE);
      expect(client.received).toBe(greeting + ok + INSIDE);
      client.close();
    },
  );
});

describe('replies injected in clear', () => {
  it.each(each((protocol) => CASES[protocol].replies))('%s: %j with the OK', async (protocol, forged) => {
    const { ok } = CASES[protocol];
    answers = (socket) => {
      socket.write(ok + forged, 'latin1');
      shakeHands(socket);
    };
    await ended(await upgrade(protocol, ok), ['injection']);
  });

  it.each(each((protocol) => CASES[protocol].replies))(
    '%s: %j an octet at a time',
    async (protocol, forged) => {
      const { ok } = CASES[protocol];
      answers = async (socket) => {
        await write(socket, [...(ok + forged)]);
        shakeHands(socket);
      };
      await ended(await upgrade(protocol, ok), ['injection', 'tls-failed']);
    },
  );

  it.each(each((protocol) => CASES[protocol].replies))(
    '%s: %j once the handshake has begun',
    async (protocol, forged) => {
      const { ok } = CASES[protocol];
      answers = (socket) => {
        socket.write(ok);
        socket.once('data', () => {
          socket.write(forged, 'latin1');
          shakeHands(socket);
          socket.end();
        });
      };
      await ended(await upgrade(protocol, ok), ['tls-failed']);
    },
  );

  it.each(each((protocol) => [...CASES[protocol].replies.at(-3)!].map((_octet, at) => at)))(
    '%s: a reply cut at octet %i, its first part with the OK',
    async (protocol, at) => {
      const { ok, replies } = CASES[protocol];
      const forged = replies.at(-3)!;
      answers = async (socket) => {
        await write(socket, [ok + forged.slice(0, at), forged.slice(at)]);
        shakeHands(socket);
      };
      await ended(await upgrade(protocol, ok), ['injection', 'tls-failed']);
    },
  );
});

describe('the upgrade stripped or refused', () => {
  it.each(each((protocol) => CASES[protocol].refusals))('%s: %j', async (protocol, answer) => {
    answers = (socket) => {
      socket.write(answer, 'latin1');
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString('latin1');
      });
    };
    await ended(await upgrade(protocol, answer), ['tls-failed', 'injection']);
  });
});

describe('a handshake that fails leaves no session in clear', () => {
  type Failure = (socket: Socket) => void;
  const onHello = (fail: Failure) => (socket: Socket) => void socket.once('data', () => fail(socket));
  const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
  const alert = Buffer.from('15030300020228', 'hex');
  const failures: readonly [string, Failure, RegExp][] = [
    ['the server hangs up', onHello((socket) => socket.end()), /hung up|cut/],
    ['the server cuts the connection', onHello((socket) => socket.resetAndDestroy()), /cut|hung up/],
    ['the server goes on in clear', onHello((socket) => socket.write('+OK 250 * welcome\r\n')), /in clear/],
    ['an alert', onHello((socket) => socket.write(alert)), /TLS handshake/],
    ['TLS 1.1', (socket) => shakeHands(socket, { ...keys, ...old }), /older than 1\.2/],
  ];
  it.each(PROTOCOLS.flatMap((protocol) => failures.map((failure) => [protocol, ...failure] as const)))(
    '%s: %s',
    async (protocol, _what, fail, reason) => {
      const { ok } = CASES[protocol];
      answers = (socket) => {
        socket.write(ok);
        fail(socket);
      };
      const client = await upgrade(protocol, ok);
      await ended(client, ['tls-failed']);
      expect((await client.message('closed')).reason).toMatch(reason);
    },
  );

  it.each(PROTOCOLS)('%s: a certificate that does not verify', async (protocol) => {
    const { ok } = CASES[protocol];
    answers = (socket) => {
      socket.write(ok);
      shakeHands(socket);
    };
    const client = await upgrade(protocol, ok, strict);
    await ended(client, ['certificate']);
    expect((await client.message('closed')).reason).toContain('self-signed');
  });
});
