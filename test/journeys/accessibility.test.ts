import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourseHandler, loadCourse } from '../../relay/course.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { launchBrowser, noBrowser, SCREENS, visit } from '../support/browser.ts';
import { tabTo, tabToButton } from '../support/keyboard.ts';
import { PAGES } from '../support/pages.ts';
import { startPlusok } from '../support/server.ts';

const LESSONS = `${import.meta.dirname}/../../lessons`;
const { lessons: course } = await loadCourse(LESSONS);
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'];

describe.skipIf(noBrowser)('accessibility in a real browser', () => {
  let plusok: Plusok;
  let browser: Browser;

  beforeAll(async () => {
    plusok = await startPlusok({ seed: 'article-pop3', handlers: [new CourseHandler(LESSONS).handle] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
  });

  for (const { name, path, prepare } of PAGES) {
    it(`${name} fits the screen, and axe finds nothing: light and dark, both languages, three sizes`, async () => {
      for (const language of ['fr', 'en'] as const) {
        const visitor = await visit(browser, plusok.url + path, { language });
        await prepare(visitor);
        for (const screen of ['desk', 'projector', 'phone'] as const) {
          await visitor.page.setViewportSize(SCREENS[screen]);
          expect(await beyondScreen(visitor.page), `${language}, ${screen}`).toEqual([]);
          for (const colorScheme of ['light', 'dark'] as const) {
            await visitor.page.emulateMedia({ colorScheme });
            expect(await violations(visitor.page), `${language}, ${screen}, ${colorScheme}`).toEqual([]);
          }
        }
        await visitor.leave();
      }
    });
  }

  it('is used by the keyboard alone, from the first page to a lesson', async () => {
    const visitor = await visit(browser, plusok.url, { language: 'en' });
    const { page } = visitor;
    await page.locator('.card').first().waitFor();
    await tabTo(page, '[href="/console/pop3"]');
    await page.keyboard.press('Enter');
    await visitor.hears(/^\+OK/);
    await tabTo(page, '.terminal textarea');
    await page.keyboard.type('RETR 1\n');
    await visitor.hears(/^-ERR/);
    await page.keyboard.press('Control+]');
    expect(await page.evaluate(() => document.activeElement?.closest('.terminal') ?? null)).toBeNull();
    await tabTo(page, '.unit-line');
    await page.locator('.token-row.pointed').first().waitFor();
    await tabTo(page, '.language');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Explication' }).waitFor();
    await tabTo(page, '[href="/course"]');
    await page.keyboard.press('Enter');
    await tabTo(page, '[href^="/lesson/"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/lesson\//);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a lesson is watched and done by the keyboard alone', async () => {
    const lesson = course.get('pop3/list-and-read')!;
    const text = PLAYER_TEXTS.en;
    const visitor = await visit(browser, `${plusok.url}lesson/${lesson.id}`, { language: 'en' });
    const { page } = visitor;
    await page.locator('section.conditions').waitFor();
    await tabToButton(page, text.watch);
    await page.keyboard.press('Enter');
    await tabToButton(page, text.forward);
    for (let turns = 0; turns < 3; turns++) await page.keyboard.press('Enter');
    await visitor.hears(/^USER nicolas$/);
    await tabToButton(page, text.do);
    await page.keyboard.press('Enter');
    for (const step of lesson.steps) {
      await page.locator('.connection-open, .connection-closed').waitFor();
      for (const { answer } of step.predict) {
        await tabTo(page, '.predict:not(:has(output)) input');
        await page.keyboard.type(`${answer}\n`);
      }
      for (const action of step.solution) {
        if (action.kind !== 'type') throw new Error('the lesson wants more than typing');
        await tabTo(page, '.terminal textarea');
        await page.keyboard.type(`${action.text}\n`);
      }
      await page.locator('.conditions-met').waitFor();
      await tabToButton(page, text.nextStep);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: text.now }).waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('announces a reply once: by the log, not by the terminal', async () => {
    const visitor = await visit(browser, `${plusok.url}console/pop3`);
    await visitor.hears(/^\+OK/);
    expect(await visitor.page.getByRole('log').count()).toBe(1);
    expect(await visitor.page.locator('.terminal [aria-live], .terminal [role=log]').count()).toBe(0);
    await visitor.leave();
  });
});

/** What does not fit: only `main` may scroll, and nothing sideways. The terminal's own layers are cut by it. */
function beyondScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollHeight, scrollWidth } = document.documentElement;
    const pageGrew = scrollHeight > innerHeight || scrollWidth > innerWidth;
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => !element.closest('.xterm') && element.getBoundingClientRect().right > innerWidth + 1,
    );
    return [
      ...(pageGrew ? [`the page is ${scrollWidth}×${scrollHeight}`] : []),
      ...wide.map((it) => it.className),
    ];
  });
}

/** What axe objects to: the rule, and the first elements that break it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe || ${JSON.stringify(AXE)} && eval(${JSON.stringify(AXE)})`);
  const found: AxeResults = await page.evaluate(
    (values) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run({ runOnly: { type: 'tag', values } }),
    RULES,
  );
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, failureSummary }) => `${target} (${failureSummary})`)
        .join('; ')}`,
  );
}
