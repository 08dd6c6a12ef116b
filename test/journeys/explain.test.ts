import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plusok } from '../../relay/plusok.ts';
import { toBase64 } from '../../relay/wire/base64.ts';
import { latin1 } from '../../relay/wire/bytes.ts';
import { launchBrowser, noBrowser, type Visit, type Visitor, visit } from '../support/browser.ts';
import { FILE_SAMPLES, type LogSample, TEXT_SAMPLES } from '../support/log-samples.ts';
import { LONG_LOGS } from '../support/long-logs.ts';
import { startPlusok } from '../support/server.ts';

const LINES = 100_000;

describe.skipIf(noBrowser)('"Explain a log" in a real browser', () => {
  let plusok: Plusok;
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plusok-explain-'));
    plusok = await startPlusok();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = (how: Visit = {}) => visit(browser, `${plusok.url}explain`, how);

  const choose = async (visitor: Visitor, name: string, content: string | Uint8Array) => {
    const file = join(folder, name);
    await writeFile(file, content);
    await visitor.page.locator('input[type=file]').setInputFiles(file);
  };

  /** As who drags files from the desktop onto the page. */
  const drop = (visitor: Visitor, { files }: LogSample) =>
    visitor.page.locator('.explain-in').evaluate(
      (target, given) => {
        const dataTransfer = new DataTransfer();
        for (const { name, base64 } of given) {
          const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
          dataTransfer.items.add(new File([bytes], name));
        }
        target.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      files.map(({ name, bytes }) => ({ name, base64: toBase64(bytes) })),
    );

  /** By the clipboard and the keyboard. */
  const paste = async (visitor: Visitor, text: string) => {
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await visitor.page.locator('#log-text').focus();
    await visitor.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await visitor.page.keyboard.press('Control+V');
  };

  const line = (visitor: Visitor, text: RegExp) =>
    visitor.page.locator('.unit', { has: visitor.page.locator('.unit-line code', { hasText: text }) }).last();

  describe.each([
    ['en', /of 100,0\d\d$/],
    ['fr', /sur 100\s0\d\d$/],
  ] as const)('a log of 100,000 lines, in %s', (language, count) => {
    it.each(LONG_LOGS)('$name', async ({ name, lines, last }) => {
      const visitor = await open({ language });
      const { page } = visitor;
      await choose(visitor, name, lines(LINES).join('\n'));
      await page.waitForFunction(
        (least) => Number(document.querySelector('.unit')?.getAttribute('aria-setsize')) >= least,
        LINES,
      );
      expect(await page.locator('.log-place').innerText()).toMatch(count);
      expect(await page.locator('.unit').count()).toBeLessThan(200);

      await line(visitor, /PASS|LOGIN|AUTH/)
        .first()
        .locator('.secret')
        .first()
        .waitFor();
      await page.locator('.unit-line').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('End');
      const bye = line(visitor, last);
      await bye.locator('.unit-line:focus').waitFor();
      await page.keyboard.press('Enter');
      await bye.locator('.token-row dd').first().waitFor();
      expect((await bye.locator('.token-row dd').first().innerText()).length).toBeGreaterThan(10);
      expect(await page.locator('.unit').count()).toBeLessThan(200);

      await page.keyboard.press('Home');
      await page.locator('[data-unit="0"] .unit-line:focus').waitFor();
      const shown = await page.content();
      expect(shown).not.toContain('mot_passe');
      expect(shown).not.toContain('AG5pY29sYXMAbW90X3Bhc3Nl');
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    });
  });

  it('all lines of a log are reached that is higher than a browser can lay out', async () => {
    const visitor = await open();
    const { page } = visitor;
    const { lines, last } = LONG_LOGS[1]!;
    await choose(visitor, 'high.txt', lines(800_000).join('\n'));
    const place = page.locator('.log-place');
    await place.filter({ hasText: /of 800,007$/ }).waitFor({ timeout: 60_000 });
    const list = page.locator('.log-scroll');
    await list.focus();
    await page.keyboard.press('End');
    await line(visitor, last).locator('.unit-line:focus').waitFor();
    await place.filter({ hasText: /–800,007 of/ }).waitFor();
    await page.keyboard.press('ArrowUp');
    await line(visitor, /^QUIT/).locator('.unit-line:focus').waitFor();

    await list.evaluate((box) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) / 2;
    });
    await place.filter({ hasText: /^Lines (399|400|401),/ }).waitFor();
    await page.getByLabel('Find', { exact: true }).fill('DELE 399999');
    await page.keyboard.press('Enter');
    await line(visitor, /^DELE 399999/)
      .locator('.token.pointed')
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.locator('[data-unit="0"] .unit-line:focus').waitFor();
    await place.filter({ hasText: /^Lines 1–/ }).waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('pasted, a hundred thousand lines are explained at once', async () => {
    const visitor = await open();
    const { lines, last } = LONG_LOGS[1]!;
    await paste(visitor, lines(LINES).join('\n'));
    await visitor.hears(/^\+OK POP3 server ready/);
    await visitor.page.waitForFunction(
      (least) => Number(document.querySelector('.unit')?.getAttribute('aria-setsize')) >= least,
      LINES,
    );
    await visitor.page.locator('.log-scroll').focus();
    await visitor.page.keyboard.press('End');
    await line(visitor, last).locator('.unit-line:focus').waitFor();
    await visitor.leave();
  });

  describe('what a program wrote', () => {
    it.each([...TEXT_SAMPLES, ...FILE_SAMPLES])('opens when dropped: $program', async (sample) => {
      const visitor = await open();
      await drop(visitor, sample);
      await line(visitor, sample.line).waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    });

    it.each(TEXT_SAMPLES)('opens when pasted: $program', async ({ files, line: shown }) => {
      const visitor = await open();
      await paste(visitor, latin1(files[0]!.bytes));
      await visitor.page.getByRole('button', { name: 'Explain', exact: true }).click();
      await line(visitor, shown).waitFor();
      await visitor.leave();
    });
  });

  it.each([
    ['an empty file', 'empty.txt', '', /empty/],
    ['a letter', 'letter.txt', 'Dear diary,\ntoday I learnt SMTP.', /recognised/],
    ['an image', 'photo.png', Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]), /recognised/],
    [
      'a log without a conversation',
      'other.jsonl',
      '{"level":20,"msg":"hello"}',
      /no line of a mail session/,
    ],
    ['a damaged log', 'half.jsonl', '{"from":"client","data":"QQ=="}\n{]', /damaged/],
    ['more than the page can hold', 'huge.log', 'x'.repeat(64 * 1024 * 1024 + 1), /64 MiB/],
  ])('says why it cannot explain %s', async (_, name, content, reason) => {
    const visitor = await open();
    await choose(visitor, name, content);
    await visitor.page.getByRole('alert').filter({ hasText: reason }).waitFor();
    expect(await visitor.page.locator('.unit').count()).toBe(0);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('explains one log after another', async () => {
    const visitor = await open();
    for (const sample of [TEXT_SAMPLES[0]!, TEXT_SAMPLES[2]!, FILE_SAMPLES[1]!]) {
      await drop(visitor, sample);
      await line(visitor, sample.line).waitFor();
    }
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  describe('finds a text in lines that are not drawn', () => {
    const found = (visitor: Visitor) => visitor.page.locator('.log-find [role=status]');

    it.each([
      ['en', 'Find', 'Next line found', '1,111 lines', '1 of 1,111', 'No such line'],
      ['fr', 'Rechercher', 'Ligne trouvée suivante', '1 111 lignes', '1 sur 1 111', 'Aucune ligne'],
    ] as const)('in %s', async (language, label, next, count, first, none) => {
      const says = (text: string) =>
        found(visitor).filter({ hasText: new RegExp(`^${text.replaceAll(' ', '\\s')}$`) });
      /** The line and what is said of its token are in sight. */
      const at = async (text: RegExp) => {
        await line(visitor, text).locator('.token.pointed').waitFor();
        await line(visitor, text).locator('.token-row.pointed dd').waitFor();
        const [item, list] = await Promise.all([
          line(visitor, text).boundingBox(),
          page.locator('.log-scroll').boundingBox(),
        ]);
        expect(item!.y).toBeGreaterThanOrEqual(list!.y - 1);
        expect(item!.y + item!.height).toBeLessThanOrEqual(list!.y + list!.height + 1);
      };
      const visitor = await open({ language });
      const { page } = visitor;
      await choose(visitor, 'long.txt', LONG_LOGS[2]!.lines(LINES).join('\n'));
      const field = page.getByLabel(label, { exact: true });
      await field.fill('OK 12');
      await says(count).waitFor();
      await page.keyboard.press('Enter');
      await says(first).waitFor();
      await at(/^250 2.0.0 ok 12$/);
      await page.getByRole('button', { name: next }).click();
      await at(/^250 2.0.0 ok 120$/);
      await field.press('Shift+Enter');
      await field.press('Shift+Enter');
      await at(/^250 2.0.0 ok 12999$/);
      await field.press('Enter');
      await says(first).waitFor();
      await field.fill('no line has this');
      await says(none).waitFor();
      await field.press('Escape');
      expect(await field.inputValue()).toBe('');
      await page.locator('.unit-line:focus').waitFor();
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    });

    it('and shows no secret that it finds', async () => {
      const visitor = await open();
      await choose(visitor, 'long.txt', LONG_LOGS[1]!.lines(LINES).join('\n'));
      await visitor.page.getByLabel('Find', { exact: true }).fill('MOT_PASSE');
      await visitor.page.keyboard.press('Enter');
      await line(visitor, /^PASS/).locator('.token.secret.pointed').waitFor();
      expect(await visitor.page.locator('.explanation').innerText()).not.toContain('mot_passe');
      await visitor.leave();
    });
  });

  it('a list that is gone takes no notice of its last scroll', async () => {
    const visitor = await open();
    const [first, next] = [TEXT_SAMPLES[0]!, TEXT_SAMPLES[2]!];
    await drop(visitor, first);
    await line(visitor, first.line).waitFor();
    await visitor.page.evaluate(() => {
      const box = document.querySelector('.log-scroll')!;
      const remove = Node.prototype.removeChild;
      Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
        const removed = remove.call(this, child) as T;
        if (removed.contains(box)) box.dispatchEvent(new Event('scroll'));
        return removed;
      };
    });
    await drop(visitor, next);
    await line(visitor, next.line).waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a link carries the log, its secrets overwritten, to another visitor', async () => {
    const visitor = await open();
    await visitor.page.getByRole('button', { name: 'An example' }).click();
    await visitor.hears(/^-ERR no such message/);
    await visitor.page.getByRole('button', { name: 'Make a link to this log' }).click();
    await visitor.page.getByText('The address now carries the log').waitFor();
    const link = visitor.page.url();
    await visitor.leave();
    const other = await visit(browser, link);
    await other.hears(/^-ERR no such message/);
    await other.hears(/^PASS/);
    expect(await other.page.content()).not.toContain('mot_passe');
    await other.leave();
  });
});
