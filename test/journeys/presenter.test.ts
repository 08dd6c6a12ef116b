import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../lessons/model.ts';
import { PRESENTER_TEXTS } from '../../web/lesson/presenter/texts.ts';
import { noBrowser, SCREENS, Visitor } from '../support/browser.ts';
import { escaped, lessons, lessonsInBrowser, says, typeInto } from '../support/lessons.ts';

const lesson = lessons.get('pop3/list-and-read')!;

describe.skipIf(noBrowser)('a lesson presented to a class', () => {
  const browser = lessonsInBrowser();
  const present = (path = '', language: 'fr' | 'en' = 'en') =>
    browser.open(`present/${lesson.id}${path}`, { language, screen: 'projector' });

  it.each(LANGS)(
    'is gone through with a clicker, from the first step to the end, in %s',
    async (language) => {
      const visitor = await present('', language);
      const { page } = visitor;
      await visitor.hears(/^\+OK/);
      const text = PRESENTER_TEXTS[language];
      for (const { id, solution } of lesson.steps) {
        await page
          .locator('.presenter-foot h1', { hasText: lesson.text[language].steps[id]!.title })
          .waitFor();
        for (const action of solution) await given(visitor, action.kind === 'type' ? action.text : '');
        await page.keyboard.press('PageDown');
      }
      await page.getByText(text.end, { exact: true }).waitFor();
      expect((await visitor.lines()).filter((line) => line === 'STAT')).toHaveLength(1);
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    },
  );

  it('goes back: the last command is as if it had never been given', async () => {
    const visitor = await present();
    await visitor.hears(/^\+OK/);
    await given(visitor, 'USER nicolas');
    await given(visitor, 'PASS mot_passe');
    await visitor.hears(/^\+OK Mailbox open/);
    await visitor.page.keyboard.press('PageUp');
    await visitor.hears(/^\+OK User name accepted/);
    await visitor.page.locator('.state-now', { hasText: 'AUTHORIZATION' }).waitFor();
    expect((await visitor.lines()).some((line) => line.startsWith('PASS'))).toBe(false);
    await given(visitor, 'PASS mot_passe');
    await visitor.hears(/^\+OK Mailbox open/);
    await visitor.leave();
  });

  it('goes back in two consoles: what was typed by hand in either is taken back first', async () => {
    const two = lessons.get('imap/two-clients')!;
    const visitor = await browser.open(`present/${two.id}/idle`, { language: 'en', screen: 'projector' });
    const { page } = visitor;
    const b = page.locator('[data-console=B]');
    await says(b, /^b2 OK/);
    await page.keyboard.press('i');
    await typeInto(b, 'y1 noop', /^y1 OK/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageUp');
    await expect.poll(() => visitor.lines()).not.toContain('y1 noop');
    await says(b, /^b2 OK/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('stands on a phone: console, explanation and foot one below the other, none hidden', async () => {
    const visitor = await browser.open(`present/${lesson.id}`, { language: 'en', screen: 'phone' });
    await visitor.hears(/^\+OK/);
    const parts = ['.desk-console', '.desk-explanation', '.presenter-foot'];
    const boxes = await Promise.all(
      parts.map(async (part) => (await visitor.page.locator(part).boundingBox())!),
    );
    const edges = boxes.flatMap(({ y, height }) => [y, y + height]);
    expect(edges.map(Math.round)).toEqual(edges.map(Math.round).sort((a, b) => a - b));
    expect(edges.at(-1)).toBeLessThanOrEqual(SCREENS.phone.height);
    await visitor.leave();
  });

  it('begins at any step, with the sandbox as the steps before would have left it', async () => {
    const { id } = lesson.steps[2]!;
    const visitor = await present(`/${id}`);
    await visitor.page.locator('.state-now', { hasText: 'TRANSACTION' }).waitFor();
    await visitor.hears(/^\+OK 3 /);
    await visitor.leave();
  });

  it('shows a black screen, points at words, lets the speaker type, and lists its keys', async () => {
    const visitor = await present();
    const { page } = visitor;
    await visitor.hears(/^\+OK/);
    await page.keyboard.press('b');
    await page.locator('.presenter-black').waitFor();
    await page.keyboard.press('PageDown');
    await page.locator('.presenter-black').waitFor({ state: 'detached' });
    await page.keyboard.press('t');
    await page.locator('.token-row.pointed').waitFor();
    await page.keyboard.press('i');
    await page.keyboard.type('NOOP\n');
    await visitor.hears(/^-ERR/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('?');
    await page.keyboard.press('PageUp'); // what was typed by hand is taken back
    await visitor.hears(/^\+OK/);
    await expect.poll(() => visitor.lines()).not.toContain('NOOP');
    expect(await page.locator('.header').isVisible()).toBe(false);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('has a second window with notes, the next command and a clock, which can lead too', async () => {
    const visitor = await present();
    await visitor.hears(/^\+OK/);
    const opens = visitor.context.waitForEvent('page');
    await visitor.page.keyboard.press('n');
    const notes = new Visitor(visitor.context, await opens);
    const next = notes.page.locator('.notes-next');
    await next.getByText('USER nicolas').waitFor();
    await notes.page
      .getByText(/^\d+:\d\d$/)
      .last()
      .waitFor();
    await notes.page.keyboard.press('PageDown');
    await visitor.hears(/^\+OK User name accepted/);
    await next.getByText('PASS mot_passe').waitFor();
    await notes.page.getByRole('button', { name: PRESENTER_TEXTS.en.actions.black }).click();
    await visitor.page.locator('.presenter-black').waitFor();
    expect([...visitor.errors, ...notes.errors]).toEqual([]);
    await visitor.leave();
  });
});

/** Presses the clicker, once to have a command typed and once to hurry it, and waits until it is there. */
async function given(visitor: Visitor, command: string): Promise<void> {
  await visitor.page.keyboard.press('PageDown');
  await typedSomething(visitor.page);
  await visitor.page.keyboard.press('PageDown');
  const shown = command.replace(/^PASS .*/, 'PASS');
  await visitor.hears(new RegExp(`^${escaped(shown)}`));
  await answered(visitor);
}

/** At human speed the first letters stand on the console's line before the rest. */
const typedSomething = (page: Page) =>
  page.waitForFunction(() => /› \S/.test(document.querySelector('.xterm-rows')?.textContent ?? ''));

/** The last line explained is the server's. */
const answered = ({ page }: Visitor) =>
  page.waitForFunction(() => document.querySelector('.units')?.lastElementChild?.matches(':not(.sent)'));
