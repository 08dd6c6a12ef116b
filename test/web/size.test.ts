import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { launchBrowser, noBrowser } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

const page = join(dirname(dirname(import.meta.dirname)), 'dist/page');
const BUDGET = 230 * 1000;
/** IMAP's grammar and explanations are as large as those of the two others together; they load when it is chosen. */
const IMAP_BUDGET = 260 * 1000;

/** What each address loads at first, script and style, in octets once compressed. */
describe.skipIf(noBrowser)('the first load', () => {
  let plusok: Plusok;
  let browser: Browser;

  beforeAll(async () => {
    plusok = await startPlusok();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
  });

  it.each(['', 'console/pop3', 'console/imap', 'console/smtp', 'lesson/pop3/list-and-read'])(
    'of /%s stays in its budget',
    async (path) => {
      const context = await browser.newContext({ locale: 'fr-FR' });
      const visitor = await context.newPage();
      const files = new Set<string>();
      visitor.on('response', (response) => {
        const { pathname } = new URL(response.url());
        if (/\.(?:js|css)$/.test(pathname)) files.add(pathname);
      });
      await visitor.goto(plusok.url + path, { waitUntil: 'networkidle' });
      const octets = [...files].map((file) => gzipSync(readFileSync(join(page, file))).length);
      expect(octets.length).toBeGreaterThan(0);
      const total = octets.reduce((sum, each) => sum + each, 0);
      expect(total, `${Math.round(total / 1000)} KB in ${files.size} files`).toBeLessThanOrEqual(
        path === 'console/imap' ? IMAP_BUDGET : BUDGET,
      );
      await context.close();
    },
  );
});
