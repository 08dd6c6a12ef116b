import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { RelayClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';
import { skipWithout } from '../support/tools.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';

/** The console's way to a real server, as a page goes it: through the relay, to Debian's Dovecot. */
describe.skipIf(skipWithout('dovecot'))('Dovecot through the relay', () => {
  let dovecot: Dovecot;
  let plusok: Plusok;

  beforeAll(async () => {
    dovecot = await startDovecot({ users: { nicolas: 'mot_passe' } });
    const { pop3, imap, pop3s, imaps } = dovecot.ports;
    const allowed = (port: number, unverified: boolean) => ({ host: '127.0.0.1', port, unverified });
    plusok = await startPlusok({
      seed: 'empty',
      allow: [allowed(pop3, true), allowed(imap, true), allowed(imaps, true), allowed(pop3s, false)],
    });
  });
  afterAll(async () => {
    await plusok?.stop();
    await dovecot?.stop();
  });

  const target = (service: keyof Dovecot['ports']) => `127.0.0.1:${dovecot.ports[service]}`;

  async function readPop3(client: RelayClient): Promise<void> {
    expect(await client.say('USER nicolas')).toMatch(/^\+OK/);
    expect(await client.say('PASS mot_passe')).toMatch(/^\+OK/);
    expect(await client.say('STAT')).toBe('+OK 0 0\r\n');
    expect(await client.say('QUIT')).toMatch(/^\+OK/);
    await client.message('ended');
    client.control({ type: 'end' });
    expect(await client.message('closed')).toMatchObject({ by: 'server', code: 'ended' });
  }

  async function readImap(client: RelayClient): Promise<void> {
    client.send('a LOGIN nicolas mot_passe\r\n');
    await client.until('a OK');
    client.send('b SELECT INBOX\r\n');
    await client.until('b OK');
    client.send('c LOGOUT\r\n');
    await client.until('* BYE');
    await client.message('ended');
    client.close();
  }

  it('POP3 in clear', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('pop3'), 'pop3');
    await client.until('+OK');
    await readPop3(client);
  });

  it('IMAP with TLS from the start, its certificate shown with its problem', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('imaps'), 'imap', true);
    expect((await client.message('secured')).certificate).toMatchObject({
      subject: 'localhost',
      verified: false,
      problem: expect.stringContaining('self-signed'),
    });
    await client.until('* OK');
    await readImap(client);
  });

  it('POP3 upgraded by STLS', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('pop3'), 'pop3');
    await client.until('+OK');
    await client.say('STLS');
    client.control({ type: 'starttls' });
    expect((await client.message('secured')).version).toMatch(/^TLSv1\.[23]$/);
    await readPop3(client);
  });

  it('IMAP upgraded by STARTTLS', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('imap'), 'imap');
    await client.until('* OK');
    await client.say('z STARTTLS');
    client.control({ type: 'starttls' });
    await client.message('secured');
    await readImap(client);
  });

  it('a certificate that does not verify is refused where no exception was made', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('pop3s'), 'pop3', true);
    const closed = await client.message('closed');
    expect(closed).toMatchObject({
      by: 'relay',
      code: 'certificate',
      reason: expect.stringContaining('self-signed'),
    });
    expect(client.received).toBe('');
  });

  it('TLS to a port that speaks in clear is explained', async () => {
    const client = await RelayClient.connect(plusok);
    await client.open(target('pop3'), 'pop3', true);
    expect(await client.message('closed')).toMatchObject({
      code: 'tls-failed',
      reason: expect.stringContaining('speaks in clear'),
    });
  });
});
