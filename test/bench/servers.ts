import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDovecot } from '../peers/dovecot.ts';
import { freePorts } from '../peers/free-ports.ts';
import { startPostfix } from '../peers/postfix.ts';
import { line, RawClient, tagged } from './raw-client.ts';

export interface BenchServer {
  readonly name: string;
  readonly pop3: number;
  readonly imap: number;
  readonly smtp: number;
  /** Settles when all mail that was taken is in its mailbox. */
  delivered(): Promise<void>;
  /** Empties the mailbox that mail is sent to. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

const nothing = async () => {};

/** How to stop each server that runs. */
const running = new Set<() => Promise<void>>();

/** Stops every server that still runs: a benchmark that is interrupted leaves none behind. */
export async function stopServers(): Promise<void> {
  await Promise.allSettled([...running].map((stop) => stop()));
}

/** `stop`, kept until it has been called. */
function stoppable(stop: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (running.delete(once)) await stop();
  };
  running.add(once);
  return once;
}

/** Fifty users for work at once, one with 10,000 messages, one with a message of 10 MiB, one to send to. */
const USERS = [...Array.from({ length: 50 }, (_, i) => `user${i}`), 'big', 'huge', 'sink'];
const MEMORY_DISK = '/dev/shm';
const root = dirname(dirname(import.meta.dirname));

export async function plusokProcess(): Promise<BenchServer> {
  const [page, pop3, imap, smtp] = (await freePorts(4)) as [number, number, number, number];
  const ports = ['--port', page, '--pop3-port', pop3, '--imap-port', imap, '--smtp-port', smtp].map(String);
  const accounts = USERS.flatMap((user) => ['--account', `${user}:secret`]);
  const child = spawn(
    process.execPath,
    [join(root, 'dist/relay/main.js'), '--seed', 'empty', ...ports, ...accounts],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  await answers(imap, child);
  return {
    name: 'PlusOK',
    pop3,
    imap,
    smtp,
    delivered: nothing,
    clear: () => emptied(imap),
    stop: stoppable(() => stop(child)),
  };
}

/** PlusOK as `npm start` runs it, in a process of its own, for a browser. */
export async function pageProcess(
  seed: string,
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const [page, ...mail] = (await freePorts(4)) as [number, number, number, number];
  const flags = ['--port', page, '--pop3-port', mail[0], '--imap-port', mail[1], '--smtp-port', mail[2]].map(
    String,
  );
  const child = spawn(process.execPath, [join(root, 'dist/relay/main.js'), '--seed', seed, ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await answers(page, child);
  return { url: `http://127.0.0.1:${page}/`, pid: child.pid!, stop: () => stop(child) };
}

export async function dovecotProcess(): Promise<BenchServer> {
  const users = Object.fromEntries(USERS.map((user) => [user, 'secret']));
  const dovecot = await startDovecot({ users, parent: MEMORY_DISK });
  return {
    name: 'Dovecot',
    ...dovecot.ports,
    smtp: 0,
    delivered: nothing,
    clear: nothing,
    stop: stoppable(dovecot.stop),
  };
}

/** Postfix with its queue on the machine's disk, as Debian's has it, or on a memory disk. */
export async function postfixProcess(queue: 'disk' | 'memory disk'): Promise<BenchServer> {
  const postfix = await startPostfix(queue === 'disk' ? undefined : MEMORY_DISK);
  const { port: smtp, delivered, clear, stop } = postfix;
  const name = queue === 'disk' ? 'Postfix' : 'Postfix on a memory disk';
  return { name, pop3: 0, imap: 0, smtp, delivered, clear, stop: stoppable(stop) };
}

async function emptied(imap: number): Promise<void> {
  const client = await RawClient.connect(imap);
  await client.until(line);
  await client.command('a LOGIN sink secret', tagged('a'));
  await client.command('s SELECT INBOX', tagged('s'));
  await client.command('t STORE 1:* +FLAGS.SILENT (\\Deleted)', tagged('t'));
  await client.command('e EXPUNGE', tagged('e'));
  await client.close();
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}`);
    const client = await RawClient.connect(port).catch(() => undefined);
    if (client) return client.close();
    await sleep(50);
  }
  throw new Error('the server did not answer within ten seconds');
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** A message of about `octets` octets that differs from others by its number. */
export function message(number: number, octets = 1500): Buffer {
  const head =
    `From: Sender ${number % 97} <sender${number % 97}@plusok.test>\r\nTo: big@plusok.test\r\n` +
    `Date: ${new Date(1_700_000_000_000 + number * 61_000).toUTCString().replace('GMT', '+0000')}\r\n` +
    `Message-ID: <${number}@plusok.test>\r\nSubject: ${number % 3 ? '' : 'Re: '}number ${number % 1000}\r\nMIME-Version: 1.0\r\n` +
    'Content-Type: text/plain; charset=utf-8\r\n\r\n';
  const filler = `${number % 50 ? 'some ordinary words' : 'a needle in the hay'} and a line of seventy characters or so, ok\r\n`;
  return Buffer.from(head + filler.repeat(Math.max(1, Math.ceil((octets - head.length) / filler.length))));
}

/** Puts the mail of the benchmark into a server, by APPEND. */
export async function fill(server: BenchServer, huge: Buffer): Promise<void> {
  for (let i = 0; i < 50; i++)
    await appendAll(
      server,
      `user${i}`,
      Array.from({ length: 50 }, (_, n) => message(n)),
    );
  await appendAll(
    server,
    'big',
    Array.from({ length: 10_000 }, (_, n) => message(n)),
  );
  await appendAll(server, 'huge', [huge]);
}

async function appendAll(server: BenchServer, user: string, messages: readonly Buffer[]): Promise<void> {
  const client = await RawClient.connect(server.imap);
  await client.until(line);
  await client.command(`a LOGIN ${user} secret`, tagged('a'));
  for (const octets of messages) await append(client, 'INBOX', octets);
  await client.close();
}

/** APPEND as most clients do it: the literal waits for the server's "+". */
export async function append(client: RawClient, mailbox: string, octets: Buffer): Promise<void> {
  const invitation = await client.command(`b APPEND ${mailbox} {${octets.length}}`, line);
  if (!invitation.tail.startsWith('+')) throw new Error(`APPEND refused: ${invitation.tail}`);
  client.send(octets);
  const { tail } = await client.command('', tagged('b'));
  if (!tail.includes('b OK')) throw new Error(`APPEND refused: ${tail}`);
}
