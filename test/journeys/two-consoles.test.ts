import { describe, expect, it } from 'vitest';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { noBrowser } from '../support/browser.ts';
import {
  button,
  consoleOf,
  drumUntil,
  filmIsOver,
  lessons,
  lessonsInBrowser,
  linesOf,
  says,
  startWithCourse,
  typedIn,
  typeInto,
} from '../support/lessons.ts';

const lesson = lessons.get('imap/two-clients')!;
const text = PLAYER_TEXTS.en;

describe.skipIf(noBrowser)('a lesson in two consoles', () => {
  const browser = lessonsInBrowser();
  const open = async (at?: Parameters<typeof browser.open>[2]) => {
    const visitor = await browser.open(`lesson/${lesson.id}`, { language: 'en' }, at);
    const { page } = visitor;
    return { visitor, page, a: consoleOf(page, 'A'), b: consoleOf(page, 'B') };
  };

  it('is read from its beginning where the consoles are below the prose', async () => {
    const visitor = await browser.open(`lesson/${lesson.id}`, { language: 'en', screen: 'narrow' });
    for (const name of ['A', 'B'] as const) await says(consoleOf(visitor.page, name), /^\* OK/);
    expect(await visitor.page.evaluate(() => document.activeElement?.closest('.terminal') !== null)).toBe(
      true,
    );
    expect(await visitor.page.locator('main').evaluate((main) => main.scrollTop)).toBe(0);
    await visitor.leave();
  });

  it('is done by tapping on a phone: the answer in sight is that of the console just spoken to', async () => {
    const visitor = await browser.open(`lesson/${lesson.id}`, { language: 'en', screen: 'phone' });
    const { page } = visitor;
    const reply = page.locator('.latest-reply');
    for (const name of ['A', 'B'] as const) await says(consoleOf(page, name), /^\* OK/);
    for (const [command, answer] of [
      ['b1 login nicolas', 'b1 OK'],
      ['a1 login nicolas', 'a1 OK'],
      ['b2 select inbox', 'b2 OK'],
    ] as const) {
      await page.locator('.prose-command', { hasText: command }).tap();
      await reply.getByText(answer).waitFor();
    }
    await reply.tap();
    const top = () =>
      page.locator('[data-console=B]').evaluate((column) => column.getBoundingClientRect().top);
    await expect.poll(top).toBeGreaterThanOrEqual(0);
    expect(await top()).toBeLessThan(120);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('is taken over from its film in both, and F6 goes from one to the other', async () => {
    const { visitor, page, a, b } = await open();
    await button(page, text.watch).click();
    await button(page, lesson.text.en.steps.expunge!.title).click();
    await button(page, text.takeOver).click();
    await says(a, /^\* 1 FETCH .*Deleted/);
    await a.locator('.terminal textarea').focus();
    await page.keyboard.press('F6');
    await page.keyboard.type('b5 expunge\n');
    await says(b, /^b5 OK/);
    await says(a, /^\* 1 EXPUNGE/);
    await page.locator('.conditions-met').waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('goes back to before any line of either', async () => {
    const { visitor, page, a, b } = await open();
    const count = (name: RegExp) => linesOf(page.locator('body')).filter({ hasText: name }).count();
    await typeInto(a, 'x1 login nicolas mot_passe', /^x1 OK/);
    await typeInto(b, 'y1 login nicolas mot_passe', /^y1 OK/);
    await typeInto(a, 'x2 select inbox', /^x2 OK/);
    await typeInto(b, 'y2 select inbox', /^y2 OK/);
    await typeInto(b, 'y3 store 1 +FLAGS (\\Deleted)', /^y3 OK/);
    await typeInto(a, 'x3 noop', /^x3 OK/);
    await typeInto(b, 'y4 expunge', /^y4 OK/);
    const y3 = b.locator('.unit.sent', { hasText: 'y3 store' });
    await y3.hover();
    await y3.getByRole('button', { name: 'Go back to before this line' }).click();
    await expect.poll(() => count(/^(y3|y4|x3)/)).toBe(0);
    await says(a, /^x2 OK/);
    await says(b, /^y2 OK/);
    await typeInto(a, 'x3 fetch 1 FLAGS', /^x3 OK/);
    expect(
      await linesOf(a)
        .filter({ hasText: /Deleted\)\)/ })
        .count(),
    ).toBe(0); // the mailbox went back too
    await button(page, text.undo).first().click();
    await expect.poll(() => count(/^x3/)).toBe(0);
    await says(b, /^y2 OK/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('is played by drumming on any keys, live, in both', async () => {
    const { visitor, page, a, b } = await open();
    await button(page, text.watch).click();
    await button(page, text.playAlong).click();
    await page.getByText(text.liveBadge, { exact: true }).waitFor();
    await says(b, /^\* OK/);
    await drumUntil(page, async () => (await page.getByText(text.demoOver).count()) > 0);
    await says(b, /^b8 OK/);
    for (const line of typedIn(lesson)) {
      const console = line.startsWith('b') ? b : a;
      const shown = line.replace(/^(\S+ login \S+) .*/, '$1');
      expect(
        (await linesOf(console).allInnerTexts()).some((said) => said.startsWith(shown)),
        line,
      ).toBe(true);
    }
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('when the server is lost the recording goes on in both, by the same keys, and says so', async () => {
    const doomed = await startWithCourse();
    const { visitor, page, b } = await open(doomed);
    await button(page, text.watch).click();
    await button(page, text.playAlong).click();
    await drumUntil(
      page,
      async () =>
        (await linesOf(b)
          .filter({ hasText: /^b1 OK/ })
          .count()) > 0,
    );
    await doomed.stop();
    await page.getByText(text.recordedBadge, { exact: true }).waitFor();
    await drumUntil(page, () => filmIsOver(page));
    await says(b, /^b8 OK/);
    await visitor.leave();
  });
});
