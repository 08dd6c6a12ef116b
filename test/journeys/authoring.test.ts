import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCourse } from '../../lessons/compile.ts';
import { CourseHandler } from '../../relay/course.ts';
import { provingGround } from '../../relay/lesson-ground.ts';
import { proveLesson } from '../../relay/lesson-proof.ts';
import { OwnCourse } from '../../relay/own-course.ts';
import type { Plusok } from '../../relay/plusok.ts';
import { launchBrowser, noBrowser, visit } from '../support/browser.ts';
import { startPlusok } from '../support/server.ts';

const LESSONS = `${import.meta.dirname}/../../lessons`;

describe.skipIf(noBrowser)('an author writes beside the page', () => {
  let folder: string;
  let own: OwnCourse;
  let plusok: Plusok;
  let browser: Browser;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plusok-course-'));
    await cp(join(LESSONS, 'example'), folder, { recursive: true });
    own = new OwnCourse(folder, () => {});
    await own.open();
    const ours = new CourseHandler(LESSONS, { own: true });
    plusok = await startPlusok({ handlers: [own.handle, ours.handle] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    own?.close();
    await plusok?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const change = async (file: string, from: string, to: string) => {
    const path = join(folder, 'post/is-there-mail', file);
    const text = await readFile(path, 'utf8');
    expect(text).toContain(from);
    await writeFile(path, text.replace(from, to));
  };

  it('finds the course beside ours', async () => {
    const visitor = await visit(browser, `${plusok.url}course`, { language: 'fr' });
    const { page } = visitor;
    await page.getByRole('heading', { name: 'Un cours d’exemple' }).waitFor();
    await page.getByRole('heading', { name: 'IMAP, travailler sur le serveur' }).waitFor();
    await page.getByText('Y a-t-il du courrier').click();
    await page.waitForURL(/\/lesson\/own\.post\/is-there-mail/);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('makes a lesson of what was typed, which compiles and is right as it is', async () => {
    const visitor = await visit(browser, `${plusok.url}console/pop3`, { language: 'fr' });
    const { page } = visitor;
    await visitor.say('USER nicolas', /^\+OK/);
    await visitor.say('PASS hunter2', /^-ERR/);
    await visitor.say('USER nicolas', /^\+OK/);
    await visitor.say('PASS mot_passe', /^\+OK/);
    await visitor.say('TOP 1 0', /^\.$/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'En faire une leçon' }).click(),
    ]);
    const files = new Map(
      Object.entries(unzipSync(await readFile(await download.path()))).map(
        ([path, octets]) => [path.replace('plusok-lesson/', ''), strFromU8(octets)] as const,
      ),
    );
    expect([...files.values()].join()).not.toContain('hunter2');
    const { lessons, problems } = compileCourse(files);
    expect(problems).toEqual([]);
    const ground = await provingGround();
    expect(await proveLesson(lessons.get('pop3/recorded')!, ground.open)).toEqual([]);
    await ground.close();
    expect(lessons.get('pop3/recorded')!.steps.map(({ id }) => id)).toEqual(['pass', 'pass-2', 'top']);
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });

  it('each save shows, the session goes on, and mistakes are told with file, line and what would be right', async () => {
    const visitor = await visit(browser, `${plusok.url}lesson/own.post/is-there-mail`, { language: 'en' });
    const { page } = visitor;
    await visitor.say('USER nicolas', /^\+OK User/);

    await change('en.md', 'The name first', 'First of all the name');
    await page.getByText('First of all the name').waitFor();

    await change('lesson.yaml', 'solution:', 'solutoin:');
    const problems = page.locator('.course-problems');
    await problems.getByText('did you mean "solution"?').waitFor();
    expect(await problems.locator('code').allInnerTexts()).toContain('post/is-there-mail/lesson.yaml:12');
    await page.getByText('First of all the name').waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await problems.getByText('vouliez-vous dire «\u202fsolution\u202f»').waitFor();
    await page.getByRole('button', { name: 'English' }).click();

    await change('lesson.yaml', 'solutoin:', 'solution:');
    await problems.waitFor({ state: 'detached' });
    await visitor.say('PASS mot_passe', /^\+OK Mailbox/);
    await page.locator('.conditions-met').waitFor();
    expect(await visitor.lines()).toEqual(expect.arrayContaining([expect.stringMatching(/^USER nicolas/)]));
    expect(visitor.errors).toEqual([]);
    await visitor.leave();
  });
});
