import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { eventually, FeedClient, RelayClient, webSocket } from '../support/relay-client.ts';

const root = join(import.meta.dirname, '../..');
let child: ChildProcess;
/** All that the process has printed, at the level that prints most. */
let printed = '';
let running: { port: number };

beforeAll(async () => {
  const ports = ['--port', '--pop3-port', '--imap-port', '--smtp-port'].flatMap((flag) => [flag, '0']);
  const args = [
    '--import',
    'tsx',
    join(root, 'relay/main.ts'),
    '--log-level',
    'trace',
    '--allow-any',
    ...ports,
  ];
  child = spawn(process.execPath, args, { cwd: root });
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const [, port] = await eventually(
    () => /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed) ?? undefined,
    'the line',
  );
  running = { port: Number(port) };
});
afterAll(() => {
  child.kill('SIGKILL');
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** A way to sign in: what is typed, a line after each answer, and what must never be seen again. */
interface Mechanism {
  readonly protocol: Protocol;
  readonly lines: readonly string[];
  readonly secrets: readonly string[];
}

let canaries = 0;
const canary = () => `Canary-${++canaries}-7361xq`;

function mechanisms(): Mechanism[] {
  const all: Mechanism[] = [];
  const add = (protocol: Protocol, make: (secret: string) => { lines: string[]; sent?: string[] }) => {
    const secret = canary();
    const { lines, sent = [] } = make(secret);
    all.push({ protocol, lines, secrets: [secret, base64(secret), ...sent] });
  };
  const plain = (secret: string) => base64(`\0nicolas\0${secret}`);
  const xoauth2 = (secret: string) => base64(`user=nicolas\x01auth=Bearer ${secret}\x01\x01`);
  const cram = (secret: string) =>
    base64(`nicolas ${createHmac('md5', secret).update('<x@y>').digest('hex')}`);
  const scram = (secret: string) => base64(`c=biws,r=rOprNGfwEbeRWgbNEkqO,p=${base64(secret)}`);
  const begin = base64('n,,n=nicolas,r=rOprNGfwEbeRWgbNEkqO');

  add('pop3', (secret) => ({ lines: ['USER nicolas', `PASS ${secret}`] }));
  add('pop3', (secret) => ({ lines: [`APOP nicolas ${md5(secret)}`], sent: [md5(secret)] }));
  add('pop3', (secret) => ({ lines: [`AUTH PLAIN ${plain(secret)}`], sent: [plain(secret)] }));
  add('pop3', (secret) => ({ lines: ['AUTH PLAIN', plain(secret)], sent: [plain(secret)] }));
  add('pop3', (secret) => ({ lines: ['AUTH LOGIN', base64('nicolas'), base64(secret)] }));
  add('pop3', (secret) => ({ lines: ['AUTH CRAM-MD5', cram(secret)], sent: [cram(secret)] }));
  add('pop3', (secret) => ({ lines: [`AUTH SCRAM-SHA-256 ${begin}`, scram(secret)], sent: [scram(secret)] }));
  add('pop3', (secret) => ({ lines: [`AUTH XOAUTH2 ${xoauth2(secret)}`], sent: [xoauth2(secret)] }));

  add('imap', (secret) => ({ lines: [`a LOGIN nicolas ${secret}`] }));
  add('imap', (secret) => ({ lines: [`a LOGIN "nicolas" "${secret}"`] }));
  add('imap', (secret) => ({ lines: ['a LOGIN {7}', `nicolas {${secret.length}}`, secret] }));
  add('imap', (secret) => ({ lines: [`a LOGIN {7+}\r\nnicolas {${secret.length}+}\r\n${secret}`] }));
  add('imap', (secret) => ({ lines: [`a AUTHENTICATE PLAIN ${plain(secret)}`], sent: [plain(secret)] }));
  add('imap', (secret) => ({ lines: ['a AUTHENTICATE PLAIN', plain(secret)], sent: [plain(secret)] }));
  add('imap', (secret) => ({ lines: ['a AUTHENTICATE LOGIN', base64('nicolas'), base64(secret)] }));
  add('imap', (secret) => ({ lines: ['a AUTHENTICATE CRAM-MD5', cram(secret)], sent: [cram(secret)] }));
  add('imap', (secret) => ({
    lines: [`a AUTHENTICATE SCRAM-SHA-256 ${begin}`, scram(secret)],
    sent: [scram(secret)],
  }));
  add('imap', (secret) => ({
    lines: [`a AUTHENTICATE XOAUTH2 ${xoauth2(secret)}`],
    sent: [xoauth2(secret)],
  }));

  add('smtp', (secret) => ({ lines: ['EHLO me', `AUTH PLAIN ${plain(secret)}`], sent: [plain(secret)] }));
  add('smtp', (secret) => ({ lines: ['EHLO me', 'AUTH PLAIN', plain(secret)], sent: [plain(secret)] }));
  add('smtp', (secret) => ({ lines: ['EHLO me', 'AUTH LOGIN', base64('nicolas'), base64(secret)] }));
  add('smtp', (secret) => ({ lines: [`EHLO me`, `AUTH LOGIN ${base64('nicolas')}`, base64(secret)] }));
  add('smtp', (secret) => ({ lines: ['EHLO me', 'AUTH CRAM-MD5', cram(secret)], sent: [cram(secret)] }));
  add('smtp', (secret) => ({
    lines: ['EHLO me', `AUTH XOAUTH2 ${xoauth2(secret)}`],
    sent: [xoauth2(secret)],
  }));
  add('smtp', (secret) => ({
    lines: ['EHLO me', `AUTH SCRAM-SHA-256 ${begin}`, scram(secret)],
    sent: [scram(secret)],
  }));
  return all;
}

async function speak(protocol: Protocol, tls: boolean, lines: readonly string[]): Promise<void> {
  const client = await RelayClient.connect(running);
  await client.open('sandbox:shared', protocol, tls);
  await client.until('\r\n');
  for (const line of lines) await client.say(line);
  client.close();
}

it('passwords, digests, tokens and what is read: in no log and in no metric, by any mechanism', async () => {
  const all = mechanisms();
  const feed = await FeedClient.connect(running);
  const { targets, any } = await feed.message('welcome');
  feed.request({ type: 'use', id: 'shared' });
  const tokens = [...targets.map(({ token }) => token), any!.token, (await feed.message('sandbox')).token];
  for (const tls of [false, true]) {
    for (const { protocol, lines } of all) await speak(protocol, tls, lines);
  }
  await speak('pop3', false, ['USER nicolas', 'PASS mot_passe', 'RETR 1']);
  await eventually(() => (printed.match(/"session ended"/g)?.length ?? 0) >= 2 * all.length + 1, 'the logs');
  const metrics = await (await fetch(`http://127.0.0.1:${running.port}/metrics`)).text();
  expect(metrics).toMatch(/plusok_octets_total\{to="server"\} [1-9]/);
  expect(all.length).toBe(25);
  for (const secret of [...all.flatMap(({ secrets }) => secrets), ...tokens, 'mot_passe', 'nicolas']) {
    expect(secret.length).toBeGreaterThan(6);
    expect(printed).not.toContain(secret);
    expect(metrics).not.toContain(secret);
  }
  feed.close();
});

it('what strangers send puts no control character into a log, nor a line of its own', async () => {
  const evil = '\x1b]0;owned\x07\x9b31m\u202e\u2028\r\n{"level":60}';
  const headers = { 'x-forwarded-for': '\t\x80\x9b, 1.2.3.4', 'user-agent': 'a\x9bb' };
  await fetch(`http://127.0.0.1:${running.port}/${encodeURI(evil)}`);
  const feed = await FeedClient.connect(running);
  const { any } = await feed.message('welcome');
  for (const server of [evil, `${evil}:143`, `mail.test:143${evil}`, '127.0.0.1:25', 'localhost:143']) {
    const client = await RelayClient.connect(running);
    await client.openWith({ target: 'any', server, token: any!.token, protocol: 'pop3', tls: false });
    client.close();
  }
  const odd = webSocket(running, '/relay', headers);
  odd.once('open', () => odd.send(evil));
  await eventually(() => printed.includes('"bad-message"'), 'the refusal in the log');
  const lines = printed.trimEnd().split('\n').slice(1);
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
    expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f\u2028-\u202f]/);
  }
  expect(lines.some((line) => JSON.parse(line).code === 'forbidden-address')).toBe(true);
  feed.close();
});
