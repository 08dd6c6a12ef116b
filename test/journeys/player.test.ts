import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../lessons/model.ts';
import { timelineOf } from '../../lessons/play/timeline.ts';
import { CARRY_TEXTS } from '../../web/lesson/carry-texts.ts';
import { PLAYER_TEXTS } from '../../web/lesson/texts.ts';
import { isInSight, noBrowser, type Visitor } from '../support/browser.ts';
import { tabToElement } from '../support/keyboard.ts';
import {
  button,
  drumUntil,
  escaped,
  filmIsOver,
  lessons,
  lessonsInBrowser,
  startWithCourse,
  takeStep,
  typedIn,
} from '../support/lessons.ts';

const text = PLAYER_TEXTS.en;

describe.skipIf(noBrowser)('the lesson player in a real browser', () => {
  const browser = lessonsInBrowser();
  const open = async (id: string, at?: Parameters<typeof browser.open>[2]) => {
    const visitor = await browser.open(`lesson/${id}`, { language: 'en' }, at);
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
    await deleteTwo(visitor);
    const dele = page.locator('.unit.sent', { hasText: 'DELE 1' });
    await dele.hover();
    await dele.getByRole('button', { name: 'Go back to before this line' }).click();
    await expect.poll(() => visitor.lines()).not.toContain('DELE 2');
    await hasAllAgain(visitor);
    await button(page, text.undo).click();
    await expect.poll(() => visitor.lines()).not.toContain('STAT');
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('goes back by the keyboard alone', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await deleteTwo(visitor);
    const back = (line: string) =>
      page
        .locator('.unit.sent', { hasText: line })
        .getByRole('button', { name: 'Go back to before this line' });
    await tabToElement(back('DELE 1'));
    await page.keyboard.press('Enter');
    await expect.poll(() => visitor.lines()).not.toContain('DELE 1');
    await hasAllAgain(visitor);
    await tabToElement(button(page, text.undo));
    await page.keyboard.press('Enter');
    await expect.poll(() => visitor.lines()).not.toContain('STAT');
    await visitor.hears(/^\+OK Mailbox/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it.each(['pop3/list-and-read', 'imap/greeting-and-tags', 'smtp/by-hand'])(
    '%s: the server greets live in the words of the recording',
    async (id) => {
      const visitor = await open(id);
      const { page } = visitor;
      const first = lessons.get(id)!.replay.lines.find(({ kind }) => kind === 'line');
      const greeting = first?.kind === 'line' ? first.text : '';
      await visitor.hears(/./);
      expect((await visitor.lines())[0]).toBe(greeting);
      await button(page, text.watch).click();
      await button(page, text.forward).click();
      await visitor.hears(/./);
      expect((await visitor.lines())[0]).toBe(greeting);
      expect(visitor.errors).toEqual([]);
      await visitor.leave();
    },
  );

  it('a film shows the mail behind it, as it is at that moment', async () => {
    const visitor = await open('pop3/delete-and-undo');
    const { page } = visitor;
    const mailbox = page.locator('.mailbox-widget');
    await button(page, text.watch).click();
    await mailbox.getByText('The server keeps 3 messages.').waitFor();
    const film = timelineOf(lessons.get('pop3/delete-and-undo')!);
    await page.getByRole('slider').fill(String(film.markers[1]!.at - 1)); // the first step's outcome
    await mailbox.getByText('The server keeps 3 messages. This session sees 2').waitFor();
    await button(page, text.back).click();
    await mailbox.getByText('The server keeps 3 messages. This session sees 3').waitFor();
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
    const typed = typedIn(lessons.get('pop3/list-and-read')!);
    await visitor.hears(/^QUIT/);
    const lines = await visitor.lines();
    expect(typed.filter((line) => !line.startsWith('PASS') && !lines.includes(line))).toEqual([]);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('when the server is lost the recording goes on, by the same keys, and says so', async () => {
    const doomed = await startWithCourse();
    const visitor = await open('pop3/list-and-read', doomed);
    const { page } = visitor;
    await button(page, text.watch).click();
    await button(page, text.playAlong).click();
    await visitor.hears(/^\+OK/);
    await drumUntil(page, async () => (await visitor.lines()).includes('USER nicolas'));
    await doomed.stop();
    await page.getByText(text.recordedBadge, { exact: true }).waitFor();
    await drumUntil(page, () => filmIsOver(page));
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
    await signIn(visitor);
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

  it('wherever one clicked, what is typed goes to the console, every letter of it', async () => {
    const visitor = await open('pop3/delete-and-undo');
    const { page } = visitor;
    await visitor.hears(/^\+OK/);
    await page.locator('.prose-command', { hasText: 'USER nicolas' }).click();
    await visitor.hears(/^\+OK User/);
    await page.keyboard.type('PASS mot_passe\n');
    await visitor.hears(/^\+OK Mailbox/);
    await button(page, text.hint).click();
    await page.keyboard.type('DELE 1\n');
    await page.locator('.conditions-met').waitFor();
    await button(page, text.nextStep).click();
    await page.keyboard.type('LIST 1\n');
    await page.locator('.conditions-met').waitFor();
    expect(page.url()).toMatch(/\/gap$/);
    await button(page, text.watch).click();
    await page.locator('.transport').waitFor();
    expect(await page.locator('.prose-command').count()).toBe(0);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('on a phone the answer to a tapped command is in sight, and leads to the console', async () => {
    const visitor = await browser.open('lesson/pop3/delete-and-undo', { language: 'en', screen: 'phone' });
    const { page } = visitor;
    const reply = page.locator('.latest-reply');
    await reply.getByText('+OK POP3').waitFor();
    for (const line of ['USER nicolas', 'PASS mot_passe', 'DELE 1']) {
      await page.locator('.prose-command', { hasText: line }).tap();
    }
    await reply.getByText('+OK Message deleted').waitFor();
    expect(await isInSight(reply)).toBe(true);
    await button(page, text.nextStep).tap();
    await expect.poll(() => isInSight(page.locator('.lesson-step h2'))).toBe(true);
    await reply.tap();
    await expect.poll(() => isInSight(page.locator('.desk-console'))).toBe(true);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('the diagram follows the session from state to state, to its end by accident too', async () => {
    const visitor = await open('pop3/states');
    const diagram = visitor.page.locator('.states');
    const taken = diagram.locator('.arrow-taken');
    await diagram.locator('.state-now', { hasText: 'AUTHORIZATION' }).waitFor();
    expect(await taken.count()).toBe(0);
    await signIn(visitor);
    await diagram.locator('.state-now', { hasText: 'TRANSACTION' }).waitFor();
    expect(await taken.count()).toBe(1);
    await button(visitor.page, 'Cut the cable').click();
    await diagram.locator('.state-now', { hasText: 'CLOSED' }).waitFor();
    expect(await taken.count()).toBe(2);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('a mistake that the lesson has not foreseen is explained before any general hint', async () => {
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await visitor.hears(/^\+OK/);
    await visitor.say('USRE nicolas', /^-ERR/);
    await button(page, text.hint).click();
    const hint = page.locator('.lesson-hint');
    await hint.getByText('USER', { exact: true }).waitFor();
    expect(await hint.count()).toBe(1);
    await visitor.say('USER nicolas', /^\+OK User/);
    await button(page, text.anotherHint).click();
    await hint.getByText('It is waiting for the password').waitFor();
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('progress is carried by a file and by a link, and begun anew', async () => {
    const carry = CARRY_TEXTS.en;
    const visitor = await open('pop3/list-and-read');
    const { page } = visitor;
    await signIn(visitor);
    await page.locator('.conditions-met').waitFor();
    await page.goto(`${browser.url()}course`);
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

    const other = await browser.visit(link);
    await other.page.getByRole('button', { name: carry.add }).click();
    await other.page.getByText('Steps passed: 1.').waitFor();
    expect(other.page.url()).toBe(`${browser.url()}course`);
    expect([...visitor.errors, ...other.errors]).toEqual([]);
    await other.leave();
    await visitor.leave();
  });
});

/** Signs in by POP3. */
async function signIn(visitor: Visitor): Promise<void> {
  await visitor.say('USER nicolas', /^\+OK User/);
  await visitor.say('PASS mot_passe', /^\+OK Mailbox/);
}

/** Waits for the greeting, signs in, and marks two messages as deleted. */
async function deleteTwo(visitor: Visitor): Promise<void> {
  await visitor.hears(/^\+OK/);
  await signIn(visitor);
  await visitor.say('DELE 1', /^\+OK Message/);
  await visitor.say('DELE 2', /^\+OK Message/);
}

/** The session is signed in again, and none of the mail is marked. */
async function hasAllAgain(visitor: Visitor): Promise<void> {
  await visitor.hears(/^\+OK Mailbox/);
  await visitor.say('STAT', /^\+OK 3 1665/);
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
  const { lines, markers } = lesson.replay;
  const from = lines.slice(0, until).findLastIndex(({ kind }) => kind === 'connect') + 1;
  return typedIn({ ...lesson, replay: { lines: lines.slice(from), markers } }, until - from).map((line) =>
    line.replace(/^PASS .*/, 'PASS').replace(/^(\S+ login \S+) .*/i, '$1'),
  );
}
