import { once } from 'node:events';
import { connect, type Server, type Socket } from 'node:net';
import { connect as connectTls, createSecureContext } from 'node:tls';
import { constants, createDeflateRaw, createInflateRaw } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, makeCertificate } from '../../relay/certificate.ts';
import { listen, Served } from '../../relay/listen.ts';
import { portOf } from '../../relay/ports.ts';
import type { Engine, Outcome } from '../../relay/sandbox/engine.ts';
import { eventually } from '../support/relay-client.ts';

let certificate: Certificate;
let server: Server;
beforeAll(async () => {
  certificate = await makeCertificate('plusok.test');
});
afterEach(() => {
  server.close();
});

const octets = (text: string) => Buffer.from(text, 'latin1');
const write = (...texts: string[]): Outcome => ({ type: 'write', parts: texts.map(octets) });

/** An engine that answers each chunk with what `answer` gives, and remembers what it was told. */
class Scripted implements Engine {
  readonly protocol = 'pop3';
  readonly state = 'AUTHORIZATION';
  readonly user = undefined;
  busy = false;
  heard = '';
  isSecured = false;
  isLost = false;
  private readonly answer: (text: string) => readonly Outcome[];
  constructor(answer: (text: string) => readonly Outcome[]) {
    this.answer = answer;
  }
  start = () => [write('+OK\r\n')];
  receive(bytes: Uint8Array): readonly Outcome[] {
    const text = Buffer.from(bytes).toString('latin1');
    this.heard += text;
    return this.answer(text);
  }
  secured(): void {
    this.isSecured = true;
  }
  poll = () => [];
  lost(): void {
    this.isLost = true;
  }
}

async function serve(answer: (text: string) => readonly Outcome[], tls = false): Promise<[Scripted, Socket]> {
  const engine = new Scripted(answer);
  const secureContext = createSecureContext(certificate);
  server = await listen(0, '127.0.0.1', (socket) =>
    new Served(socket, engine, { secureContext, tls }, { gone() {} }).start(),
  );
  return [
    engine,
    connect({ port: portOf(server), host: '127.0.0.1', allowHalfOpen: true }).on('error', () => {}),
  ];
}

function reading(stream: NodeJS.ReadableStream): { text: string; ended: boolean } {
  const state = { text: '', ended: false };
  stream.on('data', (chunk: Buffer) => {
    state.text += chunk.toString('latin1');
  });
  stream.on('end', () => {
    state.ended = true;
  });
  return state;
}

describe('the driver does what outcomes say, in order', () => {
  it('a delay holds back what comes after it', async () => {
    const [, client] = await serve(() => [write('one '), { type: 'delay', milliseconds: 60 }, write('two')]);
    const began = performance.now();
    const heard = reading(client);
    client.write('x');
    await eventually(() => heard.text.endsWith('one two'), 'two');
    expect(performance.now() - began).toBeGreaterThan(50);
    client.destroy();
  });

  it('a client that has said its last still gets its answer, even a late one', async () => {
    const [engine, client] = await serve(() => [{ type: 'delay', milliseconds: 30 }, write('late')]);
    const heard = reading(client);
    client.end('x');
    await eventually(() => heard.ended, 'the end');
    expect(heard.text).toBe('+OK\r\nlate');
    await eventually(() => engine.isLost, 'the engine to be told');
  });

  it('close ends in order after what was written, and abruptly with a reset', async () => {
    const [, client] = await serve(() => [write('bye'), { type: 'close', abruptly: false }]);
    const heard = reading(client);
    client.write('x');
    await eventually(() => heard.ended, 'the end');
    expect(heard.text).toBe('+OK\r\nbye');
    client.destroy();
    server.close();
    const [, other] = await serve(() => [{ type: 'close', abruptly: true }]);
    other.resume().write('x');
    expect(await once(other, 'error').catch((error) => [error])).toMatchObject([{ code: 'ECONNRESET' }]);
  });

  it('a reply of many MiB to a client that does not read stops the driver from listening to it', async () => {
    const big = 'x'.repeat(4 * 1024 * 1024);
    const [engine, client] = await serve(() => [write(big)]);
    client.pause().write('x');
    await eventually(() => engine.heard === 'x', 'the command');
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.write('yyyy');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(engine.heard).toBe('x');
    const heard = reading(client.resume());
    await eventually(() => heard.text.length === 2 * big.length + 5, 'both replies');
    client.destroy();
  });

  it('starttls starts the handshake once the OK is out', async () => {
    const [engine, client] = await serve((text) =>
      text.includes('STLS') ? [write('+OK\r\n'), { type: 'starttls' }] : [write('!')],
    );
    const heard = reading(client);
    await eventually(() => heard.text, 'the greeting');
    client.write('STLS\r\n');
    await eventually(() => heard.text === '+OK\r\n+OK\r\n', 'the OK');
    client.removeAllListeners('data');
    const tls = connectTls({ socket: client, ca: certificate.cert, servername: 'plusok.test' });
    await once(tls, 'secureConnect');
    tls.write('NOOP');
    expect(String(await once(tls, 'data'))).toBe('!');
    expect(engine.isSecured).toBe(true);
    expect(engine.heard).toBe('STLS\r\nNOOP');
    tls.destroy();
  });

  it('TLS from the start greets after the handshake; garbage instead of one ends the connection', async () => {
    const [engine, client] = await serve(() => [], true);
    const tls = connectTls({ socket: client, ca: certificate.cert, servername: 'localhost' });
    expect(String(await once(tls, 'data'))).toBe('+OK\r\n');
    expect(engine.isSecured).toBe(true);
    tls.destroy();
    await eventually(() => engine.isLost, 'the engine to be told');
    const garbage = connect(portOf(server), '127.0.0.1').on('error', () => {});
    garbage.resume().end('USER nicolas\r\n');
    await once(garbage, 'close');
  });

  it('compress deflates both ways from the next octet on', async () => {
    const [engine, client] = await serve((text) =>
      text === 'C' ? [write('OK'), { type: 'compress' }] : [write('deflated')],
    );
    const heard = reading(client);
    client.write('C');
    await eventually(() => heard.text === '+OK\r\nOK', 'OK');
    client.removeAllListeners('data');
    const [deflate, inflate] = [createDeflateRaw({ flush: constants.Z_SYNC_FLUSH }), createInflateRaw()];
    deflate.pipe(client);
    client.pipe(inflate);
    deflate.write('hello');
    expect(String(await once(inflate, 'data'))).toBe('deflated');
    expect(engine.heard).toBe('Chello');
    client.destroy();
    await eventually(() => engine.isLost, 'the engine to be told');
  });

  it('what is no DEFLATE ends a compressed connection', async () => {
    const [engine, client] = await serve(() => [{ type: 'compress' }]);
    client.resume().write('C');
    await eventually(() => engine.heard === 'C', 'the command');
    client.write('this is not deflated at all');
    await eventually(() => engine.isLost, 'the end');
  });
});
