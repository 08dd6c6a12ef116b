import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readCommandLine } from '../../relay/options.ts';
import { portOf } from '../../relay/ports.ts';
import { FAULTS } from '../../relay/wire/misbehaviour.ts';
import { eventually } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

const root = join(import.meta.dirname, '../..');
const children: ChildProcess[] = [];
const servers: Server[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) server.close();
});

interface Run {
  readonly child: ChildProcess;
  out: string;
  err: string;
  code: number | null | undefined;
}

function run(args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'relay/main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  children.push(child);
  const result: Run = { child, out: '', err: '', code: undefined };
  child.stdout.on('data', (chunk) => {
    result.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    result.err += chunk;
  });
  child.once('close', (code) => {
    result.code = code;
  });
  return result;
}

async function ended(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  const result = run(args, env);
  await eventually(() => result.code !== undefined, `${args.join(' ')} to end; it printed ${result.out}`);
  return result;
}

async function taken(): Promise<number> {
  const server = createServer();
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

const FREE = ['--port', '0', '--pop3-port', '0', '--imap-port', '0', '--smtp-port', '0', '--seed', 'empty'];

describe('npm start', () => {
  it('prints one line with the page and the three ports, serves, and ends in order', async () => {
    const result = run(FREE);
    await eventually(() => result.out.includes('\n') || result.code !== undefined, 'the line');
    const match = /^PlusOK: (http:\/\/127\.0\.0\.1:\d+\/) {3}POP3 \d+ {3}IMAP \d+ {3}SMTP \d+\n$/.exec(
      result.out,
    );
    expect([result.out, result.err, match !== null]).toEqual([result.out, '', true]);
    const health = await fetch(new URL('/healthz', match![1]));
    expect(await health.json()).toMatchObject({ status: 'ok' });
    result.child.kill('SIGTERM');
    await eventually(() => result.code !== undefined, 'the end');
    expect(result.code).toBe(0);
  });

  it('an asked port that is taken is an error', async () => {
    const port = await taken();
    const asked = await ended([...FREE, '--imap-port', `${port}`]);
    expect(asked).toMatchObject({ code: 1, out: '' });
    expect(asked.err).toBe(
      `Port ${port} is taken: stop the program that listens there, or choose another port.\n`,
    );
    const byEnvironment = await ended(FREE.slice(2), { PLUSOK_PORT: `${port}` });
    expect(byEnvironment).toMatchObject({ code: 1, err: asked.err });
  });

  it('--public prints the address strangers know it by', async () => {
    const origin = 'https://mail.example.org';
    const result = run([...FREE, '--public', '--trust-proxy', '127.0.0.1', '--origin', origin]);
    await eventually(() => result.out.includes('\n') || result.code !== undefined, 'the line');
    expect([result.err, result.out]).toEqual([
      '',
      expect.stringMatching(/^PlusOK: https:\/\/mail\.example\.org {3}POP3/),
    ]);
    result.child.kill('SIGTERM');
    await eventually(() => result.code !== undefined, 'the end');
  });

  it('--help names every option with its variable, --version the version', async () => {
    const help = await ended(['--help']);
    expect(help.code).toBe(0);
    for (const name of [
      'HOST',
      'PORT',
      'POP3_PORT',
      'IMAP_PORT',
      'SMTP_PORT',
      'SEED',
      'ACCOUNT',
      'DOMAIN',
      'WITHOUT',
      'MISBEHAVE',
      'ALLOW',
      'OPEN',
    ]) {
      expect(help.out).toContain(`PLUSOK_${name}`);
    }
    for (const fault of Object.keys(FAULTS)) expect(help.out).toContain(`  ${fault}`);
    expect((await ended(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('bad arguments', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each([
    [['--port', 'abc'], /A port is a whole number from 0 to 65535/],
    [['--port', '70000'], /A port is a whole number/],
    [['--seed', 'nothing'], /Allowed choices are .*empty/],
    [['--allow', 'mail.example.org'], /is not HOST:PORT/],
    [['--allow', 'example.org:0'], /ports go from 1 to 65535/],
    [['--account', 'no-colon'], /An account is NAME:PASSWORD/],
    [['--origin', 'localhost'], /An origin is/],
    [['--domain', 'no domain'], /A domain is made of/],
    [['--without', 'FOO'], /no capability is called "FOO"; there are CAPA, .*IDLE/],
    [['--with', 'IDLE'], /there are LOGIN-REFERRALS, MAILBOX-REFERRALS, SCAN/],
    [['--misbehave', 'badly'], /no fault is called "badly"; there are segments, delay/],
    [['--misbehave', 'delay=soon'], /the fault is written delay\[=MILLISECONDS\]/],
    [['--public'], /--trust-proxy ADDRESS\n- .*--origin https/],
    [
      ['--public', '--trust-proxy', '127.0.0.1', '--origin', 'https://a.test', '--allow', 'b.test:25'],
      /leave --allow and --allow-any out/,
    ],
    [
      ['--public', '--trust-proxy', '127.0.0.1', '--origin', 'https://a.test', '--allow-any'],
      /leave --allow/,
    ],
    [['--allow-smtp'], /--allow-smtp goes with --allow-any/],
    [['--allow-private'], /--allow-private goes with --allow-any/],
    [['--tls-cert', 'a.pem'], /--tls-cert and --tls-key go together/],
    [['--max-recipients', '0'], /a whole number from 1 on/],
    [['--trust-proxy', 'localhost'], /by its IP address/],
    [['--nonsense'], /unknown option/],
    [['extra'], /too many arguments/],
  ])('%j: says what is wrong', (args, message) => {
    let printed = '';
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      printed += text;
      return true;
    });
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    expect(() => readCommandLine(args)).toThrow('exit');
    expect(exit).toHaveBeenCalledWith(1);
    expect(printed).toMatch(message);
  });
});

describe('ports', () => {
  it('a usual port that is taken gives the next free one', async () => {
    const port = await taken();
    const plusok = await startPlusok({ seed: 'empty', ports: { imap: { port, exact: false } } });
    expect(plusok.ports.imap).toBeGreaterThan(port);
    await plusok.stop();
  });
});
