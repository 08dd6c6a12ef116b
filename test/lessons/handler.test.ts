import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourseHandler } from '../../relay/course.ts';
import { OwnCourse } from '../../relay/own-course.ts';
import { LESSON_YAML, smallCourse } from './support/small-course.ts';

describe('a course over HTTP', () => {
  let folder: string;
  let url: string;
  const server = createServer();

  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  const get = async (path: string) => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  const said: string[] = [];
  let own: OwnCourse;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'course-'));
    for (const [path, text] of smallCourse()) await write(path, text);
    own = new OwnCourse(folder, (lines) => said.push(...lines));
    const handler = new CourseHandler(folder, { own: true });
    await own.open();
    server.on('request', (request, response) => {
      const taken = own.handle(request, response) || handler.handle(request, response);
      if (!taken) response.writeHead(418).end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    own.close();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  it('serves the index and its lessons', async () => {
    expect((await get('/course/index.json')).body).toMatchObject({
      chapters: [{ id: 'pop3' }],
      problems: [],
    });
    expect((await get('/course/pop3/enter.json')).body).toMatchObject({
      id: 'pop3/enter',
      seed: 'article-pop3',
    });
  });

  it('says that a lesson is not there, and leaves other addresses alone', async () => {
    expect(await get('/course/pop3/nothing.json')).toMatchObject({ status: 404 });
    expect(await get('/course/../package.json')).toMatchObject({ status: 418 });
    expect(await get('/healthz')).toMatchObject({ status: 418 });
  });

  it("serves an author's own course beside it, under ids of its own", async () => {
    expect((await get('/course/index.json')).body).toMatchObject({ own: true, chapters: [{ id: 'pop3' }] });
    expect((await get('/course/own.index.json')).body).toMatchObject({
      chapters: [{ id: 'own.pop3', lessons: [{ id: 'own.pop3/enter' }] }],
      problems: [],
    });
    expect((await get('/course/own.pop3/enter.json')).body).toMatchObject({ id: 'own.pop3/enter' });
    expect(await get('/course/own.pop3/nothing.json')).toMatchObject({ status: 404 });
    expect(said).toEqual(['Your course: 1 lesson, 0 problems.']);
  });

  it('tells pages and terminal of each save, and of what there is to mend', async () => {
    const saves = await follow(`${url}/course/own.events`);
    await write('pop3/enter/lesson.yaml', LESSON_YAML.replace('solution', 'solutoin'));
    await saves.next();
    const mistake = /^pop3\/enter\/lesson\.yaml:5: "solutoin" is not known here; did you mean "solution"\?/;
    expect(said.slice(1)).toEqual(
      expect.arrayContaining([expect.stringMatching(mistake), 'Your course: 0 lessons, 2 problems.']),
    );
    expect((await get('/course/own.index.json')).body).toMatchObject({
      problems: [{ line: 2 }, { file: 'pop3/enter/lesson.yaml', line: 5 }],
    });
    await write('pop3/enter/lesson.yaml', LESSON_YAML);
    await saves.next();
    expect((await get('/course/own.index.json')).body).toMatchObject({ problems: [] });
    saves.leave();
  });

  it('follows a file that an editor replaces, and one in a new folder', async () => {
    const saves = await follow(`${url}/course/own.events`);
    await write('pop3/enter/lesson.yaml.new', LESSON_YAML.replace('TRANSACTION', 'UPDATE'));
    await rename(join(folder, 'pop3/enter/lesson.yaml.new'), join(folder, 'pop3/enter/lesson.yaml'));
    await saves.next();
    const { body } = await get('/course/own.pop3/enter.json');
    expect(JSON.stringify(body.steps)).toContain('UPDATE');
    saves.leave();
  });

  it('says so when its folder cannot be read', async () => {
    const lost = new OwnCourse(join(folder, 'nowhere'), () => {});
    await expect(lost.open()).rejects.toThrow(/^The course cannot be read: .*nowhere/);
  });
});

/** Server-sent events one by one; the first, which says where things stand, is passed over. */
async function follow(address: string): Promise<{ next(): Promise<string>; leave(): void }> {
  const leave = new AbortController();
  const response = await fetch(address, { signal: leave.signal });
  const events = response.body!.pipeThrough(new TextDecoderStream())[Symbol.asyncIterator]();
  const next = async () => (await events.next()).value as string;
  await next();
  return { next, leave: () => leave.abort() };
}
