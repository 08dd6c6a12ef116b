import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CourseHandler } from '../../relay/course.ts';
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

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'course-'));
    for (const [path, text] of smallCourse()) await write(path, text);
    const handler = new CourseHandler(folder, { fresh: true });
    server.on('request', (request, response) => {
      if (!handler.handle(request, response)) response.writeHead(418).end('{}');
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
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
    expect(await get('/api/health')).toMatchObject({ status: 418 });
  });

  it('sees what its author has just saved, mistakes included', async () => {
    await write('pop3/enter/lesson.yaml', LESSON_YAML.replace('solution', 'solutoin'));
    const { body } = await get('/course/index.json');
    expect(body.problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ file: 'pop3/enter/lesson.yaml', line: 5 })]),
    );
  });
});
