import type { CDPSession } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isInSight, noBrowser, SCREENS } from '../support/browser.ts';
import { lessonsInBrowser } from '../support/lessons.ts';

/** What a phone's keyboard leaves of the screen, in pixels. */
const LEFT = 440;

/** Makes the page as high as told, on a screen that stays what it was. */
async function resize(devtools: CDPSession, height: number): Promise<void> {
  const { width, height: screenHeight } = SCREENS.phone;
  const size = { width, height, screenWidth: width, screenHeight, deviceScaleFactor: 1, mobile: true };
  await devtools.send('Emulation.setDeviceMetricsOverride', size);
}

describe.skipIf(noBrowser)('while the keyboard of a phone is open', () => {
  const browser = lessonsInBrowser();

  it.each([
    ['console/pop3', 'fr', 'CAPA', '.'],
    ['lesson/pop3/greeting-and-login', 'en', 'CAPA', '-ERR There is no command "CAPA"'],
    ['lesson/imap/two-clients', 'fr', 'a1 CAPABILITY', 'a1 OK CAPABILITY completed'],
  ] as const)(
    '%s, in %s: what is typed, the answer and its meaning are in sight',
    async (path, language, command, answer) => {
      const visitor = await browser.open(path, { language, screen: 'phone' });
      const { page } = visitor;
      const devtools = await visitor.context.newCDPSession(page);
      const field = page.locator('.touch-input input').first();
      const explanation = page.locator('.explanation').first();
      const header = page.locator('.header');
      await field.tap();
      await resize(devtools, LEFT);
      await header.waitFor({ state: 'hidden' });
      await field.fill(command);
      await page.locator('.touch-input button').first().tap();
      const newest = explanation.locator('.unit .unit-line').last();
      await newest.filter({ hasText: answer }).waitFor();
      await expect.poll(() => isInSight(newest)).toBe(true);
      expect(await isInSight(field)).toBe(true);
      const rows = page.locator('.xterm-rows').first();
      await expect.poll(async () => (await rows.innerText()).replaceAll('\u00a0', ' ')).toContain(answer);
      expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);

      await resize(devtools, SCREENS.phone.height);
      await header.waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    },
  );
});
