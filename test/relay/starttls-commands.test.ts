import { connect, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import type { Protocol } from '../../relay/wire/protocol.ts';
import { startPlusok } from '../support/server.ts';
import { CASES } from './starttls-cases.ts';

const PROTOCOLS = Object.keys(CASES) as Protocol[];
const injected = PROTOCOLS.flatMap((protocol) =>
  CASES[protocol].commands.map((command) => [protocol, command] as const),
);

let plusok: Plusok;
beforeAll(async () => {
  plusok = await startPlusok();
});
afterAll(() => plusok.stop());

/** All that comes up to what `ends` accepts; undefined when the connection ends before. */
function heard(socket: Socket, ends: RegExp): Promise<string | undefined> {
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', function hear(chunk: Buffer) {
      text += chunk.toString('latin1');
      if (!ends.test(text)) return;
      socket.off('data', hear).pause();
      resolve(text);
    });
    socket.once('close', () => resolve(undefined)).resume();
  });
}

/** Asks the sandbox for TLS in these pieces, shakes hands, and gives the answer to the probe inside. */
async function probed(protocol: Protocol, pieces: readonly string[]): Promise<string | undefined> {
  const socket = connect({ port: plusok.ports[protocol], host: '127.0.0.1', noDelay: true });
  socket.on('error', () => {});
  await heard(socket, /\r\n/);
  if (protocol === 'smtp') {
    socket.write('EHLO me.test\r\n');
    await heard(socket, /^250 .*\r\n/m);
  }
  const agreed = heard(socket, /\r\n/);
  for (const piece of pieces) {
    socket.write(piece);
    await turn();
  }
  if ((await agreed) === undefined || socket.destroyed) return undefined;
  const secured = connectTls({ socket, rejectUnauthorized: false }).on('error', () => socket.destroy());
  const shaken = new Promise((resolve) => {
    secured.once('secureConnect', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
  if (!(await shaken)) return undefined;
  const { probe, probed: ends } = CASES[protocol];
  secured.write(`${probe}\r\n`);
  const answer = await heard(secured, ends);
  secured.destroy();
  return answer;
}

describe('commands injected in clear after STLS and STARTTLS are never executed', () => {
  const reference = async (protocol: Protocol) => {
    const answer = await probed(protocol, [`${CASES[protocol].command}\r\n`]);
    expect(answer).toMatch(CASES[protocol].probed);
    return answer;
  };

  it.each(injected)('%s: %j in the same segment', async (protocol, forged) => {
    const { command } = CASES[protocol];
    const answer = await probed(protocol, [`${command}\r\n${forged}\r\n`]);
    expect(answer).toBe(await reference(protocol));
  });

  it.each(injected)('%s: %j in the same segment, without its end of line', async (protocol, forged) => {
    const { command } = CASES[protocol];
    const answer = await probed(protocol, [`${command}\r\n${forged}`]);
    expect(answer).toBe(await reference(protocol));
  });

  it.each(injected)('%s: %j, an octet at a time', async (protocol, forged) => {
    const { command } = CASES[protocol];
    const answer = await probed(protocol, [...`${command}\r\n${forged}\r\n`]);
    // What comes after the OK is no handshake: then there is no session at all.
    expect([undefined, await reference(protocol)]).toContain(answer);
  });
});
