import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { isInSight, launchBrowser, noBrowser, type Visit, visit } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

describe.skipIf(noBrowser)('the console in a real browser', () => {
  let plusok: Plusok;
  let browser: Browser;
  let hostile: Server;

  beforeAll(async () => {
    hostile = createServer((socket) => socket.on('error', () => {}).end(HOSTILE)).listen(0, '127.0.0.1');
    await once(hostile, 'listening');
    const { port } = hostile.address() as AddressInfo;
    plusok = await startPlusok({
      seed: 'article-pop3',
      allow: [{ host: '127.0.0.1', port, unverified: false }],
    });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
    hostile?.close();
  });

  const open = (path: string, how: Visit = {}) => visit(browser, plusok.url + path, how);

  it('speaks POP3 with the sandbox; each line is listed and explained', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK POP3 server ready/);
    await visitor.say('USER nicolas', /^\+OK User name accepted, password please$/);
    await visitor.say('PASS mot_passe', /^\+OK Mailbox open, 3 messages$/);
    await visitor.say('LIST', /^3 448$/);
    expect(await visitor.lines()).toEqual(expect.arrayContaining(['LIST', '1 777', '2 440', '3 448', '.']));
    await visitor.say('STAT', /^\+OK 3 1665/);
    const tokens = visitor.page.locator('.unit').last().locator('.token-row');
    expect(await tokens.count()).toBeGreaterThanOrEqual(3);
    expect(await visitor.page.locator('.state-now').innerText()).toContain('TRANSACTION');
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('hides the password in console and explanation, and shows it when asked', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    await visitor.say('USER nicolas', /accepted/);
    await visitor.say('PASS mot_passe', /Mailbox open/);
    expect(await visitor.page.content()).not.toContain('mot_passe');
    await visitor.page.getByLabel('Show passwords').check();
    await visitor.hears(/^PASS mot_passe$/);
    expect(await visitor.terminal()).toContain('PASS mot_passe');
    await visitor.leave();
  });

  it('tells why a command is refused, and puts the suggestion on the line', async () => {
    const visitor = await open('console/pop3', { language: 'fr' });
    await visitor.hears(/^\+OK/);
    await visitor.say('RETR 1', /^-ERR/);
    const hint = visitor.page.locator('.note.hint').last();
    const suggestion = await hint.locator('code').innerText();
    await hint.getByRole('button', { name: 'Taper' }).click();
    expect(await visitor.terminal()).toContain(`› ${suggestion}`);
    await visitor.leave();
  });

  it('shows a token’s explanation by the keyboard alone, and leaves the terminal by Ctrl+]', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    await visitor.say('NOOP', /^-ERR/);
    await visitor.page.keyboard.press('Control+]');
    const focused = () => visitor.page.evaluate(() => document.activeElement?.closest('.terminal') === null);
    expect(await focused()).toBe(true);
    await visitor.page.locator('.unit-line').first().focus();
    await visitor.page.locator('.unit').first().locator('.token-row.pointed').waitFor();
    await visitor.leave();
  });

  it('reads a line that takes more room than there is from its head, and follows the next', async () => {
    const visitor = await open('console/imap', { screen: 'projector' });
    await visitor.hears(/^\* OK/);
    /** How far the newest line's head is below the upper edge of the pane, its height and the pane's. */
    const newest = () =>
      visitor.page.locator('.explanation-scroll').evaluate((box) => {
        const { top: edge } = box.getBoundingClientRect();
        const { top, height } = [...box.querySelectorAll('.unit')].at(-1)!.getBoundingClientRect();
        return { head: Math.round(top - edge), height, room: box.clientHeight };
      });
    const greeting = await newest();
    expect(greeting.height).toBeGreaterThan(greeting.room);
    expect(greeting.head).toBeGreaterThanOrEqual(0);
    expect(greeting.head).toBeLessThan(greeting.room / 4);
    await visitor.say('a NOOP', /^a OK/);
    const reply = await newest();
    expect(reply.head + reply.height).toBeLessThanOrEqual(reply.room);
    await visitor.leave();
  });

  it('loses no letter of who clicked elsewhere and types on; a space presses what was clicked', async () => {
    const visitor = await open('console/pop3');
    const { page } = visitor;
    await visitor.hears(/^\+OK/);
    const greeting = page.locator('.unit-line').first();
    await greeting.click();
    expect(await greeting.getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('Space');
    expect(await greeting.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.type('CAPA\n');
    await visitor.hears(/^CAPA$/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('points at the same token in the console and in the explanation', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    await visitor.say('NOOP', /^-ERR/);
    await visitor.page.locator('.unit .token', { hasText: 'NOOP' }).first().hover();
    await visitor.page
      .locator('.xterm-decoration-container .xterm-decoration, .xterm-decoration')
      .first()
      .waitFor({ state: 'attached' });
    const row = visitor.page.locator('.terminal .xterm-rows > div').filter({ hasText: '› NOOP' });
    const box = (await row.boundingBox())!;
    await visitor.page.mouse.move(box.x + 30, box.y + box.height / 2);
    await visitor.page.locator('.token.pointed', { hasText: 'NOOP' }).waitFor();
    await visitor.leave();
  });

  it('changes language in one click, explanations included', async () => {
    const visitor = await open('console/pop3', { language: 'fr' });
    await visitor.hears(/^\+OK/);
    await visitor.page.getByRole('heading', { name: 'Explication' }).waitFor();
    const french = await visitor.page.locator('.token-row dd').first().innerText();
    await visitor.page.getByRole('button', { name: 'English' }).click();
    await visitor.page.getByRole('heading', { name: 'Explanation' }).waitFor();
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('en');
    await expect.poll(() => visitor.page.locator('.token-row dd').first().innerText()).not.toBe(french);
    await visitor.leave();
  });

  it('upgrades to TLS when STLS is typed, and says whose certificate it is', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    await visitor.say('STLS', /^\+OK/);
    await visitor.page.locator('.security summary', { hasText: 'TLSv1.' }).waitFor();
    await visitor.say('USER nicolas', /accepted/);
    await visitor.say('PASS mot_passe', /Mailbox open/);
    expect(await visitor.terminal()).toMatch(/TLS established/);
    await visitor.leave();
  });

  it('sends a message by SMTP that the mailbox pane shows at once', async () => {
    const visitor = await open('console/smtp');
    await visitor.hears(/^220 /);
    await visitor.say('HELO salemioche.com', /^250 /);
    await visitor.say('MAIL FROM: <linuxmag@salemioche.com>', /^250 .*OK$/);
    await visitor.say('RCPT TO: <nicolas@salemioche.com>', /^250 .*RCPT.*OK$/);
    await visitor.say('DATA', /^354 /);
    for (const line of ['Subject: from the browser', '', '..stuffed']) await visitor.say(line);
    await visitor.say('.', /Mail accepted$/);
    await visitor.page.locator('.message', { hasText: 'from the browser' }).waitFor();
    await visitor.leave();
  });

  it('shows a session that another program has with the sandbox', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    const telnet = connect(plusok.ports.pop3, '127.0.0.1');
    await once(telnet, 'data');
    telnet.write('USER nicolas\r\n');
    await once(telnet, 'data');
    const foreign = visitor.page.locator('.foreign');
    await foreign.getByRole('button', { name: /POP3 from 127\.0\.0\.1/ }).click();
    await foreign.locator('.unit-line code', { hasText: 'USER nicolas' }).waitFor();
    telnet.destroy();
    await foreign.getByText('gone').waitFor();
    await visitor.leave();
  });

  it('is cut and reconnected in one key', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    await visitor.page.getByRole('button', { name: 'Cut the cable' }).click();
    await visitor.page.locator('.status.closed').waitFor();
    await visitor.page.locator('.terminal textarea').focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.page.locator('.status.open').waitFor();
    await visitor.leave();
  });

  it('lets no octet of a hostile server act on the page', async () => {
    const visitor = await open('console/pop3');
    await visitor.hears(/^\+OK/);
    const title = await visitor.page.title();
    let sent = 0;
    visitor.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => {
        if (typeof payload !== 'string') sent += payload.length;
      }),
    );
    await visitor.page.getByLabel('Server').selectOption({ index: 1 });
    await visitor.hears(/alert\(1\)/);
    expect(await visitor.page.title()).toBe(title);
    expect(await visitor.page.locator('#root img, #root script, #root b#injected').count()).toBe(0);
    expect(await visitor.terminal()).toContain('␛]0;owned␇');
    await visitor.page.waitForTimeout(300);
    expect(sent).toBe(0);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it.each([
    ['fr', 'Commande à envoyer', 'Envoyer'],
    ['en', 'Command to send', 'Send'],
  ] as const)(
    'on a phone the newest line is explained in sight of what is typed: %s',
    async (language, field, send) => {
      const visitor = await open('console/pop3', { screen: 'phone', language });
      await visitor.hears(/^\+OK/);
      for (const line of ['CAPA', 'UTF8', 'USER nicolas']) {
        await visitor.page.getByLabel(field).fill(line);
        await visitor.page.getByRole('button', { name: send }).click();
      }
      await visitor.hears(/accepted/);
      const newest = visitor.page.locator('.unit').last();
      const parts = {
        input: visitor.page.locator('.touch-input input'),
        line: newest.locator('.unit-line'),
        token: newest.locator('.token-row').first(),
      };
      const hidden: string[] = [];
      for (const [name, part] of Object.entries(parts)) if (!(await isInSight(part))) hidden.push(name);
      expect(hidden).toEqual([]);
      await visitor.leave();
    },
  );

  it('fits a phone, with a field to type in', async () => {
    const visitor = await open('console/pop3', { screen: 'phone', language: 'fr' });
    await visitor.hears(/^\+OK/);
    await visitor.page.getByLabel('Commande à envoyer').fill('USER nicolas');
    await visitor.page.getByRole('button', { name: 'Envoyer' }).click();
    await visitor.hears(/accepted/);
    const overflow = await visitor.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await visitor.leave();
  });
});

/** Title, clipboard, device reports, answerback, cursor games; then markup. */
const HOSTILE = [
  '+OK \x1b]0;owned\x07 \x1b]52;c;aGFjaw==\x07 \x1b[c \x1b[6n \x1b[21t \x05 \x1b[?1049h \x1b[2J \x9b31m\r\n',
  '+OK <img src=x onerror=alert(1)><b id="injected">bold</b><script>alert(1)</script>\r\n',
  '\u202eright to left\r\n',
].join('');
