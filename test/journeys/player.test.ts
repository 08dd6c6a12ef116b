import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lesson, Step } from '../../lessons/model.ts';
import { CourseHandler, loadCourse } from '../../relay/course.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { CARRY_TEXTS } from '../../web/lesson/carry-texts.ts';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { launchBrowser, noBrowser, type Visitor, visit } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

const FOLDER = `${import.meta.dirname}/../../lessons`;
const { lessons } = await loadCourse(FOLDER);
const text = PLAYER_TEXTS.en;
const start = () => startPlusok({ handlers: [new CourseHandler(FOLDER).handle] });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe.skipIf(noBrowser)('the lesson player in a real browser', () => {
  let plusok: Plusok;
  let browser: Browser;
  beforeAll(async () => {
    plusok = await start();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await plusok?.stop();
  });

  const open = async (id: string, at = plusok) => {
    const visitor = await visit(browser, `${at.url}lesson/${id}`, { language: 'en' });
    await visitor.page.locator('.console').waitFor();
    return visitor;
  };

  describe.each(['smtp/dots-and-headers', 'pop3/delete-and-undo', 'imap/flags-and-expunge'])('%s', (id) => {
    const lesson = lessons.get(id)!;
    it.each(lesson.replay.markers)(
      'is taken over at the marker of $step, and goes on from there',
      async ({ step, line }) => {
        const visitor = await open(id);
        const { page } = visitor;
        await button(page, text.watch).click();
        await button(page, lesson.text.en.steps[step]!.title).click();
        await button(page, text.takeOver).click();
        const reached = lesson.steps.find((each) => each.id === step)!;
        await page.locator('.connection-status', { hasText: reached.protocol.toUpperCase() }).waitFor();
        await page.locator('.connection-open, .connection-closed').waitFor();
        if (reached.protocol === lesson.protocol) await typedAgain(visitor, typedBefore(lesson, line));
        await takeStep(visitor, reached);
        expect(visitor.errors).toEqual([]);
        await visitor.leave();
      },
    );
  });

  it('goes back to before any line, and on from there', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await visitor.hears(/^\+OK/);
    await visitor.say('USER nicolas', /^\+OK User/);
    await visitor.say('PASS mot_passe', /^\+OK Mailbox/);
    await visitor.say('DELE 1', /^\+OK Message/);
    await visitor.say('DELE 2', /^\+OK Message 2|^\+OK/);
    const dele = page.locator('.unit.sent', { hasText: 'DELE 1' });
    await dele.hover();
    await dele.getByRole('button', { name: 'Go back to before this line' }).click();
    await expect.poll(() => visitor.lines()).not.toContain('DELE 2');
    await visitor.hears(/^\+OK Mailbox/);
    await visitor.say('STAT', /^\+OK 3 1665/);
    await button(page, text.undo).click();
    await expect.poll(() => visitor.lines()).not.toContain('STAT');
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a demo is played by drumming on any keys, live', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await button(page, text.watch).click();
    await button(page, text.playAlong).click();
    await page.getByText(text.liveBadge, { exact: true }).waitFor();
    await visitor.hears(/^\+OK/);
    await drumUntil(page, async () => (await page.getByText(text.demoOver).count()) > 0);
    const typed = lessons
      .get('pop3/list-and-read')!
      .replay.lines.flatMap((line) => (line.kind === 'line' && line.from === 'client' ? [line.text] : []));
    await visitor.hears(/^QUIT/);
    const lines = await visitor.lines();
    expect(typed.filter((line) => !line.startsWith('PASS') && !lines.includes(line))).toEqual([]);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('when the server is lost the recording goes on, by the same keys, and says so', async () => {
    const doomed = await start();
    const visitor = await open('pop3/list-and-read', doomed);
    const { page } = visitor;
    await button(page, text.watch).click();
    await button(page, text.playAlong).click();
    await visitor.hears(/^\+OK/);
    await drumUntil(page, async () => (await visitor.lines()).includes('USER nicolas'));
    await doomed.stop();
    await page.getByText(text.recordedBadge, { exact: true }).waitFor();
    const slider = page.getByRole('slider');
    const atEnd = async () => (await slider.inputValue()) === (await slider.getAttribute('max'));
    await drumUntil(page, atEnd);
    await visitor.hears(/^QUIT/);
    await visitor.leave();
  });

  it('a film is played at a speed that changes meanwhile, paused, and sought by line', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await button(page, text.watch).click();
    await page.getByLabel(text.speed).selectOption('0.25');
    await button(page, text.play).click();
    await page.getByLabel(text.speed).selectOption('8');
    await visitor.hears(/^USER nicolas/);
    await button(page, text.pause).click();
    const slider = page.getByRole('slider');
    const at = await slider.inputValue();
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    expect(Number(await slider.inputValue())).toBeGreaterThan(Number(at));
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(Number(await slider.inputValue())).toBeLessThan(Number(at) + 1);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a film without its pauses comes to its end, every line said', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await button(page, text.watch).click();
    await page.getByLabel(text.speed).selectOption('8');
    await page.getByLabel(text.skipIdle).check();
    await button(page, text.play).click();
    await visitor.hears(/^QUIT/);
    await button(page, text.play).waitFor();
    expect((await visitor.lines()).at(-1)).toMatch(/^\+OK/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('the mailbox is shown as the server keeps it and as the session sees it', async () => {
    const visitor = await open('pop3/delete-and-undo');
    const mailbox = visitor.page.locator('.mailbox-widget');
    await visitor.say('USER nicolas', /^\+OK User/);
    await visitor.say('PASS mot_passe', /^\+OK Mailbox/);
    await mailbox.getByText('This session sees 3').waitFor();
    await visitor.say('DELE 1', /^\+OK Message/);
    await mailbox.getByText('The server keeps 3 messages. This session sees 2').waitFor();
    expect(await mailbox.locator('.number').allInnerTexts()).toEqual(['–', '2', '3']);
    await visitor.say('QUIT', /^\+OK/);
    await mailbox.getByText('The server keeps 2 messages.', { exact: true }).waitFor();
    expect(await mailbox.locator('.number').count()).toBe(0);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('progress is carried by a file and by a link, and begun anew', async () => {
    const carry = CARRY_TEXTS.en;
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await visitor.say('USER nicolas', /^\+OK User/);
    await visitor.say('PASS mot_passe', /^\+OK Mailbox/);
    await page.locator('.conditions-met').waitFor();
    await page.goto(`${plusok.url}course`);
    await page.getByText('Steps passed: 1.').waitFor();
    const download = page.waitForEvent('download');
    await button(page, carry.toFile).click();
    const file = await (await download).path();
    await visitor.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await button(page, carry.toLink).click();
    await page.getByText(carry.copied).waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());

    await button(page, carry.reset).click();
    await page.getByRole('dialog').getByRole('button', { name: carry.reset }).click();
    await page.getByText('Steps passed: 0.').waitFor();
    await page.getByLabel(carry.fromFile).setInputFiles(file);
    await page.getByText('Steps passed: 1.').waitFor();
    await page
      .getByLabel(carry.fromFile)
      .setInputFiles({ name: 'x.json', mimeType: 'text/plain', buffer: Buffer.from('{}') });
    await page.getByText('“x.json” holds no progress').waitFor();
    expect(JSON.parse(await readFile(file, 'utf8')).passed).toEqual({ 'pop3/list-and-read': ['enter'] });

    const other = await visit(browser, link, { language: 'en' });
    await other.page.getByRole('button', { name: carry.add }).click();
    await other.page.getByText('Steps passed: 1.').waitFor();
    expect(other.page.url()).toBe(`${plusok.url}course`);
    expect([...visitor.errors, ...other.errors]).toEqual([]);
    await other.leave();
    await visitor.leave();
  });
});

/** Presses any key again and again, as a speaker does who looks at the audience. */
async function drumUntil(page: Page, done: () => Promise<boolean>): Promise<void> {
  for (let keys = 0; keys < 2000; keys++) {
    if (keys % 10 === 0 && (await done())) return;
    await page.keyboard.press('k');
  }
  throw new Error('the demo does not come to its end');
}

async function takeStep({ page }: Visitor, step: Step): Promise<void> {
  for (const { answer } of step.predict) {
    const question = page.locator('.predict:not(:has(output))').first();
    await question.locator('input').fill(String(answer));
    await question.locator('button').click();
  }
  for (const action of step.solution) {
    if (action.kind === 'type') {
      await page.locator('.terminal textarea').focus();
      await page.keyboard.type(`${action.text}\n`);
    } else if (action.kind === 'cut') await page.locator('.lesson-connection button').first().click();
    else if (action.kind === 'connect') {
      await button(page, 'Reconnect').click();
      await page.locator('.connection-open').waitFor();
    }
  }
  await page.locator('.conditions-met').waitFor();
}

/** Waits until all these lines have been typed again, each as often as it is among them, and answered. */
async function typedAgain({ page }: Visitor, lines: readonly string[]): Promise<void> {
  const last = lines.at(-1);
  if (last === undefined) return;
  const times = lines.filter((line) => line === last).length;
  const same = page
    .locator('.unit.sent .unit-line code')
    .filter({ hasText: new RegExp(`^${escaped(last)}`) });
  await expect.poll(() => same.count()).toBeGreaterThanOrEqual(times);
  await page.waitForFunction(() =>
    document.querySelector('.units')?.lastElementChild?.matches(':not(.sent)'),
  );
}

/** The lines typed in a recording before its line `until`, on the same connection, as the page shows them. */
function typedBefore(lesson: Lesson, until: number): string[] {
  const before = lesson.replay.lines.slice(0, until);
  return before
    .slice(before.findLastIndex(({ kind }) => kind === 'connect') + 1)
    .flatMap((line) => (line.kind === 'line' && line.from === 'client' ? [line.text] : []))
    .map((text) => text.replace(/^PASS .*/, 'PASS').replace(/^(\S+ login \S+) .*/i, '$1'));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
