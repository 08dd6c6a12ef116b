import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { launchBrowser, noBrowser } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

const page = join(dirname(dirname(import.meta.dirname)), 'dist/page');
/** In thousands of octets. React and xterm alone are 156; IMAP's grammar and explanations weigh as much as the two others'. */
const BUDGETS = {
  '': 230,
  'console/pop3': 230,
  'console/smtp': 235,
  'console/imap': 265,
  'lesson/pop3/list-and-read': 260,
};

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

  it.each(Object.entries(BUDGETS))('of /%s stays within %d KB', async (path, budget) => {
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
    expect(total, `${Math.round(total / 1000)} KB in ${files.size} files`).toBeLessThanOrEqual(budget * 1000);
    await context.close();
  });
});
