import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../relay/options.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { FeedClient } from '../support/relay-client.ts';
import { startPlusok } from '../support/server.ts';

let plusok: Plusok | undefined;
afterEach(async () => {
  await plusok?.stop();
  plusok = undefined;
});

/** PlusOK as a command line starts it, its ports and mail apart. */
async function started(...args: string[]): Promise<Plusok> {
  const { switches } = readCommandLine(args).plusok;
  plusok = await startPlusok({ seed: 'default', ...(switches && { switches }) });
  return plusok;
}

interface Heard {
  readonly text: string;
  /** How many pieces it came in. */
  readonly pieces: number;
  /** Milliseconds from beginning to end. */
  readonly took: number;
}

/** Says all the lines once greeted, and listens to the end. */
async function telnet(port: number, ...lines: string[]): Promise<Heard> {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let text = '';
  let pieces = 0;
  const began = Date.now();
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    pieces++;
  });
  socket.on('error', () => {}); // a lost connection is what some tests are about
  socket.once('data', () => socket.write(lines.map((line) => `${line}\r\n`).join('')));
  await new Promise((resolve) => socket.once('close', resolve));
  return { text, pieces, took: Date.now() - began };
}

const READ = ['USER nicolas', 'PASS mot_passe', 'TOP 5 20', 'QUIT'];

describe('over TCP', () => {
  it('a capability switched off is not there', async () => {
    const { ports } = await started('--without', 'IDLE,TOP', '--without', 'chunking', '--with', 'SCAN');
    const imap = await telnet(ports.imap, 'a LOGIN nicolas mot_passe', 'b IDLE', 'c LOGOUT');
    expect(imap.text).toMatch(/^a OK \[CAPABILITY (?!.* IDLE ).* SCAN\]/m);
    expect(imap.text).toMatch(/^b BAD IDLE is not a command of this server/m);
    expect((await telnet(ports.pop3, ...READ)).text).toContain('-ERR There is no command "TOP"');
    expect((await telnet(ports.smtp, 'EHLO client.test', 'QUIT')).text).not.toContain('CHUNKING');
  });

  it('replies come in odd pieces, late', async () => {
    const { ports } = await started('--misbehave', 'segments=1:4', '--misbehave', 'delay=60');
    const heard = await telnet(ports.pop3, 'QUIT');
    expect(heard.text).toMatch(/^\+OK PlusOK .*\r\n\+OK Sayonara\r\n$/);
    expect(heard.took).toBeGreaterThanOrEqual(120);
    expect(heard.pieces).toBeGreaterThan(10);
  });

  it('lines end in LF alone', async () => {
    const { ports } = await started('--misbehave', 'bare-lf');
    const { text } = await telnet(ports.pop3, ...READ);
    expect(text).toContain('\n.\n+OK Sayonara\n');
    expect(text).not.toContain('\r');
  });

  it('dots are not doubled', async () => {
    const { ports } = await started('--misbehave', 'no-dot-stuffing');
    expect((await telnet(ports.pop3, ...READ)).text).toContain('\r\n\r\n.profile\r\n');
  });

  it('a literal is miscounted', async () => {
    const { ports } = await started('--misbehave', 'literal-count=-1');
    const lines = [
      'a LOGIN nicolas mot_passe',
      'b SELECT INBOX',
      'c FETCH 1 BODY.PEEK[HEADER.FIELDS (X-No)]',
    ];
    const { text } = await telnet(ports.imap, ...lines, 'd LOGOUT');
    expect(text).toContain('BODY[HEADER.FIELDS (X-NO)] {1}\r\n\r\n)');
  });

  it('the connection is lost after some replies, or instead of an answer', async () => {
    const early = await started('--misbehave', 'lost-connection=1');
    // What was on its way when the connection was reset may not arrive either.
    expect((await telnet(early.ports.pop3, ...READ)).text).toMatch(/^(?:\+OK PlusOK .*\r\n)?$/);
    await early.stop();
    const { ports } = await started('--misbehave', 'lost-connection=top');
    expect((await telnet(ports.pop3, ...READ)).text).not.toContain('Top of message');
  });

  it('the maildrop cannot be opened', async () => {
    const { ports } = await started('--misbehave', 'maildrop-fails=permanently');
    expect((await telnet(ports.pop3, ...READ)).text).toContain('-ERR [SYS/PERM] ');
  });

  it('SMTP is strict', async () => {
    const { ports } = await started('--strict');
    const { text } = await telnet(ports.smtp, 'EHLO client.test', 'MAIL FROM: <a@plusok.test>', 'QUIT');
    expect(text).toMatch(/^501 5\.5\.4 /m);
  });
});

describe('a page', () => {
  it('has a sandbox made with switches of its own, and is told of a name that is wrong', async () => {
    plusok = await startPlusok({ seed: 'empty' });
    const feed = await FeedClient.connect(plusok);
    feed.request({ type: 'use', seed: 'empty', switches: { without: ['IDLE'], misbehave: ['bare-lf'] } });
    const { ports } = await feed.message('sandbox');
    const { text } = await telnet(ports.imap, 'a LOGIN nicolas mot_passe', 'b LOGOUT');
    expect(text).not.toContain(' IDLE ');
    expect(text).not.toContain('\r');
    expect((await telnet(plusok.ports.imap, 'a LOGIN nicolas mot_passe', 'b LOGOUT')).text).toContain(
      ' IDLE ',
    );
    feed.request({ type: 'use', seed: 'empty', switches: { misbehave: ['late'] } });
    expect(await feed.message('refused')).toMatchObject({
      code: 'no-sandbox',
      reason: expect.stringContaining('there are segments, delay'),
    });
    feed.close();
  });
});
