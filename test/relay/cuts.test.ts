import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok;
let server: Server;
let target: string;
/** How the server lets go, once it has answered the client's first word. */
let letGo: (stream: Socket, transport: Socket) => void;
let overTls = false;

beforeAll(async () => {
  const secureContext = createSecureContext(await makeCertificate('mail.test'));
  server = createServer({ allowHalfOpen: true }, (transport) => {
    transport.on('error', () => {});
    const stream = overTls ? new TLSSocket(transport, { isServer: true, secureContext }) : transport;
    stream.on('error', () => {}).once('data', () => letGo(stream, transport));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `127.0.0.1:${portOf(server)}`;
  const allow = [{ host: '127.0.0.1', port: portOf(server), unverified: true }];
  plusok = await startPlusok({ seed: 'empty', allow });
});
afterAll(async () => {
  server.close();
  await plusok.stop();
});

const SIZES = [0, 1, 100, 20_000];

it.each([false, true])(
  'an end is told as an end, a cut as a cut, right behind octets too (TLS: %s)',
  async (tls) => {
    overTls = tls;
    for (const size of SIZES) {
      letGo = (stream) => stream.end(Buffer.alloc(size));
      const ended = await opened(tls);
      await ended.message('ended');
      expect(ended.octets).toBe(size);
      ended.control({ type: 'end' });
      expect(await ended.message('closed')).toMatchObject({ by: 'server', code: 'ended' });

      letGo = (stream, transport) => stream.write(Buffer.alloc(size), () => transport.resetAndDestroy());
      const cut = await opened(tls);
      expect(await cut.message('closed')).toMatchObject({ by: 'server', code: 'reset' });
      expect(cut.messages.some(({ type }) => type === 'ended')).toBe(false);
    }
  },
);

async function opened(tls: boolean): Promise<RelayClient> {
  const client = await RelayClient.connect(plusok);
  await client.open(target, 'pop3', tls);
  if (tls) await client.message('secured');
  client.send('go');
  return client;
}
