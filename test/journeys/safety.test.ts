import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../relay/certificate.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { portOf } from '../../relay/ports.ts';
import { freePorts } from '../peers/free-ports.ts';
import { launchBrowser, noBrowser, visit } from '../support/browser.ts';
import { ESCAPE_SEQUENCES } from '../support/escape-sequences.ts';
import { OwnProcess } from '../support/own-process.ts';
import { startPlusok } from '../support/server.ts';

const XTERM = join(import.meta.dirname, '../../node_modules/@xterm/xterm/lib/xterm.js');
const GREETINGS = { pop3: '+OK ready', imap: '* OK ready', smtp: '220 ready' } as const;

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

describe.skipIf(noBrowser)('what a server or a relay may do to the page', () => {
  let browser: Browser;
  let plusok: Plusok | undefined;
  const servers: Server[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await plusok?.stop();
    plusok = undefined;
    for (const server of servers.splice(0)) server.close();
  });
  afterAll(() => browser?.close());

  /** A server on the list of the page's relay; the page's address. */
  async function listed(server: Server, unverified = false): Promise<string> {
    servers.push(server);
    const port = await listening(server);
    plusok = await startPlusok({ seed: 'empty', allow: [{ host: '127.0.0.1', port, unverified }] });
    return plusok.url;
  }

  /** How many octets a terminal without our care sends when it is shown these. */
  async function answersOfBareTerminal(page: Page): Promise<number> {
    await page.addScriptTag({ path: XTERM });
    return page.evaluate(async (sequences) => {
      const { Terminal } = globalThis as unknown as { Terminal: typeof import('@xterm/xterm').Terminal };
      const terminal = new Terminal({ allowProposedApi: true });
      terminal.open(document.body.appendChild(document.createElement('div')));
      let answers = 0;
      terminal.onData(() => answers++);
      terminal.onTitleChange(() => answers++);
      for (const sequence of sequences) await new Promise<void>((done) => terminal.write(sequence, done));
      return answers;
    }, ESCAPE_SEQUENCES);
  }

  it('the sequences are of those a terminal answers', async () => {
    expect(new Set(ESCAPE_SEQUENCES).size).toBeGreaterThanOrEqual(200);
    const page = await browser.newPage();
    expect(await answersOfBareTerminal(page)).toBeGreaterThan(50);
    await page.close();
  });

  it.each(['pop3', 'imap', 'smtp'] as const)(
    'over %s, no escape sequence sends an octet, changes the title or touches the clipboard',
    async (protocol) => {
      let heard = 0;
      const speak = (socket: Socket) => {
        socket
          .on('error', () => {})
          .on('data', (chunk) => {
            heard += chunk.length;
          });
        const lines = ESCAPE_SEQUENCES.map((sequence) => `${sequence}\r\n`).join('');
        socket.write(Buffer.from(`${GREETINGS[protocol]}\r\n${lines}last of them\r\n`, 'latin1'));
      };
      const url = await listed(createServer(speak));
      const visitor = await visit(browser, `${url}console/${protocol}`);
      const { page } = visitor;
      await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(() => navigator.clipboard.writeText('mine'));
      const title = await page.title();
      await page.getByLabel('Server').selectOption({ index: 1 });
      await visitor.hears(/last of them/);
      await page.locator('.terminal textarea').focus();
      await page.waitForTimeout(300);
      expect(heard).toBe(0);
      expect(await page.title()).toBe(title);
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
      expect(await visitor.terminal()).toContain('last of them');
      expect(visitor.errors).toEqual([]);
      // What the person types goes out as typed: no mode was changed behind their back.
      await visitor.say('NOOP');
      await expect.poll(() => heard).toBe('NOOP\r\n'.length);
      await visitor.leave();
    },
  );

  it('a certificate that nobody vouches for is refused and explained; an exception is shown', async () => {
    for (const unverified of [false, true]) {
      const keys = await makeCertificate('mail.test');
      const server = createTlsServer(keys, (socket) =>
        socket.on('error', () => {}).write('+OK secret talk\r\n'),
      );
      server.on('tlsClientError', () => {});
      const visitor = await visit(browser, `${await listed(server, unverified)}console/pop3`);
      await visitor.page.getByLabel('Server').selectOption({ index: 1 });
      await visitor.page.getByLabel('Encryption').selectOption('tls');
      if (unverified) {
        await visitor.hears(/secret talk/);
        const shown = visitor.page.locator('.security.unverified');
        await shown.locator('summary').click();
        expect(await shown.innerText()).toMatch(/Not verified: .*self-signed/);
      } else {
        await expect.poll(() => visitor.terminal()).toMatch(/certificate\s+cannot\s+be\s+trusted/);
        expect(await visitor.terminal()).not.toContain('secret talk');
      }
      await visitor.leave();
      await plusok!.stop();
    }
  });

  it('a server is named by hand where the relay lets pages, and only there', async () => {
    const server = createServer((socket) => socket.on('error', () => {}).write('+OK by its name\r\n'));
    servers.push(server);
    const port = await listening(server);
    plusok = await startPlusok({ seed: 'empty', free: { private: true, smtp: false } });
    const visitor = await visit(browser, `${plusok.url}console/pop3?server=127.0.0.1:${port}`);
    const field = visitor.page.getByLabel('Host and port of the server');
    expect(await field.inputValue()).toBe(`127.0.0.1:${port}`);
    await visitor.hears(/^\+OK/);
    await visitor.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await visitor.hears(/by its name/);
    await field.fill('127.1:143');
    await visitor.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect.poll(() => visitor.terminal()).toMatch(/no\s+connection/);
    await visitor.leave();
    await plusok.stop();
    plusok = await startPlusok({ seed: 'empty' });
    const other = await visit(browser, `${plusok.url}console/pop3?server=127.0.0.1:${port}`);
    await other.hears(/^\+OK/);
    expect(await other.page.getByLabel('Host and port of the server').count()).toBe(0);
    await other.leave();
  });

  it('when the relay stops the page says so, and reconnects once it is back', async () => {
    const [port] = await freePorts(1);
    const options = { seed: 'default', port: { port: port!, exact: true } };
    let relay = await OwnProcess.start(options);
    const visitor = await visit(browser, `http://127.0.0.1:${port}/console/pop3`);
    await visitor.hears(/^\+OK/);
    await visitor.say('USER nicolas', /^\+OK/);
    expect(await relay.terminate()).toBe(0);
    await expect.poll(() => visitor.terminal()).toMatch(/the\s+relay\s+is\s+stopping/);
    await visitor.page.locator('.status.closed').waitFor();
    relay = await OwnProcess.start(options);
    await visitor.page.locator('.returned').waitFor();
    expect(await visitor.page.locator('.returned').innerText()).toMatch(/is back/);
    await visitor.page.locator('.status.open').waitFor();
    await visitor.say('USER nicolas', /^\+OK/);
    await visitor.say('PASS mot_passe', /^\+OK/);
    await visitor.leave();
    await relay.terminate();
  });
});
